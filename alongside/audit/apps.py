from django.apps import AppConfig

from alongside.base.database import append_only


class AuditConfig(AppConfig):
    name = "alongside.audit"

    def ready(self) -> None:
        from alongside.audit.record import record, record_kept  # models can be imported only now
        from alongside.base.action import record_with
        from alongside.base.revisions import tell_of_kept

        append_only("audit_event")
        record_with(record)
        tell_of_kept(record_kept)
