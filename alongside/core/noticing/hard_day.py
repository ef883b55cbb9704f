"""S9: a day that may hurt is tomorrow, is today, or has just been: slow down, and ring after."""

from __future__ import annotations

from datetime import date

from alongside.core.hard_days import HardDayPhase, coming, phase_of
from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Notice, Rule, Value, Way

VERSION = 1
#: Before and on the day it can still be done rightly; safety (80) and late promises (90) come before.
WEIGHT, AFTER_WEIGHT = 76, 66
WAYS = (Way.SLOW_DOWN, Way.LEAVE_MINE, Way.SHORT_HELLO)
AFTER_WAYS = (Way.RING_AFTER, Way.SLOW_DOWN)
_FIRST = (HardDayPhase.TODAY, HardDayPhase.TOMORROW, HardDayPhase.AFTER)


def hard_day(facts: AllianceFacts, today: date) -> Notice | None:
    """The nearest such day, today's first; `since` is the day itself, `n` how many days away it is."""
    near = []
    for hard_day in facts.days:
        day = coming(hard_day.on, today, yearly=hard_day.yearly, rang_on=hard_day.rang_on)
        if day is not None and phase_of(day, today) is not HardDayPhase.AHEAD:
            near.append((_FIRST.index(phase_of(day, today)), day, hard_day.id, hard_day.kind))
    if not near:
        return None
    place, day, id, kind = min(near)
    values: dict[str, Value] = {"day": id, "kind": kind, "phase": _FIRST[place].value}
    weight, ways = (AFTER_WEIGHT, AFTER_WAYS) if _FIRST[place] is HardDayPhase.AFTER else (WEIGHT, WAYS)
    return Notice(Rule.HARD_DAY, VERSION, facts.about, day, abs((day - today).days), weight, ways, values)
