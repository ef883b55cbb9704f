"""S19, S23: their answers are lower than usual for them: an invitation to ask, and no verdict.

The direct question outranks every score: nothing is said while a hard patch is open, or once they have been asked how it
is between the two. The newest look of a series speaks for it: a later one that is usual, or calmer, ends the notice.
"""

from __future__ import annotations

from datetime import date

from alongside.core.detection.settings import UNUSUAL_AT
from alongside.core.expectation import Verdict
from alongside.core.noticing.facts import AllianceFacts, ScoreFact
from alongside.core.noticing.notice import Notice, Rule, Value, Way
from alongside.core.states import PatchState

VERSION = 1
#: By then they would be asked again in any case (the usual distance between two looks of theirs).
HOLDS_DAYS = 42
#: Near a list that has crowded theirs out (60): what they said counts a little more than what was left out.
WEIGHT, MOST_MORE = 62, 7
WAYS = (Way.ASK_HOW_IT_IS, Way.LOOK_NOW, Way.THINK_IT_THROUGH, Way.TAKE_TO_SUPERVISION)


def unusual(facts: AllianceFacts, today: date) -> Notice | None:
    """The newest look that lies unusually low; `n` is how many earlier looks it was read against."""
    standing = [one for one in facts.scores if _stands(one, facts, today)]
    if not standing:
        return None
    one = max(standing, key=lambda score: (score.on, score.look))
    weight = WEIGHT + min(MOST_MORE, int(2 * (one.evidence - UNUSUAL_AT)))
    return Notice(Rule.UNUSUAL, VERSION, facts.about, one.on, one.n, weight, WAYS, _values(one))


def _stands(one: ScoreFact, facts: AllianceFacts, today: date) -> bool:
    if one.verdict != Verdict.UNUSUAL or one.calmer or one.asked_since:
        return False
    if not 0 <= (today - one.on).days <= HOLDS_DAYS:
        return False
    if any(patch.state != PatchState.MENDED for patch in facts.patches):
        return False
    return facts.looks.hard_on is None or facts.looks.hard_on < one.on


def _values(one: ScoreFact) -> dict[str, Value]:
    return {
        "look": one.look,
        "instrument": one.instrument,
        "mode": one.mode,
        "medium": one.medium,
        "steps": one.steps,
        "top": one.top,
        "low": one.low,
        "high": one.high,
        "rule": one.rule,
        "prior": one.prior,
        "in_hundred": one.in_hundred,
        "scale": one.scale,
    }
