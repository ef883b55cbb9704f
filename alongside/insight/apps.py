from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "alongside.insight"

    def ready(self) -> None:
        from alongside.base.changed import subscribe
        from alongside.insight.state import refresh

        subscribe(refresh)
