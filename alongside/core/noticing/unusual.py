"""S19, S23: their answers are lower than usual for them: an invitation to ask, and no verdict.

The direct question outranks every score: nothing is said while a hard patch is open, or once they have been asked how it
is between the two. The newest look of a series speaks for it: a later one that is usual, or calmer, ends the notice.
"""

from __future__ import annotations

from datetime import date

from alongside.core.detection.settings import UNUSUAL_AT
from alongside.core.detection.signal import Severity
from alongside.core.noticing.facts import AllianceFacts, ScoreFact
from alongside.core.noticing.notice import Notice, Rule, Value, Way
from alongside.core.states.rupture import RuptureState

VERSION = 1
#: By then they would be asked again in any case (the usual distance between two looks of theirs).
HOLDS_DAYS = 42
#: Near a list that has crowded theirs out (60): what they said counts a little more than what was left out.
WEIGHT, MOST_MORE = 62, 7
VALUES = (
    "look", "instrument", "mode", "medium", "steps", "top", "low", "high", "rule", "prior", "in_hundred", "scale",
)  # fmt: skip
WAYS = (Way.ASK_HOW_IT_IS, Way.LOOK_NOW, Way.THINK_IT_THROUGH, Way.TAKE_TO_SUPERVISION)


def unusual(facts: AllianceFacts, today: date) -> Notice | None:
    """The newest look that lies unusually low; `n` is how many earlier looks it was read against."""
    if any(patch.state != RuptureState.MENDED for patch in facts.patches):
        return None
    scores = [score for score in facts.scores if _stands(score, facts.looks.hard_on, today)]
    if not scores:
        return None
    score = max(scores, key=lambda score: (score.on, score.look))
    weight = WEIGHT + min(MOST_MORE, int(2 * (score.evidence - UNUSUAL_AT)))
    values: dict[str, Value] = {name: getattr(score, name) for name in VALUES}
    return Notice(Rule.UNUSUAL, VERSION, facts.about, score.on, score.n, weight, WAYS, values)


def _stands(score: ScoreFact, hard_on: date | None, today: date) -> bool:
    """Whether a score still asks to be looked at: not answered since, not old, and no hard patch began or ended since."""
    if score.severity != Severity.UNUSUAL or score.calmer or score.asked_since:
        return False
    recent = 0 <= (today - score.on).days <= HOLDS_DAYS
    return recent and (hard_on is None or hard_on < score.on)
