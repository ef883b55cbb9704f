"""S20: somebody is back from hospital or leave, and there has been no contact since: a kind way back."""

from __future__ import annotations

from datetime import date

from alongside.core.absence import last_return
from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Notice, Rule, Value, Way

VERSION = 1
#: A few days off need no way back.
FEWEST_DAYS = 5
WEIGHT = 70
WAYS = (Way.WELCOME_BACK, Way.ASK_WHAT_CHANGED, Way.SHORT_HELLO)


def way_back(facts: AllianceFacts, today: date) -> Notice | None:
    """`since` is the last day away, `n` the days since then."""
    spell = last_return(facts.away, today)
    if spell is None or spell.last is None or (spell.last - spell.first).days + 1 < FEWEST_DAYS:
        return None
    met = facts.happened(today)
    if not met or met[-1].day > spell.last:
        return None
    values: dict[str, Value] = {"why": spell.why.value, "left": spell.first}
    n = (today - spell.last).days
    return Notice(Rule.WAY_BACK, VERSION, facts.about, spell.last, n, WEIGHT, WAYS, values)
