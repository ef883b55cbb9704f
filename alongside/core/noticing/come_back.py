"""S26: a hard thing was to be said, and a day was set to come back to it. That day is here.

While a hard patch is open this keeps still: when to talk about it is then for them to say, and nobody is chased.
"""

from __future__ import annotations

from datetime import date

from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Notice, Rule, Value, Way
from alongside.core.states import PatchState

VERSION = 1
#: As a follow-up of a hard patch: a day that was named to them.
WEIGHT = 72
#: After so many days it rests: later it would be a reproach, and of no use to them.
LONGEST = 28
WAYS = (Way.COME_BACK, Way.SHORT_HELLO)


def come_back(facts: AllianceFacts, today: date) -> Notice | None:
    """The earliest such day that has come and was not kept yet; `since` is the day, `n` how many there are."""
    due = [(one.back_on, one) for one in facts.talks if one.back_on is not None and one.back_on <= today]
    due = [(day, one) for day, one in due if one.came_back_on is None and (today - day).days <= LONGEST]
    if not due or any(one.state != PatchState.MENDED for one in facts.patches):
        return None
    day, one = min(due, key=lambda found: (found[0], found[1].id))
    values: dict[str, Value] = {"talk": one.id, "said_on": one.said_on, "days": (today - day).days}
    return Notice(Rule.COME_BACK, VERSION, facts.about, day, len(due), WEIGHT, WAYS, values)
