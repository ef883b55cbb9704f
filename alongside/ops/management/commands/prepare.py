"""Make the installation ready without serving it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from alongside.ops.preparing import prepare


class Command(BaseCommand):
    help = "Make the data folder, the keys and the tables ready."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="without the demo caseload")

    def handle(self, *args: Any, **options: Any) -> None:
        prepare(demo=not options["no_demo"])
