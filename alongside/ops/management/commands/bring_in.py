"""`python3 run.py bring_in FILE --as SIGN-IN-NAME`: the same as the page, for a shell."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.base.clock import new_id
from alongside.base.errors import NotThere, Refused
from alongside.base.request_context import acting_for
from alongside.exchange import actions, queries
from alongside.exchange.dry_run import Fate
from alongside.exchange.models import Brought, FileKind
from alongside.people.models import Practitioner


class Command(BaseCommand):
    help = "Bring in a caseload or appointments (.csv, .xlsx), or a calendar (.ics). Without --yes it only says what would happen."
    requires_system_checks = ()

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
        content = file.read_bytes()
        kind = FileKind.CALENDAR if file.suffix.lower() == ".ics" else queries.kind_of(content)
        with acting_for(viewer):
            try:
                brought = actions.bring(viewer, id=new_id(), kind=kind, name=file.name, content=content)
                self.take_in(brought, viewer, yes)
            except Refused as refused:
                raise CommandError(refused.message) from refused
            except NotThere as refused:
                raise CommandError(f"{who} has nobody to bring in visits for.") from refused

    def take_in(self, brought: Brought, viewer: Any, yes: bool) -> None:
        """What each row would do; and do it where that was said and no row is wrong."""
        dry_run = queries.dry_run(viewer, brought)
        if dry_run.question:
            actions.give_up(viewer, brought)
            raise CommandError(
                f"{dry_run.question} Call it “client” or “start”, or bring the file in on the page for it."
            )
        if dry_run.columns:
            for meaning, heading in dry_run.columns.used.items():
                self.stdout.write(f"column {heading}: {meaning}")
            for heading in dry_run.columns.unused:
                self.stdout.write(f"column {heading}: not used")
        place = "event" if brought.kind == FileKind.CALENDAR else "line"
        for row in dry_run.rows:
            fate = row.fate.value.replace("_", " ")
            self.stdout.write(f"{place} {row.line}: {fate} {' · '.join(row.changes)}".rstrip())
            for column, reason in row.problems if row.fate is Fate.WRONG else ():
                self.stdout.write(f"    {column}: {reason}")
        wrong = len(dry_run.of(Fate.WRONG))
        if yes and not wrong:
            counts = actions.take_in(viewer, brought)
            self.stdout.write(f"Taken in: {counts['add']} new, {counts['change']} changed.")
            return
        actions.give_up(viewer, brought)
        if wrong:
            raise CommandError(f"Nothing was taken in. Rows to put right first: {wrong}.")
        self.stdout.write("Nothing was taken in. Add --yes to take it in.")

    @staticmethod
    def _viewer(who: str, organisation: str) -> Any:
        people = Practitioner.objects.called(who).filter(is_active=True).select_related("org")
        accounts = [account for account in people if organisation in ("", account.org.name)]
        if not accounts:
            raise CommandError(f"Nobody signs in as {who}.")
        if len(accounts) > 1:
            raise CommandError(f"{who} signs in to more than one organisation. Add --organisation NAME.")
        return accounts[0].as_viewer()
