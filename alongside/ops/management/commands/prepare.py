"""Make the installation ready without serving it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from alongside.ops.installing import made, prepare
from alongside.ops.serving import first_step


class Command(BaseCommand):
    help = "Make the data folder, the keys and the tables ready."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="without the demo caseload")
        parser.add_argument("--new", action="store_true", help="make a new installation where none is yet")

    def handle(self, *args: Any, **options: Any) -> None:
        if prepare(demo=not options["no_demo"], new=options["new"]):
            self.stdout.write(made(options["no_demo"]))
        if steps := first_step():
            self.stdout.write("\n".join(steps))
