"""`python3 run.py instrument check|add|list`: questionnaires under a licence, for a shell."""

import datetime as dt
from argparse import ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, transaction
from django.utils.text import slugify

from alongside.access.identities import NO_ID, Role, Viewer
from alongside.base.advice import not_installed
from alongside.base.clock import new_id, today
from alongside.base.errors import Refused
from alongside.base.request_context import acting_for
from alongside.checkins.actions.questionnaires import add_version
from alongside.checkins.queries import questionnaires
from alongside.core.instruments.datafile import FaultyInstrument, parse
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import SLOTS, slot_text
from alongside.core.scale import as_text
from alongside.people.models import Organisation


class Command(BaseCommand):
    help = "Check a questionnaire's data file, add it to an organisation that holds its licence, or list what there is."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="check|add|list")
        check = verbs.add_parser("check", help="read a data file and name the line at fault")
        add = verbs.add_parser("add", help="add one, or its next version, to an organisation")
        for verb in (check, add):
            verb.add_argument("file", type=Path, metavar="FILE")
        add.add_argument("--organisation", required=True, metavar="NAME", help="its name, as in harbour-care")
        add.add_argument(
            "--licence", required=True, help="who granted the licence; nothing is added without one"
        )
        add.add_argument("--reference", default="", help="its number or reference")
        add.add_argument("--until", type=_day, metavar="DATE", help="its last day, as in 2027-03-31")
        listed = verbs.add_parser("list", help="the slots that ship, and what an organisation has added")
        listed.add_argument("--organisation", default="", metavar="NAME")

    def handle(self, *args: Any, verb: str, **options: Any) -> None:
        verbs: dict[str, Callable[..., None]] = {"check": self.check_file, "add": self.add, "list": self.show}
        verbs[verb](**options)

    def check_file(self, file: Path, **more: Any) -> None:
        """The first line at fault, or that there is none."""
        try:
            instrument = parse(_text_of(file))
        except FaultyInstrument as fault:
            raise CommandError(f"{file}, line {fault.line}: {fault.reason}") from fault
        missing = " Its wording is not in it." if instrument.needs_wording else ""
        self.stdout.write(f"{file} is sound: {_about(instrument)}.{missing}")

    def add(
        self, file: Path, organisation: str, licence: str, reference: str, until: dt.date | None, **more: Any
    ) -> None:
        """One questionnaire, or its next version, for an organisation that holds a licence."""
        viewer = _machine(organisation)
        try:
            with acting_for(viewer), transaction.atomic():
                row = add_version(
                    viewer,
                    new_id(),
                    _text_of(file),
                    granted_by=licence,
                    reference=reference,
                    valid_until=until,
                )
        except Refused as no:
            raise CommandError(f"{file}: {no.message}") from no
        self.stdout.write(
            f"Added {row.instrument.name}, version {row.version}, licence from {row.granted_by}."
        )
        for caveat in row.instrument.caveats:
            self.stdout.write(f"    {caveat}")

    def show(self, organisation: str, **more: Any) -> None:
        """What ships without wording, and what an organisation has added."""
        self.stdout.write("Known, without wording:")
        for key in SLOTS:
            self.stdout.write(f"    {_about(parse(slot_text(key)))}")
        if organisation:
            viewer = _machine(organisation)
            self.stdout.write("Added:")
            for row in questionnaires(viewer):
                state = "in use" if row.in_use(today(viewer.zone)) else "not in use"
                until = f", until {row.valid_until}" if row.valid_until else ""
                licence = f"licence from {row.granted_by}{until}"
                self.stdout.write(f"    {_about(row.instrument)}; version {row.version}, {licence}, {state}")


def _about(instrument: Instrument) -> str:
    span = f"{as_text(instrument.answers.low)} to {as_text(instrument.answers.high)}"
    items = f"{len(instrument.items)} items of {span}"
    return f"{instrument.key}: {instrument.name}, {items}, answered by the {instrument.rater}"


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError:
        raise CommandError(f"There is no file {file}.") from None
    except (OSError, UnicodeDecodeError):
        raise CommandError(f"{file} cannot be read as text in UTF-8.") from None


def _machine(name: str) -> Viewer:
    """Whoever sits at the machine, for one organisation; nobody who signs in."""
    wanted = slugify(name)
    try:
        organisations = list(Organisation.objects.order_by("made_at"))
    except DatabaseError:
        raise CommandError(not_installed()) from None
    called = [organisation for organisation in organisations if slugify(organisation.name) == wanted]
    if len(called) != 1:
        names = ", ".join(slugify(organisation.name) for organisation in organisations)
        how_many = "More than one" if called else "No"
        raise CommandError(f"{how_many} organisation is called {wanted!r}; there are: {names or 'none yet'}.")
    return Viewer(NO_ID, called[0].id, frozenset({Role.LEAD}), called[0].zone)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day: write it as in 2027-03-31") from None
