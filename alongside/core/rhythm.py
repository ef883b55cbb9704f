"""How often these two are usually in touch, and when something is due (S20). Plain dates throughout.

The usual interval is the median of the gaps between days with a contact: one long silence or one busy week
does not move it. Days known to be away are taken out of a gap. Below three gaps there is no usual interval.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

from alongside.core.absence import TimeAway, days_away

#: Fewer gaps say nothing about a habit: with two, either may be the odd one.
FEWEST_GAPS = 3


@dataclass(frozen=True)
class UsualInterval:
    """The usual interval in whole days (at least 1), from `n` gaps."""

    days: int
    n: int


@dataclass(frozen=True)
class Due:
    """A day on which something is due; `late_by` is in days and 0 up to and on that day."""

    on: date
    late_by: int

    @property
    def overdue(self) -> bool:
        """Late from the day after."""
        return self.late_by > 0


def usual(days: Iterable[date], away: Collection[TimeAway] = ()) -> UsualInterval | None:
    """The usual interval between contacts on `days`, in any order; several on one day are one."""
    gaps = [(b - a).days - days_away(away, a, b) for a, b in pairwise(sorted(set(days)))]
    return UsualInterval(max(1, median_low(gaps)), len(gaps)) if len(gaps) >= FEWEST_GAPS else None


def due(last: date, every_days: int, today: date, away: Collection[TimeAway] = ()) -> Due:
    """When the next one is due, `every_days` after `last`, put off by the days known to be away.

    A time away whose end nobody knows puts it off up to `today`, so that what falls into it is not late while it lasts."""
    known = [s if s.last else replace(s, last=max(s.first, today)) for s in away]
    on = last + timedelta(days=every_days)
    while (later := last + timedelta(days=every_days + days_away(known, last, on))) > on:
        on = later
    return Due(on, max(0, (today - on).days))


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier), or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
