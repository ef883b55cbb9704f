"""A command of `pipeline.shell` as one of Django's, for `help` and for code that calls commands by name."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.pipeline import shell
from alongside.pipeline.errors import CannotAnalyse


class Apart(BaseCommand):
    """Takes its name from the module of the same name in `pipeline.shell`."""

    requires_system_checks: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.command = shell.command(self.__module__.rpartition(".")[2])
        self.help = self.command.HELP

    def add_arguments(self, parser: CommandParser) -> None:
        self.command.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.command.run(Namespace(**options), self.stdout.write, self.stderr.write)
        except CannotAnalyse as reason:
            raise CommandError(str(reason)) from reason
