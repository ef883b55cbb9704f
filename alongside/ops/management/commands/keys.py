"""`python3 run.py keys`: which master key wraps what; `--renew` makes a new one and wraps everything under it; `--move`
puts the keys into another folder."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Count

from alongside.base import keyring
from alongside.base.advice import command
from alongside.base.models import DataKey
from alongside.ops.backup import recovery
from alongside.ops.keys import CanNotMove, end_the_stolen_keys, move, renew

OLDER = (
    "Earlier keys stay in the ring: the audit chain, sign-ins and older copies of the data lean on them. "
    "Make a backup now: an older one brings back the older ring."
)
MOVED = (
    "Copies of the data folder from before hold the keys still: take them away, or renew the keys as well "
    "(keys --renew)."
)


class Command(BaseCommand):
    help = "Say which master key wraps the keys of people's words, renew it while people go on working, or move the keys."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--renew", action="store_true", help="a new master key, for every key there is")
        parser.add_argument(
            "--move", type=Path, metavar="FOLDER", help="put the keys there, apart from the data"
        )
        parser.add_argument(
            "--after-theft",
            action="store_true",
            help="with --renew, the server stopped: leave every key behind, and seal every word anew",
        )
        parser.add_argument(
            "--new-recovery",
            action="store_true",
            help="a new recovery key, for backups from now on; older ones open with the older key alone",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["move"]:
            return self._move(options["move"].expanduser().resolve())
        if options["new_recovery"]:
            return self._new_recovery()
        if options["after_theft"]:
            return self._end_the_stolen()
        if options["renew"]:
            done = renew()
            if done.again:
                self.stdout.write(
                    f"A renewal had been cut off. Its last {done.count} are under {done.to} now."
                )
            else:
                self.stdout.write(
                    f"{done.to} took the place of {done.before}: {done.count} wrapped under it."
                )
            self.stdout.write(OLDER)
        keyring.refuse_other_keys()
        counts = DataKey.objects.values_list("master").annotate(n=Count("pk"))
        wrapped = dict(counts.order_by("master"))
        for name in settings.KEYRING.keys:
            active = " (the active one)" if name == settings.KEYRING.active else ""
            self.stdout.write(f"{name}{active}: {wrapped.get(name, 0)} keys of people and authors under it")
        return None

    def _end_the_stolen(self) -> None:
        done = end_the_stolen_keys()
        self.stdout.write(
            f"{done.to} is the only key now: {done.rows} rows were sealed anew. The stolen keys open nothing that is "
            "written from now on, and no later copy of the data."
        )
        for fault in done.broken:
            self.stdout.write(f"The audit trail did not hold before this. {fault}. Keep the older backups.")
        if done.copies:
            self.stdout.write(
                f"Copies from before upgrades were sealed under the stolen keys: {done.copies} removed."
            )
        self.stdout.write(
            "Everybody signs in again. Older backups hold the stolen keys with the data of their day. Now: "
            f"{command('keys --new-recovery')}, then {command('backup')}, then start the server."
        )

    def _new_recovery(self) -> None:
        recovery.new(settings.KEYS)
        self.stdout.write(
            f"A new recovery key stands in {settings.KEYS / recovery.FILE}. Print it, keep the paper away from this "
            "machine, and remove the file."
        )
        self.stdout.write(
            "Backups that were made before open with the older key alone: keep its paper as long as you keep them. "
            f"Where it is lost, they are lost; make a new backup now: {command('backup')}"
        )

    def _move(self, to: Path) -> None:
        before = settings.KEYS
        try:
            names = move(to)
        except CanNotMove as error:
            raise CommandError(f"Nothing was moved: {error}") from error
        self.stdout.write(
            f"{', '.join(names)} lie in {to} now, and no longer in {before}. Restart the server."
        )
        self.stdout.write(MOVED)
