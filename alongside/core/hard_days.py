"""Days that may hurt: slow down before, ring after (S9). Plain dates throughout."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from alongside.core.rhythm import add_months

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
