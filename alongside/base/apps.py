from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "alongside.base"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from alongside.base.database import install_triggers

        post_migrate.connect(install_triggers, dispatch_uid="alongside.base.triggers")
