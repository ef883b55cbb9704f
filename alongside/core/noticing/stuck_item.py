"""S7: something of mine has not moved: my way of raising it has not worked yet.

Nothing is counted that they did or did not say: only how long it has stood, and that there were contacts.
The first way on is to go with something of theirs. Safety is given days, not weeks, and no such way round.
"""

from __future__ import annotations

from datetime import date

from alongside.core.noticing.facts import AllianceFacts, MyFact
from alongside.core.noticing.notice import Notice, Rule, Value, Way
from alongside.core.states.agenda import WHEN_THERE_IS_ROOM, MyState

VERSION = 1
#: Six weeks, with at least three contacts in them: before that it has hardly had a turn.
FEWEST_DAYS, FEWEST_CONTACTS = 42, 3
#: What can not wait and has not been talked about after a week.
SAFETY_DAYS = 7
WEIGHT, SAFETY_WEIGHT, MOST_MORE = 40, 80, 9
WAYS = (
    Way.GO_WITH_SOMETHING_OF_THEIRS,
    Way.ASK_HOW_IT_FEELS,
    Way.SAY_WHY_FOR_THEM,
    Way.SMALLER_STEP,
    Way.ANOTHER_TIME_OR_PLACE,
    Way.ASK_WHAT_WOULD_WORK,
    Way.LET_IT_REST,
    Way.TAKE_TO_SUPERVISION,
)
SAFETY_WAYS = (Way.SAY_IT_KINDLY_NOW, Way.TAKE_TO_SUPERVISION, Way.SMALLER_STEP)


def stuck_item(facts: AllianceFacts, today: date) -> Notice | None:
    """The item that has stood longest, one about safety before all others; `n` is how many stand."""
    stuck = sorted(
        (item for item in facts.mine if _stuck(item, facts, today)),
        key=lambda item: (not item.safety, item.moved_on, item.id),
    )
    if not stuck:
        return None
    item, days = stuck[0], (today - stuck[0].moved_on).days
    weight = (SAFETY_WEIGHT if item.safety else WEIGHT) + min(MOST_MORE, days // 28)
    ways = SAFETY_WAYS if item.safety else WAYS
    values: dict[str, Value] = {"item": item.id, "safety": item.safety, "days": days}
    return Notice(Rule.STUCK_ITEM, VERSION, facts.about, item.moved_on, len(stuck), weight, ways, values)


def _stuck(item: MyFact, facts: AllianceFacts, today: date) -> bool:
    days = (today - item.moved_on).days
    if item.safety:
        return item.state == MyState.CANNOT_WAIT and days >= SAFETY_DAYS
    contacts = sum(c.day > item.moved_on for c in facts.happened(today))
    return item.state in WHEN_THERE_IS_ROOM and days >= FEWEST_DAYS and contacts >= FEWEST_CONTACTS
