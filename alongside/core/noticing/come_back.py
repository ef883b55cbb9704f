"""S26: a hard thing was to be said, and a day was set to come back to it. That day is here.

While a hard patch is open this keeps still: when to talk about it is then for them to say, and nobody is chased.
"""

from __future__ import annotations

from datetime import date

from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Notice, Rule, Value, Way
from alongside.core.states.rupture import RuptureState

VERSION = 1
#: As a follow-up of a hard patch: a day that was named to them.
WEIGHT = 72
#: After so many days it rests: later it would be a reproach, and of no use to them.
LONGEST = 28
WAYS = (Way.COME_BACK, Way.SHORT_HELLO)


def come_back(facts: AllianceFacts, today: date) -> Notice | None:
    """The earliest such day that has come and was not kept yet; `since` is the day, `n` how many there are."""
    due = [
        (talk.back_on, talk.id, talk.said_on)
        for talk in facts.talks
        if talk.back_on and talk.came_back_on is None and 0 <= (today - talk.back_on).days <= LONGEST
    ]
    if not due or any(patch.state != RuptureState.MENDED for patch in facts.patches):
        return None
    day, talk, said_on = min(due, key=lambda place: place[:2])
    values: dict[str, Value] = {"talk": talk, "said_on": said_on, "days": (today - day).days}
    return Notice(Rule.COME_BACK, VERSION, facts.about, day, len(due), WEIGHT, WAYS, values)
