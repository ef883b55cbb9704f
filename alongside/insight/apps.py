from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "alongside.insight"

    def ready(self) -> None:
        from alongside.base.changed import subscribe
        from alongside.insight import scores, state

        subscribe(scores.refresh)  # first: what Today knows takes in what the scores say
        subscribe(state.refresh)
