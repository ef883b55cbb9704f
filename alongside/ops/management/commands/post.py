"""`python3 run.py post`: what the server does by itself each hour."""

from typing import Any

from django.core.management.base import BaseCommand

from alongside.ops.post import send_due


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Send reminders that are due, and what the mail server did not take before."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Sent: {send_due()}.")
