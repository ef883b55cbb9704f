"""`python3 run.py readable`: what is readable in the database without the keys, as docs/reference has it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from alongside.ops.readable import markdown


class Command(BaseCommand):
    help = "Print every column of the database with what whoever has no keys can read in it."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(markdown(), ending="")
