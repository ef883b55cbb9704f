"""Reading a calendar: which of its events are contacts with somebody of mine, within the weeks that matter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from django.utils.translation import gettext as _
from icalendar import Calendar

from alongside.contacts.models.contact import Way
from alongside.exchange.errors import UnreadableFile
from alongside.exchange.table import LARGEST

BACK, AHEAD = dt.timedelta(weeks=1), dt.timedelta(weeks=26)
MOST = 3_000
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

    @property
    def way(self) -> Way:
        """How they meet, as far as the words tell; else a visit."""
        words = f"{self.title} {self.place}"
        return next((way for way, pattern in _WAYS if pattern.search(words)), Way.VISIT)


def read_calendar(content: bytes, now: dt.datetime, zone: str) -> list[Event]:
    """The events from last week to half a year ahead, repeating ones each time they occur.

    An event that lasts all day, or has no start, comes with `starts` None. Raises UnreadableFile.
    """
    if len(content) > LARGEST:
        raise UnreadableFile(_("The calendar is larger than 5 MB. Export a shorter time, and try again."))
    try:
        calendar = Calendar.from_ical(content)
        found = recurring_ical_events.of(calendar).between(now - BACK, now + AHEAD)
    except Exception as error:  # the parser raises whatever it stumbled over
        raise UnreadableFile(_("This can not be read as a calendar. Export it again as .ics.")) from error
    if len(found) > MOST:
        raise UnreadableFile(
            _("There are more than 3,000 events in half a year. Export fewer, and try again.")
        )
    repeating = {
        str(one.get("UID")) for one in calendar.walk("VEVENT") if one.get("RRULE") or one.get("RDATE")
    }
    events = [_event(one, repeating, ZoneInfo(zone)) for one in found]
    events.sort(key=lambda one: (one.starts or now, one.title, one.uid))
    return [replace(one, place_in_file=place) for place, one in enumerate(events, start=1)]


def _event(raw: Any, repeating: set[str], zone: ZoneInfo) -> Event:
    starts = raw.get("DTSTART").dt
    at = starts if isinstance(starts, dt.datetime) else None
    if at is not None and at.tzinfo is None:
        at = at.replace(tzinfo=zone)
    uid = str(raw.get("UID", ""))
    if uid in repeating and at is not None:  # each time it occurs is a contact of its own
        uid = f"{uid[:180]}/{at.astimezone(dt.UTC):%Y%m%dT%H%M}"
    return Event(
        0,
        uid[:200],
        str(raw.get("SUMMARY", "")).strip(),
        at,
        str(raw.get("LOCATION", "")).strip()[:120],
        str(raw.get("STATUS", "")).upper() == "CANCELLED",
    )


def named_in(title: str, people: Iterable[tuple[str, Any]]) -> list[Any]:
    """Whose name stands in a title as whole words; a longer name that fits goes before a shorter one."""
    fits = [(name, one) for name, one in people if name and re.search(rf"\b{re.escape(name)}\b", title, re.I)]
    longest = max((len(name) for name, _one in fits), default=0)
    return list(dict.fromkeys(one for name, one in fits if len(name) == longest))
