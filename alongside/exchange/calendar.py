"""Reading a calendar: its events within the weeks that matter.

A calendar of ten years is mostly past, and a small file can ask for a flood: an event each second for ever. So the
events that cannot fall into these weeks are left out before anything is parsed, told from their lines alone, and those
that repeat more often than daily are named rather than expanded.
"""

import datetime as dt
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from django.utils.translation import gettext as _
from icalendar import Calendar

from alongside.contacts.models import ContactWay
from alongside.exchange.errors import UnreadableFile
from alongside.exchange.table import LARGEST

BACK, AHEAD, A_DAY = dt.timedelta(weeks=1), dt.timedelta(weeks=26), dt.timedelta(days=1)
OLDEST = dt.date(1990, 1, 1)
MOST = 3_000  # events that may fall into the weeks that matter
MOST_DAYS = 1_000  # single days that one event may name
LONGEST = 10.0  # seconds of work on one file
BEGIN = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alongside//EN")
REPEATING = {"RRULE", "RDATE", "RECURRENCE-ID"}
OFTEN = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(HOUR|MINUTE|SECOND)=\d+,", re.I)
YEARLY = re.compile(r"FREQ=YEARLY(;|$)", re.I)
OFTEN_IN_A_YEAR = re.compile(r"BY(HOUR|MINUTE|SECOND|YEARDAY|WEEKNO)=", re.I)
WAYS = [
    (ContactWay.VIDEO, re.compile(r"\b(video|zoom|teams|facetime|meet\.google)\b", re.I)),
    (ContactWay.CALL, re.compile(r"\b(call|phone|ring|telephone)\b", re.I)),
    (ContactWay.MEETING, re.compile(r"\b(meeting|mdt|review|conference)\b", re.I)),
]


@dataclass(frozen=True)
class CalendarEvent:
    """One event of a calendar. `place_in_file` counts events from 1, for people to find it by."""

    place_in_file: int
    uid: str
    title: str
    starts: dt.datetime | None
    place: str
    cancelled: bool
    all_day: bool = False  # `starts` then names its day alone
    too_often: bool = False

    @property
    def way(self) -> ContactWay:
        """How they meet, as far as the words tell; else a visit."""
        text = f"{self.title} {self.place}"
        return next((way for way, pattern in WAYS if pattern.search(text)), ContactWay.VISIT)


def read_calendar(content: bytes, now: dt.datetime, zone: str) -> list[CalendarEvent]:
    """The events from last week to half a year ahead, repeating ones each time they occur.

    An event that lasts for days, or has no start, comes with `starts` None; one that repeats more often than daily
    comes once, and says so. Raises UnreadableFile.
    """
    if len(content) > LARGEST:
        raise UnreadableFile(_("The calendar is larger than 5 MB. Export a shorter time, and try again."))
    first, last = now - BACK, now + AHEAD
    zones, series = _series(content, first.date(), last.date())
    events: list[CalendarEvent] = []
    began = time.thread_time()
    for raw_events in series:
        try:
            events += _occurrences(zones, raw_events, first, last, ZoneInfo(zone))
        except Exception as error:  # the parser raises whatever it stumbled over
            raise _unreadable() from error
        if len(events) > MOST or time.thread_time() - began > LONGEST:
            raise _too_many()
    events.sort(key=lambda event: (event.starts or now, event.title, event.uid))
    return [replace(event, place_in_file=place) for place, event in enumerate(events, start=1)]


def _unreadable() -> UnreadableFile:
    return UnreadableFile(_("This cannot be read as a calendar. Export it again as .ics."))


def _too_many() -> UnreadableFile:
    return UnreadableFile(_("There are more than 3,000 events in half a year. Export fewer, and try again."))


@dataclass
class RawEvent:
    """The lines of one event, unfolded, and those of its own properties (not of an alarm inside it)."""

    lines: list[str]
    own: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def first(self, name: str) -> str:
        """The value of a property; "" where there is none."""
        return next(iter(self.own.get(name, [])), "")

    @property
    def too_often(self) -> bool:
        """Whether it repeats more often than any visit does."""
        rules = self.own.get("RRULE", [])
        return (
            sum(days.count(",") + 1 for days in self.own.get("RDATE", [])) > MOST_DAYS
            or len(rules) > 1
            or any(OFTEN.search(rule) for rule in rules)
        )

    def may_be(self, first: dt.date, last: dt.date) -> bool:
        starts = _day(self.first("DTSTART"))
        if starts is None:
            return True  # that it has no day is for a person to hear
        moved = "RECURRENCE-ID" in self.own  # away from a day that may be near
        if starts > last + A_DAY:
            return moved
        if self.own.keys() & {"RRULE", "RDATE"}:
            until = re.search(r"UNTIL=(\d{8})", self.first("RRULE"))
            over = until is not None and "RDATE" not in self.own and (_day(until[1]) or last) < first - A_DAY
            return starts >= OLDEST and not over
        return starts >= first - A_DAY or moved


def _series(content: bytes, first: dt.date, last: dt.date) -> tuple[list[str], list[list[RawEvent]]]:
    """The lines of the time zones, and the events that may take place in these days, each with its exceptions."""
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    unfolded = text.replace("\n ", "").replace("\n\t", "")
    lines = (line for line in unfolded.split("\n") if line.strip())
    if next(lines, "").strip().upper() != "BEGIN:VCALENDAR":
        raise _unreadable()
    zones: list[str] = []
    by_uid: dict[str, list[RawEvent]] = {}
    ended = False
    for place, line in enumerate(lines):
        ended = ended or line.strip().upper() == "END:VCALENDAR"
        if line.upper().startswith("BEGIN:VEVENT"):
            event = _raw_event(line, lines)
            by_uid.setdefault(event.first("UID") or f"?{place}", []).append(event)
        elif line.upper().startswith("BEGIN:VTIMEZONE"):
            zones += _zone(line, lines)
    if not ended:  # half a file is half of what was planned
        raise _unreadable()
    series = [events for events in by_uid.values() if any(event.may_be(first, last) for event in events)]
    if sum(map(len, series)) > MOST:
        raise _too_many()
    return zones, series


def _zone(begin: str, lines: Iterator[str]) -> list[str]:
    """A time zone; one whose clocks change more often than yearly is none, and its events are read as local."""
    zone = [begin, *_until("END:VTIMEZONE", lines)]
    rules = [line for line in zone if _name(line) == "RRULE"]
    days = sum(line.count(",") + 1 for line in zone if _name(line) == "RDATE")
    sound = all(YEARLY.search(rule) and not OFTEN_IN_A_YEAR.search(rule) for rule in rules)
    return zone if sound and days <= MOST_DAYS else []


def _raw_event(begin: str, lines: Iterator[str]) -> RawEvent:
    event, inside = RawEvent([begin]), 0
    for line in _until("END:VEVENT", lines):
        inside += line.upper().startswith("BEGIN:")
        if not inside:
            event.lines.append(line)
            event.own[_name(line)].append(line.partition(":")[2])
        inside -= line.upper().startswith("END:")
    return event


def _until(end: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line.rstrip()
        if line.strip().upper() == end:
            return
    raise _unreadable()


def _name(line: str) -> str:
    return line.partition(":")[0].partition(";")[0].upper()


def _day(value: str) -> dt.date | None:
    digits = re.match(r"(\d{4})(\d{2})(\d{2})", value.strip())
    try:
        return dt.date(*map(int, digits.groups())) if digits else None
    except ValueError:
        return None


def _occurrences(
    zones: list[str], raw_events: list[RawEvent], first: dt.datetime, last: dt.datetime, zone: ZoneInfo
) -> list[CalendarEvent]:
    """One event with its exceptions, each time it takes place."""
    too_often = any(event.too_often for event in raw_events)
    repeats = not too_often and any(event.own.keys() & REPEATING for event in raw_events)
    lines = [line for event in raw_events for line in event.lines]
    if too_often:
        lines = [line for line in lines if _name(line) not in {"RRULE", "RDATE", "EXRULE", "EXDATE"}]
    calendar = Calendar.from_ical("\r\n".join([*BEGIN, *zones, *lines, "END:VCALENDAR", ""]))
    if not any(event.first("DTSTART") for event in raw_events):
        return [_event(component, zone) for component in calendar.walk("VEVENT")]
    occurrences = recurring_ical_events.of(calendar).between(first, last)
    events = [replace(_event(component, zone, repeats), too_often=too_often) for component in occurrences]
    return [event for event in events if event.starts is None or event.starts >= first]


def _event(component: Any, zone: ZoneInfo, repeats: bool = False) -> CalendarEvent:
    starts, day = _time(component, "DTSTART", zone), _single_day(component)
    if day:
        starts = dt.datetime.combine(day, dt.time(12), zone)
    uid = str(component.get("UID", ""))
    if repeats and starts is not None:  # each time it occurs is a contact of its own, the moved ones too
        meant = _time(component, "RECURRENCE-ID", zone) or starts
        uid = f"{uid[:180]}/{meant.astimezone(dt.UTC):%Y%m%dT%H%M}"
    return CalendarEvent(
        0,
        uid[:200],
        str(component.get("SUMMARY", "")).strip(),
        starts,
        str(component.get("LOCATION", "")).strip()[:120],
        str(component.get("STATUS", "")).upper() == "CANCELLED",
        all_day=day is not None,
    )


def _single_day(component: Any) -> dt.date | None:
    """The day of an event that lasts all of it, and no other."""
    day = component["DTSTART"].dt if "DTSTART" in component else None
    if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
        return None
    return day if component.end - day <= A_DAY else None


def _time(component: Any, name: str, zone: ZoneInfo) -> dt.datetime | None:
    """The time a property names, None where it is a day or is not there; without a zone it is the organisation's."""
    at = component[name].dt if name in component else None
    if not isinstance(at, dt.datetime):
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=zone)
