"""Rules about days that may hurt, and the day that was set to come back to a hard conversation (S9, S26)."""

from __future__ import annotations

from datetime import date

from alongside.core.hard_days import HardDayPhase, coming, phase_of
from alongside.core.noticing.facts import AllianceFacts, Value
from alongside.core.noticing.notice import Finder, Notice, Rule, Way

#: Before and on the day it can still be done rightly; safety (80) and late promises (90) come before.
WEIGHT, AFTER_WEIGHT = 76, 66
WAYS = (Way.SLOW_DOWN, Way.LEAVE_MINE, Way.SHORT_HELLO)
AFTER_WAYS = (Way.RING_AFTER, Way.SLOW_DOWN)
FIRST = (HardDayPhase.TODAY, HardDayPhase.TOMORROW, HardDayPhase.AFTER)
#: As a follow-up of a hard patch: a day that was named to them.
BACK_WEIGHT = 72
#: After so many days it rests: later it would be a reproach, and of no use to them.
LONGEST = 28


def hard_day(facts: AllianceFacts, today: date) -> Notice | None:
    """The nearest day that may hurt, today's first; `since` is the day itself, `n` how many days away it is."""
    near = []
    for hard_day in facts.hard_days:
        day = coming(hard_day.on, today, yearly=hard_day.yearly, rang_on=hard_day.rang_on)
        if day is not None and phase_of(day, today) is not HardDayPhase.AHEAD:
            near.append((FIRST.index(phase_of(day, today)), day, hard_day.id, hard_day.kind))
    if not near:
        return None
    place, day, _id, kind = min(near)
    weight, ways = (AFTER_WEIGHT, AFTER_WAYS) if FIRST[place] is HardDayPhase.AFTER else (WEIGHT, WAYS)
    n, values = abs((day - today).days), {"kind": kind, "phase": FIRST[place].value}
    return Notice(Rule.HARD_DAY, facts.about, day, n, weight, ways, values)


def come_back(facts: AllianceFacts, today: date) -> Notice | None:
    """The earliest day set to come back to a hard conversation that has come and was not kept; `n` is how many there are.

    While a hard patch is open this keeps still: when to talk about it is then for them to say, and nobody is chased.
    """
    due = [
        (conversation.back_on, conversation.id, conversation.said_on)
        for conversation in facts.hard_conversations
        if conversation.back_on
        and conversation.came_back_on is None
        and 0 <= (today - conversation.back_on).days <= LONGEST
    ]
    if not due or facts.open_ruptures:
        return None
    day, conversation, said_on = min(due, key=lambda row: row[:2])
    values: dict[str, Value] = {"conversation": conversation, "said_on": said_on, "days": (today - day).days}
    ways = (Way.COME_BACK, Way.SHORT_HELLO)
    return Notice(Rule.COME_BACK, facts.about, day, len(due), BACK_WEIGHT, ways, values)


RULES: dict[Rule, Finder] = {Rule.HARD_DAY: hard_day, Rule.COME_BACK: come_back}
