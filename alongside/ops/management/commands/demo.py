"""Put the demo caseload into an installation that holds nobody yet."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alongside.ops.demo.making import SomebodyIsHere, make_demo
from alongside.ops.serving import sign_ins


class Command(BaseCommand):
    help = "Make the demo caseload: two invented organisations. Only where nobody is yet."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            make_demo()
        except SomebodyIsHere as error:
            raise CommandError(
                "People are here already, and the demo is never mixed with them. "
                "Put it elsewhere: python3 run.py --new --data DIR"
            ) from error
        self.stdout.write("\n".join(sign_ins()))
