"""Times in which one of the two is known to be away: hospital, their holiday, my leave (S20).

A silence within a absence is no silence; the first contact after one is a way back. Both days of a absence count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
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
        """Whether `day` lies within the absence."""
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
