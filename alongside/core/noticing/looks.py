"""S20, S23, S24: a look of mine is overdue; nothing was asked in good times; they said that something was hard."""

from __future__ import annotations

from datetime import date

from alongside.core.checkin_rhythm import CheckInRhythm
from alongside.core.noticing.facts import AllianceFacts, PatchFact
from alongside.core.noticing.notice import Notice, Rule, Value, Way
from alongside.core.rhythm import Due, due
from alongside.core.states.rupture import RuptureState

VERSION = 1
#: The direct question outranks every other notice, late promises and all scores included.
HARD_WEIGHT = 99
#: A look is never pressing: below everything that happened between the two, unless a hard patch is open.
OVERDUE_WEIGHT, OVERDUE_HARD_WEIGHT, GOOD_WEIGHT = 24, 58, 22
#: Before that two people are still getting to know each other, which has a path of its own.
FEWEST = 3
HARD_WAYS = (Way.ACKNOWLEDGE, Way.OWN_MY_PART, Way.TAKE_TO_SUPERVISION)
OVERDUE_WAYS = (Way.LOOK_NOW, Way.LOOK_TOGETHER)
GOOD_WAYS = (Way.ASK_WHAT_WORKS, Way.LOOK_TOGETHER)


def said_hard(facts: AllianceFacts, today: date) -> Notice | None:
    """They said so when asked, and nothing has been done about it; `since` is the day they said it."""
    patches = [p for p in _open(facts) if p.asked and p.acknowledged_on is None and not p.tried]
    if not patches:
        return None
    first = min(patches, key=lambda patch: (patch.began_on, patch.id))
    since, n = first.began_on, len(patches)
    values: dict[str, Value] = {"patch": first.id, "days": (today - since).days}
    return Notice(Rule.SAID_HARD, VERSION, facts.about, since, n, HARD_WEIGHT, HARD_WAYS, values)


def look_overdue(facts: AllianceFacts, today: date) -> Notice | None:
    """My own look is late by the rhythm of these two, closer in a hard patch; `n` is how many days late."""
    hard = bool(_open(facts))
    days = _rhythm(facts).mine_days(hard)
    late = _due(facts, facts.looks.mine_on, days, today)
    if late is None:
        return None
    values: dict[str, Value] = {"hard": hard, "weeks": days // 7, "ever": facts.looks.mine_on is not None}
    weight = OVERDUE_HARD_WEIGHT if hard else OVERDUE_WEIGHT
    since = facts.looks.mine_on
    return Notice(Rule.LOOK_OVERDUE, VERSION, facts.about, since, late.late_by, weight, OVERDUE_WAYS, values)


def not_asked(facts: AllianceFacts, today: date) -> Notice | None:
    """Nothing was asked in good times for long: that is when one learns what works. `n` is how many days late."""
    if _open(facts):
        return None
    late = _due(facts, facts.looks.asked_on, 7 * _rhythm(facts).good_weeks, today)
    if late is None:
        return None
    values: dict[str, Value] = {
        "weeks": _rhythm(facts).good_weeks,
        "ever": facts.looks.asked_on is not None,
    }
    since = facts.looks.asked_on
    return Notice(Rule.NOT_ASKED, VERSION, facts.about, since, late.late_by, GOOD_WEIGHT, GOOD_WAYS, values)


def _open(facts: AllianceFacts) -> list[PatchFact]:
    return [patch for patch in facts.patches if patch.state != RuptureState.MENDED]


def _rhythm(facts: AllianceFacts) -> CheckInRhythm:
    return CheckInRhythm(mine_weeks=facts.looks.mine_weeks, good_weeks=facts.looks.good_weeks)


def _due(facts: AllianceFacts, last: date | None, every: int, today: date) -> Due | None:
    """What is overdue, counted from the beginning where nobody has looked yet; None before three contacts."""
    since = last or facts.began_on
    if since is None or len(facts.happened(today)) < FEWEST:
        return None
    next_look = due(since, every, today, facts.away)
    return next_look if next_look.overdue else None
