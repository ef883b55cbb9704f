"""`python3 run.py instrument check|add|list`: questionnaires under a licence, for a shell."""

from __future__ import annotations

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
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.checkins.actions.questionnaires import Licence, keep_questionnaire
from alongside.checkins.queries import questionnaires
from alongside.core.errors import FaultyInstrument
from alongside.core.instruments.datafile import parse
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import SLOTS, slot_text
from alongside.core.scale import as_text
from alongside.people.models import Organisation


class Command(BaseCommand):
    help = "Check a questionnaire's data file, add it to an organisation that holds its licence, or list what there is."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        words = parser.add_subparsers(dest="word", required=True, metavar="check|add|list")
        check = words.add_parser("check", help="read a data file and name the line at fault")
        add = words.add_parser("add", help="add one, or its next version, to an organisation")
        for one in (check, add):
            one.add_argument("file", type=Path, metavar="FILE")
        add.add_argument("--organisation", required=True, metavar="NAME", help="its name, as in harbour-care")
        add.add_argument(
            "--licence", required=True, help="who granted the licence; nothing is added without one"
        )
        add.add_argument("--reference", default="", help="its number or reference")
        add.add_argument("--until", type=_day, metavar="DATE", help="its last day, as in 2027-03-31")
        listed = words.add_parser("list", help="the slots that ship, and what an organisation has added")
        listed.add_argument("--organisation", default="", metavar="NAME")

    def handle(self, *args: Any, word: str, **options: Any) -> None:
        words: dict[str, Callable[..., None]] = {"check": self._check, "add": self._add, "list": self._list}
        words[word](**options)

    def _check(self, file: Path, **more: Any) -> None:
        try:
            found = parse(_text_of(file))
        except FaultyInstrument as fault:
            raise CommandError(f"{file}, line {fault.line}: {fault.reason}") from fault
        missing = " Its wording is not in it." if found.needs_wording else ""
        self.stdout.write(f"{file} is sound: {_about(found)}.{missing}")

    def _add(
        self, file: Path, organisation: str, licence: str, reference: str, until: dt.date | None, **more: Any
    ) -> None:
        viewer = _machine(organisation)
        stated = Licence(licence, reference, until)
        try:
            with acting_for(viewer), transaction.atomic():
                row = keep_questionnaire(_text_of(file), stated, by=viewer, id=new_id())
        except Refused as no:
            raise CommandError(f"{file}: {no.message}") from no
        self.stdout.write(
            f"Added {row.instrument.name}, version {row.version}, licence from {row.granted_by}."
        )
        for caveat in row.instrument.caveats:
            self.stdout.write(f"    {caveat}")

    def _list(self, organisation: str, **more: Any) -> None:
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


def _about(one: Instrument) -> str:
    span = f"{as_text(one.answers.low)} to {as_text(one.answers.high)}"
    return f"{one.key}: {one.name}, {len(one.items)} items of {span}, answered by the {one.rater}"


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError:
        raise CommandError(f"There is no file {file}.") from None
    except (OSError, UnicodeDecodeError):
        raise CommandError(f"{file} can not be read as text in UTF-8.") from None


def _machine(name: str) -> Viewer:
    """Whoever sits at the machine, for one organisation; nobody who signs in."""
    wanted = slugify(name)
    try:
        everybody = list(Organisation.objects.order_by("made_at"))
    except DatabaseError:
        raise CommandError(not_installed()) from None
    found = [one for one in everybody if slugify(one.name) == wanted]
    if len(found) != 1:
        names = ", ".join(slugify(one.name) for one in everybody)
        how_many = "More than one" if found else "No"
        raise CommandError(f"{how_many} organisation is called {wanted!r}; there are: {names or 'none yet'}.")
    return Viewer(NO_ID, found[0].id, frozenset({Role.LEAD}), found[0].zone)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day: write it as in 2027-03-31") from None
