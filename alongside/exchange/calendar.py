"""Reading a calendar: which of its events are contacts with somebody of mine, within the weeks that matter."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from django.utils.translation import gettext as _
from icalendar import Calendar

from alongside.contacts.models.contact import Way
from alongside.exchange.errors import UnreadableFile
from alongside.exchange.raw_calendar import MOST, RawEvent, sift
from alongside.exchange.table import LARGEST

BACK, AHEAD = dt.timedelta(weeks=1), dt.timedelta(weeks=26)
LONGEST = 10.0  # seconds of work on one file
BEGIN = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alongside//EN")
REPEATING = {"RRULE", "RDATE", "RECURRENCE-ID"}
_WAYS = [
    (Way.VIDEO, re.compile(r"\b(video|zoom|teams|facetime|meet\.google)\b", re.I)),
    (Way.CALL, re.compile(r"\b(call|phone|ring|telephone)\b", re.I)),
    (Way.MEETING, re.compile(r"\b(meeting|mdt|review|conference)\b", re.I)),
]


@dataclass(frozen=True)
class Event:
    """One event of a calendar. `place_in_file` counts events from 1, for people to find it by."""

    place_in_file: int
    uid: str
    title: str
    starts: dt.datetime | None
    place: str
    cancelled: bool
    too_often: bool = False

    @property
    def way(self) -> Way:
        """How they meet, as far as the words tell; else a visit."""
        words = f"{self.title} {self.place}"
        return next((way for way, pattern in _WAYS if pattern.search(words)), Way.VISIT)


def read_calendar(content: bytes, now: dt.datetime, zone: str) -> list[Event]:
    """The events from last week to half a year ahead, repeating ones each time they occur.

    An event that lasts all day, or has no start, comes with `starts` None; one that repeats more often than daily
    comes once, and says so. Raises UnreadableFile.
    """
    if len(content) > LARGEST:
        raise UnreadableFile(_("The calendar is larger than 5 MB. Export a shorter time, and try again."))
    first, last = now - BACK, now + AHEAD
    raw = sift(content, first.date(), last.date())
    events: list[Event] = []
    began = time.thread_time()
    for some in raw.events.values():
        try:
            events += _occurring(raw.zones, some, first, last, ZoneInfo(zone))
        except Exception as error:  # the parser raises whatever it stumbled over
            raise UnreadableFile(_("This can not be read as a calendar. Export it again as .ics.")) from error
        if len(events) > MOST or time.thread_time() - began > LONGEST:
            raise UnreadableFile(
                _("There are more than 3,000 events in half a year. Export fewer, and try again.")
            )
    events.sort(key=lambda one: (one.starts or now, one.title, one.uid))
    return [replace(one, place_in_file=place) for place, one in enumerate(events, start=1)]


def _occurring(
    zones: tuple[str, ...], some: list[RawEvent], first: dt.datetime, last: dt.datetime, zone: ZoneInfo
) -> list[Event]:
    """One event with its exceptions, each time it takes place."""
    too_often = any(one.too_often for one in some)
    repeats = not too_often and any(one.own.keys() & REPEATING for one in some)
    lines = [line for one in some for line in (one.once() if too_often else one.lines)]
    calendar = Calendar.from_ical("\r\n".join([*BEGIN, *zones, *lines, "END:VCALENDAR", ""]))
    if not any(one.first("DTSTART") for one in some):
        return [_event(one, zone) for one in calendar.walk("VEVENT")]
    found = recurring_ical_events.of(calendar).between(first, last)
    events = [replace(_event(one, zone, repeats), too_often=too_often) for one in found]
    return [one for one in events if one.starts is None or one.starts >= first]


def _event(raw: Any, zone: ZoneInfo, repeats: bool = False) -> Event:
    starts = raw["DTSTART"].dt if "DTSTART" in raw else None
    at = _aware(starts, zone) if isinstance(starts, dt.datetime) else None
    uid = str(raw.get("UID", ""))
    if repeats and at is not None:  # each time it occurs is a contact of its own, the moved ones too
        meant = raw["RECURRENCE-ID"].dt if "RECURRENCE-ID" in raw else at
        which = _aware(meant, zone) if isinstance(meant, dt.datetime) else at
        uid = f"{uid[:180]}/{which.astimezone(dt.UTC):%Y%m%dT%H%M}"
    return Event(
        0,
        uid[:200],
        str(raw.get("SUMMARY", "")).strip(),
        at,
        str(raw.get("LOCATION", "")).strip()[:120],
        str(raw.get("STATUS", "")).upper() == "CANCELLED",
    )


def _aware(at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """A time without a zone is one of the organisation's."""
    return at if at.tzinfo is not None else at.replace(tzinfo=zone)


def named_in(title: str, people: Iterable[tuple[str, Any]]) -> list[Any]:
    """Whose name stands in a title as whole words; a longer name that fits goes before a shorter one."""
    fits = [(name, one) for name, one in people if name and re.search(rf"\b{re.escape(name)}\b", title, re.I)]
    longest = max((len(name) for name, _one in fits), default=0)
    return list(dict.fromkeys(one for name, one in fits if len(name) == longest))
