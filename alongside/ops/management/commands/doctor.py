"""`python3 run.py doctor`: what is wrong with this installation, and what to do about it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from alongside.ops.doctor.looking import look, status
from alongside.ops.installing import not_here


class Command(BaseCommand):
    help = "Say what is wrong with this installation and what to do. Status: 0 well, 1 something to do, 2 it cannot run."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_INSTALLED:
            raise not_here()
        findings = look()
        for finding in findings:
            self.stdout.write(str(finding))
        if worst := status(findings):
            raise SystemExit(worst)
