"""`python3 run.py restore FILE --data NEW-FOLDER`: a backup put back on an empty machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.ops.backup import recovery
from alongside.ops.backup.container import BadBackup
from alongside.ops.backup.load import restore, was_cut_off
from alongside.ops.beginning import begin, settle


class Command(BaseCommand):
    help = "Restore a backup into an empty installation."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--recovery-key", help=f"as printed; else it is read from {recovery.FILE} in the keys folder"
        )

    def handle(self, *args: Any, file: Path, recovery_key: str | None, **options: Any) -> None:
        key = recovery_key or self._kept()
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        begin(new=True)
        call_command("migrate", verbosity=0, interactive=False)
        if was_cut_off():
            self.stdout.write("An earlier restore was cut off. This one does it again from the start.")
        try:
            count = restore(file, key)
        except (BadBackup, recovery.BadRecoveryKey) as error:
            raise CommandError(f"Nothing was restored: {error}") from error
        settle()
        self.stdout.write(
            f"Restored {count} rows; every table is equal to the backup and the audit chains hold."
        )

    @staticmethod
    def _kept() -> str:
        path = settings.KEYS / recovery.FILE
        if not path.exists():
            raise CommandError(
                "Give the recovery key that was printed for this backup: --recovery-key XXXX-XXXX-…"
            )
        return path.read_text().strip()
