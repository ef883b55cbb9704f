"""What a row of a list of appointments says: with whom, when and where, and whether it took place.

The columns are called as iinsight's interface names them; where that was found stands in docs/how-to/bring-in.md.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from alongside.exchange.calendar import CalendarEvent
from alongside.exchange.caseload import CLOCK, read_day
from alongside.exchange.errors import Problem
from alongside.exchange.table import FileRow, written

COLUMNS = {
    "client": ("client", "client name", "full name", "name"),
    "first_name": ("first name", "client first name"),
    "last_name": ("last name", "surname", "client last name"),
    "reference": ("reference", "ref", "client ref", "case n", "case"),
    "worker": ("worker", "case manager", "cm", "assigned to", "consultant"),
    "start": ("start", "starts", "appointment start", "start date", "appointment date", "date", "day", "start time"),
    "time": ("time", "start time", "appointment time"),
    "place": ("place", "location", "address", "appointment address"),
    "title": ("title", "subject", "appointment name", "appointment"),
    "status": ("status", "appointment status"),
    "checked_in": ("checked in", "check in date"),
    "checked_out": ("checked out", "check out date"),
    "number": ("number", "appointment id", "id"),
    "kind": ("kind", "type"),
}  # fmt: skip
#: Headings that no list of people has.
SIGNS = {name for name in sum(COLUMNS.values(), ()) if "appointment" in name or name == "start time"}
SIGNS |= {"appointment finish", "check in date", "is recurrent"}
WHO = ("client", "last_name", "reference", "title")
OFF = re.compile(r"cancel|called off|no.?show|not attend|\bdna\b|delet", re.I)
DONE = re.compile(r"^(?!.*\bnot\b).*\b(complet|attended|took place|happened|done\b)", re.I)
#: Seconds since 1970, from 2001 to 2286, as the interface writes an hour.
SECONDS = re.compile(r"[1-9]\d{9}")
IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
LONGEST = 24 * 60  # minutes


@dataclass(frozen=True)
class Appointment:
    """A row as an event, and whom it may be with: by name, by reference, and by the names of workers, casefolded."""

    event: CalendarEvent
    client: str
    references: tuple[str, ...]
    workers: tuple[str, ...]
    happened: bool
    minutes: int | None
    is_task: bool
    problem: Problem | None  # with its hours; of nobody's concern where whom it is with is not known here


def read_appointment(row: FileRow, columns: Mapping[str, str], zone: ZoneInfo) -> Appointment:
    """The row; one that was called off, or is a task, needs no hour."""
    cells = {meaning: row.cells.get(columns.get(meaning, ""), "") for meaning in COLUMNS}
    client = cells["client"] or " ".join(filter(None, (cells["first_name"], cells["last_name"])))
    in_brackets = IN_BRACKETS.search(cells["reference"])
    cancelled, is_task = bool(OFF.search(cells["status"])), cells["kind"].casefold() == "task"
    starts = came = went = problem = None
    try:
        starts = None if cancelled or is_task else _hour(cells, "start", zone)
        came, went = (_hour(cells, name, zone) for name in ("checked_in", "checked_out"))
    except Problem as found:
        problem = found
    minutes = int((went - came).total_seconds() // 60) if came and went else 0
    number = cells["number"] or (f"{starts.astimezone(dt.UTC):%Y%m%dT%H%M}" if starts else "")
    return Appointment(
        CalendarEvent(
            row.line, f"appointment {number}"[:200], cells["title"], starts, cells["place"][:120], cancelled
        ),
        client,
        (cells["reference"], in_brackets[1].strip() if in_brackets else ""),
        tuple(name.strip().casefold() for name in re.split(r"[,;]", cells["worker"]) if name.strip()),
        came is not None or bool(DONE.search(cells["status"])),
        minutes if 0 < minutes <= LONGEST else None,
        is_task,
        problem,
    )


def _hour(cells: Mapping[str, str], column: str, zone: ZoneInfo) -> dt.datetime | None:
    """A day and an hour of the organisation's zone, or seconds since 1970; None where nobody checked in or out. Raises Problem."""
    text = " ".join(f"{cells[column]} {cells['time'] if column == 'start' else ''}".split())
    if text in ("", "0", "null") and column != "start":
        return None
    try:
        if SECONDS.fullmatch(written(text)):
            return dt.datetime.fromtimestamp(int(text), dt.UTC)
        clock, day = CLOCK.search(text), read_day(text)
        if clock is None or day is None:
            raise Problem(_("It has no time of day. Give it one: 31/01/2026 10:30."))
        half = (clock[3] or "").lower()
        hour = int(clock[1]) % 12 + 12 * (half == "pm") if half else int(clock[1])
        return dt.datetime.combine(day, dt.time(hour, int(clock[2])), zone)
    except ValueError as error:
        raise Problem(_("“%(text)s” is not a time.") % {"text": text}, column) from error
    except Problem as problem:
        raise Problem(problem.reason, column) from problem
