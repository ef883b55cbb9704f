"""`python3 run.py backup`: an encrypted backup while people go on working, proven by restoring it."""

import errno
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from alongside.audit import chain
from alongside.base.advice import command, is_bare
from alongside.base.database import is_full
from alongside.ops.backup import recovery
from alongside.ops.backup.container import BadBackup
from alongside.ops.backup.dump import backup
from alongside.ops.nightly import BadAnchors, anchor_place, keep_anchors, kept_anchors

DISK_FULL = (
    "the disk is full. No half file is left, and the earlier backups are as they were. Free some space; never delete the "
    "newest backup."
)


class Command(BaseCommand):
    help = "Make an encrypted backup and prove it by restoring it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, help="the file to write (default: in the backups folder)")

    def handle(self, *args: Any, to: Path | None, **options: Any) -> None:
        try:
            made = backup(to)
        except (BadBackup, OSError, DatabaseError) as error:
            if isinstance(error, DatabaseError) and is_bare(error):
                raise  # the same is said of it after every command
            reason = DISK_FULL if getattr(error, "errno", None) == errno.ENOSPC or is_full(error) else error
            raise CommandError(f"No backup was made: {reason}") from error
        size = made.path.stat().st_size / 1e6
        self.stdout.write(f"{made.path}: {made.rows} rows, {size:.1f} MB, restored once to prove it.")
        self._keep_anchor()
        try:
            if not recovery.kept(settings.KEYS):
                self.stdout.write("It opens only with the recovery key that was printed.")
                return
        except (recovery.BadRecoveryKey, OSError) as error:
            self.stdout.write(f"It opens only with the recovery key that was printed. {error}")
            return
        self.stdout.write(f"It opens only with the recovery key in {settings.KEYS / recovery.FILE}.")
        self.stdout.write(
            "Print that key, keep the paper away from this machine and remove the file; without the key no backup can be read."
        )

    def _keep_anchor(self) -> None:
        """The end of the chains as well, where the operator said; one that does not hold is nothing to keep."""
        if (path := anchor_place()) is None:
            return
        try:
            if not all(chain.verify(org_id, *ends).whole for org_id, ends in kept_anchors().items()):
                raise CommandError(
                    f"The anchor was not kept: a chain does not hold. Run: {command('doctor')}"
                )
            keep_anchors(path)
        except (OSError, BadAnchors) as error:
            raise CommandError(f"The backup is made, but the anchor was not kept: {error}") from error
