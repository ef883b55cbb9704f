"""`python3 run.py nightly`: what the server does by itself each night. One line for each fault; the status is 1 then."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from alongside.ops.nightly import run


class Command(BaseCommand):
    requires_system_checks = ()
    help = (
        "Check the audit chains and every row against them, and keep the anchor where ALONGSIDE_ANCHOR says."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="nothing where this night's check has run")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        report = run(once=once)
        if report is None:
            return
        for _org_id, fault in report.faults:
            self.stdout.write(f"look  {fault}")
        looked = f"{report.organisations} organisations, {report.events} events, {report.rows} rows"
        self.stdout.write(f"Looked through {looked}; faults: {len(report.faults)}.")
        if report.faults:
            raise SystemExit(1)
