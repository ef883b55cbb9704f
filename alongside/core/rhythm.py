"""Times away, how often these two are usually in touch, when something is due, and days that may hurt. Plain dates throughout.

A silence within an absence is no silence; the first contact after one is a way back. Both days of an absence count.

The usual interval is the median of the gaps between days with a contact: one long silence or one busy week
does not move it. Days known to be away are taken out of a gap. Below three gaps there is no usual interval.
"""

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median_low
from uuid import UUID


class AwayReason(StrEnum):
    """Why there is no contact for a while; `silence`: the two lost touch."""

    HOSPITAL = "hospital"
    THEIR_TIME = "their_time"
    MY_LEAVE = "my_leave"
    SILENCE = "silence"


@dataclass(frozen=True)
class TimeAway:
    """From the first to the last day away; `last` is None while nobody knows when it ends."""

    first: date
    last: date | None
    why: AwayReason = AwayReason.THEIR_TIME
    id: UUID | None = None

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def away_on(absences: Iterable[TimeAway], day: date) -> bool:
    """Whether one of the two is known to be away on `day`."""
    return any(absence.covers(day) for absence in absences)


def days_away(absences: Iterable[TimeAway], after: date, until: date) -> int:
    """Days in (`after`, `until`] that lie within a absence; overlapping absences count once."""
    days: set[int] = set()
    for absence in absences:
        day = max(absence.first, after + timedelta(days=1))
        last = min(absence.last or until, until)
        days.update(day.toordinal() + i for i in range((last - day).days + 1))
    return len(days)


def last_return(absences: Iterable[TimeAway], today: date) -> TimeAway | None:
    """The absence that ended last before `today`; None when there is none, or when somebody is away now."""
    absences = list(absences)
    ended = [absence for absence in absences if absence.last is not None and absence.last < today]
    if not ended or away_on(absences, today):
        return None
    return max(ended, key=lambda absence: (absence.last or date.max, absence.first, absence.why.value))


#: Fewer gaps say nothing about a habit: with two, either may be the odd one.
FEWEST_GAPS = 3


def usual(days: Iterable[date], away: Collection[TimeAway] = ()) -> int | None:
    """The usual interval in whole days, at least 1, between contacts on `days`, in any order; several on one day are one."""
    gaps = [(b - a).days - days_away(away, a, b) for a, b in pairwise(sorted(set(days)))]
    return max(1, median_low(gaps)) if len(gaps) >= FEWEST_GAPS else None


def due(last: date, every_days: int, today: date, away: Collection[TimeAway] = ()) -> date:
    """The day on which the next one is due, `every_days` after `last`, put off by the days known to be away.

    A time away whose end nobody knows puts it off up to `today`, so that what falls into it is not late while it lasts."""
    known = [s if s.last else replace(s, last=max(s.first, today)) for s in away]
    on = last + timedelta(days=every_days)
    while (later := last + timedelta(days=every_days + days_away(known, last, on))) > on:
        on = later
    return on


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier), or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


#: For so long after it, "ring after" is said. Later it would be a reproach.
RING_WITHIN = timedelta(days=5)


class HardDayPhase(StrEnum):
    """Where today is, seen from a day that may hurt."""

    AHEAD = "ahead"
    TOMORROW = "tomorrow"
    TODAY = "today"
    AFTER = "after"


def coming(on: date, today: date, *, yearly: bool = False, rang_on: date | None = None) -> date | None:
    """The day that counts now: the first that is not over. None once it is over for good.

    A day is over when somebody rang on it or after it, or RING_WITHIN later. One on 29 February falls on the 28th in
    other years.
    """
    years = max(0, today.year - on.year - 1) if yearly else 0
    days = [add_months(on, 12 * (years + n)) for n in (range(4) if yearly else (0,))]
    rang = rang_on or date.min
    return next((day for day in days if today <= day + RING_WITHIN and rang < day), None)


def phase_of(day: date, today: date) -> HardDayPhase:
    """Where `today` is, seen from the day that `coming` named."""
    if day <= today:
        return HardDayPhase.TODAY if day == today else HardDayPhase.AFTER
    return HardDayPhase.TOMORROW if (day - today).days == 1 else HardDayPhase.AHEAD
