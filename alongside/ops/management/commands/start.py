"""Make the installation ready, then serve it: what `python3 run.py` does."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import connections

from alongside.base.advice import command
from alongside.ops.doctor.looking import look, status
from alongside.ops.founding import found_at_terminal, is_at_terminal
from alongside.ops.installing import made, prepare
from alongside.ops.management.commands import serve
from alongside.ops.serving import loopback
from alongside.people.models import Organisation


class Command(serve.Command):
    help = "Make Alongside ready and serve it on this computer. --data DIR: the data folder (data beside run.py)."
    word = ""  # what `python3 run.py` does by itself

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--no-demo", action="store_true", help="without the demo caseload")
        parser.add_argument("--new", action="store_true", help="make a new installation where none is yet")

    def handle(self, *args: Any, **options: Any) -> None:
        self.check_addresses(options["bind"] or loopback(), options["port"], self.asked(**options))
        if prepare(demo=not options["no_demo"], new=options["new"]):
            self.stdout.write(made(options["no_demo"]))
        self.look()
        if not Organisation.objects.exists() and is_at_terminal():
            self.found(options["port"])
        super().handle(*args, **options)

    def found(self, port: int) -> None:
        """Ask for the organisation and its first lead. Who ends it reads the next step once it is served."""
        self.stdout.write(
            "\nNobody is here yet. Three questions, then it is served (Ctrl-D leaves them for later).\n"
        )
        try:
            self.way_in = found_at_terminal(port)
        except EOFError:
            self.stdout.write("\nNothing was made.")
        connections.close_all()

    def look(self) -> None:
        """What the doctor says, before anything is served. Where words would be lost or leak, nothing is."""
        findings = look(quickly=True)
        # who only tries it out is not told to make backups
        if (stops := status(findings) > 1) or not Organisation.objects.filter(is_demo=True).exists():
            for finding in findings:
                if finding.do:
                    self.stderr.write(str(finding))
        if stops:
            raise CommandError(
                f"Nothing is served until that is put right. To look again: {command('doctor')}"
            )
        connections.close_all()
