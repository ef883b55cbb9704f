"""`python3 run.py backup`: an encrypted backup while people go on working, proven by restoring it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from alongside.base.advice import is_bare
from alongside.ops.backup import recovery
from alongside.ops.backup.container import BadBackup
from alongside.ops.backup.dump import backup


class Command(BaseCommand):
    help = "Make an encrypted backup and prove it by restoring it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, help="the file to write (default: in the backups folder)")
        parser.add_argument("--no-verify", action="store_true", help="do not prove it by restoring it")

    def handle(self, *args: Any, to: Path | None, no_verify: bool, **options: Any) -> None:
        try:
            made = backup(to, verify=not no_verify)
        except (BadBackup, OSError, OperationalError) as error:
            if isinstance(error, OperationalError) and is_bare(error):
                raise  # the same is said of it after every command
            raise CommandError(f"No backup was made: {error}") from error
        proof = "restored once to prove it" if made.verified else "not proven"
        self.stdout.write(f"{made.path}: {made.rows} rows, {made.size / 1e6:.1f} MB, {proof}.")
        self.stdout.write(f"It opens only with the recovery key in {settings.KEYS / recovery.FILE}.")
        self.stdout.write(
            "Print that key and keep it away from this machine; without it no backup can be read."
        )
