"""What of a calendar file is worth reading at all, told from its lines alone.

A calendar of ten years is mostly past, and a small file can ask for a flood: an event each second for ever. So the
events that can not fall into the weeks that matter are left out before anything is parsed, and those that repeat more
often than daily are named rather than expanded.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from alongside.exchange.errors import UnreadableFile

MOST = 3_000  # events that may fall into the weeks that matter
MOST_DAYS = 1_000  # single days that one event may name
OLDEST = dt.date(1990, 1, 1)
A_DAY = dt.timedelta(days=1)
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_OFTEN = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(HOUR|MINUTE|SECOND)=\d+,", re.I)
_YEARLY = re.compile(r"FREQ=YEARLY(;|$)", re.I)
_OFTEN_IN_A_YEAR = re.compile(r"BY(HOUR|MINUTE|SECOND|YEARDAY|WEEKNO)=", re.I)


@dataclass
class RawEvent:
    """The lines of one event, unfolded, and those of its own properties (not of an alarm inside it)."""

    lines: list[str] = field(default_factory=list)
    own: dict[str, list[str]] = field(default_factory=dict)

    def first(self, name: str) -> str:
        """The value of a property; "" where there is none."""
        return next(iter(self.own.get(name, [])), "")

    @property
    def too_often(self) -> bool:
        """Whether it repeats more often than any visit does."""
        days = sum(one.count(",") + 1 for one in self.own.get("RDATE", []))
        rules = self.own.get("RRULE", [])
        return days > MOST_DAYS or len(rules) > 1 or any(_OFTEN.search(one) for one in rules)

    def once(self) -> list[str]:
        """The lines without what makes it repeat."""
        return [one for one in self.lines if _name(one) not in {"RRULE", "RDATE", "EXRULE", "EXDATE"}]


@dataclass(frozen=True)
class RawCalendar:
    """What is left to parse: the time zones, and the events by their UID, each with its exceptions."""

    zones: tuple[str, ...]
    events: dict[str, list[RawEvent]]


def sift(content: bytes, first: dt.date, last: dt.date) -> RawCalendar:
    """The events that may take place from `first` to `last`. Raises UnreadableFile."""
    zones, events = _parts(_unfolded(content))
    by_uid: dict[str, list[RawEvent]] = {}
    for place, event in enumerate(events):
        by_uid.setdefault(event.first("UID") or f"?{place}", []).append(event)
    kept = {uid: some for uid, some in by_uid.items() if any(_may_be(one, first, last) for one in some)}
    if sum(len(some) for some in kept.values()) > MOST:
        raise UnreadableFile(
            _("There are more than 3,000 events in half a year. Export fewer, and try again.")
        )
    return RawCalendar(tuple(zones), kept)


def _unfolded(content: bytes) -> Iterator[str]:
    """The lines as they were before they were folded, whatever program ended them."""
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\n ", "").replace("\n\t", "")
    return (line for line in text.split("\n") if line.strip())


def _parts(lines: Iterator[str]) -> tuple[list[str], list[RawEvent]]:
    if next(lines, "").strip().upper() != "BEGIN:VCALENDAR":
        raise UnreadableFile(_("This can not be read as a calendar. Export it again as .ics."))
    zones: list[str] = []
    events: list[RawEvent] = []
    ended = False
    for line in lines:
        ended = ended or line.strip().upper() == "END:VCALENDAR"
        if line.upper().startswith("BEGIN:VEVENT"):
            events.append(_event(line, lines))
        elif line.upper().startswith("BEGIN:VTIMEZONE"):
            zones.extend(_zone(line, lines))
    if not ended:  # half a file is half of what was planned
        raise UnreadableFile(_("This can not be read as a calendar. Export it again as .ics."))
    return zones, events


def _zone(begin: str, lines: Iterator[str]) -> list[str]:
    """A time zone; one whose clocks change more often than yearly is none, and its events are read as local."""
    found = [begin, *_until("END:VTIMEZONE", lines)]
    rules = [one for one in found if _name(one) == "RRULE"]
    days = sum(one.count(",") + 1 for one in found if _name(one) == "RDATE")
    sound = all(_YEARLY.search(one) and not _OFTEN_IN_A_YEAR.search(one) for one in rules)
    return found if sound and days <= MOST_DAYS else []


def _event(begin: str, lines: Iterator[str]) -> RawEvent:
    event, inside = RawEvent([begin]), 0
    for line in _until("END:VEVENT", lines):
        inside += line.upper().startswith("BEGIN:")
        if not inside:
            event.lines.append(line)
            name, _colon, value = line.partition(":")
            event.own.setdefault(_name(name), []).append(value)
        inside -= line.upper().startswith("END:")
    return event


def _until(end: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line.rstrip()
        if line.strip().upper() == end:
            return
    raise UnreadableFile(_("This can not be read as a calendar. Export it again as .ics."))


def _name(line: str) -> str:
    return line.partition(":")[0].partition(";")[0].upper()


def _may_be(event: RawEvent, first: dt.date, last: dt.date) -> bool:
    starts = _day(event.first("DTSTART"))
    if starts is None:
        return True  # that it has no day is for a person to hear
    if starts > last + A_DAY:
        return "RECURRENCE-ID" in event.own  # it was moved away from a day that may be near
    if event.own.keys() & {"RRULE", "RDATE"}:
        until = re.search(r"UNTIL=(\d{8})", event.first("RRULE"))
        over = until is not None and "RDATE" not in event.own and (_day(until[1]) or last) < first - A_DAY
        return starts >= OLDEST and not over
    return starts >= first - A_DAY or "RECURRENCE-ID" in event.own


def _day(value: str) -> dt.date | None:
    found = _DAY.match(value.strip())
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
