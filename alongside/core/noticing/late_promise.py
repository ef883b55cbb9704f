"""S8: a promise whose day has passed is the first thing on Today."""

from __future__ import annotations

from datetime import date

from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Notice, Rule, Value, Way
from alongside.core.states.promise import is_late

VERSION = 1
#: Above every other rule: it is what they see of us.
WEIGHT = 90
WAYS = (Way.KEEP_IT, Way.SAY_SO, Way.AGREE_NEW_DATE)


def late_promise(facts: AllianceFacts, today: date) -> Notice | None:
    """How many promises are late and since when; names the one that has been late longest."""
    late = sorted((p.due, p.id) for p in facts.promises if p.due and is_late(p.state, p.due, today))
    if not late:
        return None
    since, oldest = late[0]
    values: dict[str, Value] = {"promise": oldest, "days": (today - since).days}
    return Notice(Rule.LATE_PROMISE, VERSION, facts.about, since, len(late), WEIGHT, WAYS, values)
