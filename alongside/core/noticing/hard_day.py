"""S9: a day that may hurt is tomorrow, is today, or has just been: slow down, and ring after."""

from __future__ import annotations

from datetime import date

from alongside.core.hard_days import Phase, coming, phase
from alongside.core.noticing.facts import AllianceFacts, DayFact
from alongside.core.noticing.notice import Notice, Rule, Value, Way

VERSION = 1
#: Before and on the day it can still be done rightly; safety (80) and late promises (90) come before.
WEIGHT, AFTER_WEIGHT = 76, 66
WAYS = (Way.SLOW_DOWN, Way.LEAVE_MINE, Way.SHORT_HELLO)
AFTER_WAYS = (Way.RING_AFTER, Way.SLOW_DOWN)
_FIRST = (Phase.TODAY, Phase.TOMORROW, Phase.AFTER)


def hard_day(facts: AllianceFacts, today: date) -> Notice | None:
    """The nearest such day, today's first; `since` is the day itself, `n` how many days away it is."""
    near = [(day, one) for one in facts.days if (day := _coming(one, today)) is not None]
    near = [(day, one) for day, one in near if phase(day, today) is not Phase.AHEAD]
    if not near:
        return None
    day, one = min(near, key=lambda found: (_FIRST.index(phase(found[0], today)), found[0], found[1].id))
    where = phase(day, today)
    values: dict[str, Value] = {"day": one.id, "kind": one.kind, "phase": where.value}
    over = where is Phase.AFTER
    weight, ways = (AFTER_WEIGHT, AFTER_WAYS) if over else (WEIGHT, WAYS)
    return Notice(Rule.HARD_DAY, VERSION, facts.about, day, abs((day - today).days), weight, ways, values)


def _coming(one: DayFact, today: date) -> date | None:
    return coming(one.on, today, yearly=one.yearly, rang_on=one.rang_on)
