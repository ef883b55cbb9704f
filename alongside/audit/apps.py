from django.apps import AppConfig

from alongside.base.database import append_only


class AuditConfig(AppConfig):
    name = "alongside.audit"

    def ready(self) -> None:
        from alongside.audit.record import record  # models can be imported only now
        from alongside.base.request_context import record_with

        append_only("audit_event")
        record_with(record)
