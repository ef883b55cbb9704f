"""`python3 run.py restore FILE --data NEW-FOLDER`: a backup put back on an empty machine."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside import __version__
from alongside.base.advice import command
from alongside.ops.backup import recovery
from alongside.ops.backup.container import BadBackup
from alongside.ops.backup.restoring import keys_only, restore, was_cut_off
from alongside.ops.installing import begin, refuse_newer_database, settle


class Command(BaseCommand):
    help = "Restore a backup into an empty installation."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--recovery-key", help=f"as printed; else it is read from {recovery.FILE} in the keys folder"
        )
        parser.add_argument(
            "--keys-only",
            action="store_true",
            help="bring back only the keyring, for data that is there; the data is not touched",
        )

    def handle(
        self, *args: Any, file: Path, recovery_key: str | None, keys_only: bool, **options: Any
    ) -> None:
        try:
            key = recovery_key or recovery.kept(settings.KEYS)
        except BadBackup as error:
            raise CommandError(f"Nothing was restored: {error}") from error
        if not key:
            raise CommandError(
                "Give the recovery key that was printed for this backup: --recovery-key XXXX-XXXX-…"
            )
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        if keys_only:
            return self._keys_only(file, key)
        begin(new=True)
        refuse_newer_database()
        if was_cut_off():
            self.stdout.write("An earlier restore was cut off. This one does it again from the start.")
        try:
            done = restore(file, key)
        except BadBackup as error:
            raise CommandError(f"Nothing was restored: {error}") from error
        settle()
        self.stdout.write(
            f"Restored {done.rows} rows; every table is equal to the backup and the audit chains hold."
        )
        if done.older:
            self.stdout.write(f"It was made by {done.older}, and was brought up to {__version__} afterwards.")
        return None

    def _keys_only(self, file: Path, key: str) -> None:
        try:
            ring = keys_only(file, key)
        except BadBackup as error:
            raise CommandError(f"The keys were not brought back: {error}") from error
        names = ", ".join(ring.keys)
        self.stdout.write(f"The keyring ({names}) is back in {settings.KEYS} and opens the data.")
        self.stdout.write(
            f"The data was not touched. Look that all is well: {command('doctor')}. Then start the server."
        )
