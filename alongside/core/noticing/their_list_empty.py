"""S3: a referral's list stands as mine, and theirs is empty: it asks to be filled by listening."""

from __future__ import annotations

from datetime import date

from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Notice, Rule, Value, Way
from alongside.core.states.agenda import MINE_CLOSED

VERSION = 1
WEIGHT = 50
WAYS = (Way.ASK_AND_LISTEN, Way.GET_READY)


def their_list_empty(facts: AllianceFacts, today: date) -> Notice | None:
    """`n` is how many of mine stand beside an empty list; `since` the day the first of them came;
    `ever` whether something of theirs was ever written down."""
    days = [item.since for item in facts.mine if item.state not in MINE_CLOSED and item.since <= today]
    if not days or facts.theirs_on_their_mind():
        return None
    values: dict[str, Value] = {
        "ever": bool(facts.theirs) or any(c.about_them for c in facts.happened(today))
    }
    return Notice(Rule.THEIR_LIST_EMPTY, VERSION, facts.about, min(days), len(days), WEIGHT, WAYS, values)
