from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "alongside.web"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from alongside.web.sign_in.sessions import note_beginning

        user_logged_in.connect(note_beginning, dispatch_uid="alongside.web.sessions")
