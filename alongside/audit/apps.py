from django.apps import AppConfig

from alongside.base.database import append_only


class AuditConfig(AppConfig):
    name = "alongside.audit"

    def ready(self) -> None:
        append_only("audit_event")
