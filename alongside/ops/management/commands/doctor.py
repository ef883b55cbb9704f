"""`python3 run.py doctor`: what is wrong with this installation, and what to do about it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from alongside.ops.beginning import not_here
from alongside.ops.doctor.looking import look, status


class Command(BaseCommand):
    help = "Say what is wrong with this installation and what to do. Status: 0 well, 1 something to do, 2 it can not run."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_INSTALLED:
            raise not_here()
        found = look()
        for finding in found:
            self.stdout.write(str(finding))
        if said := status(found):
            raise SystemExit(said)
