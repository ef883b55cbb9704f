"""S22: the first three contacts have a path of their own; this points to where on it the two are."""

from __future__ import annotations

from datetime import date

from alongside.core.first_meetings import MEETINGS, PathPhase
from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Notice, Rule, Value, Way

VERSION = 1
#: Longer ago than this, two people have met in ways that were not written down.
NEW_FOR_DAYS = 90
#: What is to be thought of after a meeting is thought of the same or the next day.
AFTERWARDS_DAYS = 1
WEIGHT = 30
WAYS = (Way.GET_READY,)


def first_meetings(facts: AllianceFacts, today: date) -> Notice | None:
    """`n` is the number of the contact, 1 to 3, and `phase` whether it is ahead, today or just past."""
    began = facts.began_on
    if began is None or not 0 <= (today - began).days <= NEW_FOR_DAYS:
        return None
    met = facts.happened(today)
    just_met = bool(met) and (today - met[-1].day).days <= AFTERWARDS_DAYS
    number = len(met) if just_met else len(met) + 1
    if number > MEETINGS:
        return None
    phase = PathPhase.AFTER if just_met else PathPhase.BEFORE
    values: dict[str, Value] = {"phase": phase.value}
    return Notice(Rule.FIRST_MEETINGS, VERSION, facts.about, began, number, WEIGHT, WAYS, values)
