"""`python3 run.py undo_upgrade`: the data from before an upgrade back in its place, for the version that was there before."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.ops.alone import preparing
from alongside.ops.backup.container import BadBackup
from alongside.ops.before_migrate import folder, go_back, keep_present, under_way


class Command(BaseCommand):
    help = "Put the data from before an upgrade back. Stop the server first; start the version you had afterwards."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--copy",
            type=Path,
            metavar="FILE",
            help=f"a copy in {folder().name}, for an upgrade that went through",
        )

    def handle(self, *args: Any, copy: Path | None, **options: Any) -> None:
        with preparing():
            path = copy or under_way()
            if path is None:
                copies = ", ".join(str(copy) for copy in sorted(folder().glob("*.sealed")))
                raise CommandError(
                    "No upgrade was begun that did not go through, so there is nothing to undo. To go back over one "
                    f"that did, name its copy with --copy FILE; there are: {copies or 'none'}."
                )
            if not path.is_file():
                raise CommandError(f"There is no file {path}.")
            present = keep_present() if copy else None
            try:
                go_back(path)
            except BadBackup as error:
                raise CommandError(f"{path} was not put back, and nothing was changed: {error}") from error
        self.stdout.write(f"The data from before the upgrade are back, from {path}.")
        if present:
            self.stdout.write(f"What was written since is not in them; it is kept in {present}.")
        self.stdout.write(
            "Start the version that you had before: this one would begin the same upgrade again."
        )
