"""Make the installation ready, then serve it: what `python3 run.py` does."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from alongside.ops.addresses import loopback
from alongside.ops.management.commands import serve
from alongside.ops.preparing import prepare


class Command(serve.Command):
    help = "Make Alongside ready and serve it on this computer. --data DIR: the data folder (data beside run.py)."
    word = ""  # what `python3 run.py` does by itself

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--no-demo", action="store_true", help="without the demo caseload")

    def handle(self, *args: Any, **options: Any) -> None:
        self.check_addresses(options["bind"] or loopback(), options["port"], self.asked(**options))
        prepare(demo=not options["no_demo"])
        super().handle(*args, **options)
