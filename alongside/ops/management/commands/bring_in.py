"""`python3 run.py bring_in FILE --as SIGN-IN-NAME`: the same as the page, for a shell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.base.acting import acting_for
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.exchange import actions
from alongside.exchange.models import Brought, Kind
from alongside.exchange.verdicts import DryRun, What
from alongside.people.models import Practitioner


class Command(BaseCommand):
    help = "Bring in a caseload (.csv, .xlsx) or a calendar (.ics). Without --yes it only says what would happen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="who", required=True, help="the sign-in name of whoever brings it")
        parser.add_argument(
            "--organisation", default="", metavar="NAME", help="theirs, where the name stands in several"
        )
        parser.add_argument("--yes", action="store_true", help="take it in when no row is wrong")

    def handle(self, *args: Any, file: Path, who: str, organisation: str, yes: bool, **options: Any) -> None:
        viewer = self._viewer(who, organisation)
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        kind = Kind.CALENDAR if file.suffix.lower() == ".ics" else Kind.CASELOAD
        with acting_for(viewer):
            try:
                brought = actions.bring(kind, file.name, file.read_bytes(), by=viewer, id=new_id())
                self._take_in(brought, viewer, yes)
            except Refused as no:
                raise CommandError(no.message) from no
            except NotThere as no:
                raise CommandError(f"{who} has nobody to bring in visits for.") from no

    def _take_in(self, brought: Brought, viewer: Any, yes: bool) -> None:
        found = actions.check_brought(viewer, brought).dry_run
        self._say(found, "event" if brought.kind == Kind.CALENDAR else "line")
        wrong = len(found.of(What.WRONG))
        if yes and not wrong:
            counts = actions.take_in(brought.pk, by=viewer)
            self.stdout.write(f"Taken in: {counts['add']} new, {counts['change']} changed.")
            return
        actions.give_up(brought.pk, by=viewer)
        if wrong:
            raise CommandError(f"Nothing was taken in. Rows to mend first: {wrong}.")
        self.stdout.write("Nothing was taken in. Add --yes to take it in.")

    def _say(self, found: DryRun, place: str) -> None:
        for one in found.verdicts:
            self.stdout.write(
                f"{place} {one.line}: {one.what.value.replace('_', ' ')} {' · '.join(one.changes)}".rstrip()
            )
            if one.what is What.WRONG:
                for column, reason in one.problems:
                    self.stdout.write(f"    {column}: {reason}")

    @staticmethod
    def _viewer(who: str, organisation: str) -> Any:
        people = Practitioner.objects.called(who).filter(is_active=True).select_related("org")
        found = [one for one in people if organisation in ("", one.org.name)]
        if not found:
            raise CommandError(f"Nobody signs in as {who}.")
        if len(found) > 1:
            raise CommandError(f"{who} signs in to more than one organisation. Add --organisation NAME.")
        return found[0].as_viewer()
