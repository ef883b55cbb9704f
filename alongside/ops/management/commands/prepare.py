"""Make the installation ready without serving it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from alongside.ops.preparing import prepare


class Command(BaseCommand):
    help = "Make the data folder, the keys and the tables ready."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        prepare()
