"""Known spells of being away: hospital, their holiday, my leave (S20).

A silence within a spell is no silence; the first contact after one is a way back. Both days of a spell count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Away(StrEnum):
    """Why there is no contact for a while; `silence`: the two lost touch."""

    HOSPITAL = "hospital"
    THEIR_TIME = "their_time"
    MY_LEAVE = "my_leave"
    SILENCE = "silence"


@dataclass(frozen=True)
class Spell:
    """From the first to the last day away; `last` is None while nobody knows when it ends."""

    first: date
    last: date | None
    why: Away = Away.THEIR_TIME

    def covers(self, day: date) -> bool:
        """Whether `day` lies within the spell."""
        return self.first <= day and (self.last is None or day <= self.last)


def away_on(spells: Iterable[Spell], day: date) -> bool:
    """Whether one of the two is known to be away on `day`."""
    return any(spell.covers(day) for spell in spells)


def days_away(spells: Iterable[Spell], after: date, until: date) -> int:
    """Days in (`after`, `until`] that lie within a spell; overlapping spells count once."""
    days: set[int] = set()
    for spell in spells:
        day = max(spell.first, after + timedelta(days=1))
        last = min(spell.last or until, until)
        days.update(day.toordinal() + i for i in range((last - day).days + 1))
    return len(days)


def last_return(spells: Iterable[Spell], today: date) -> Spell | None:
    """The spell that ended last before `today`; None when there is none, or when somebody is away now."""
    spells = list(spells)
    ended = [spell for spell in spells if spell.last is not None and spell.last < today]
    if not ended or away_on(spells, today):
        return None
    return max(ended, key=lambda spell: (spell.last or date.max, spell.first, spell.why.value))
