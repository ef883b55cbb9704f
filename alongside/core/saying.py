"""What is said of one set of answers, and that nothing is said where they say nothing."""

from __future__ import annotations

from enum import StrEnum

from alongside.core.detection.settings import FEWEST
from alongside.core.expectation import Verdict
from alongside.core.newest import Reading


class Saying(StrEnum):
    """One thing is said of a look; the first that holds."""

    NO_SCORE = "no_score"  # too few questions were answered
    APART = "apart"  # with help, or answered for them: it stands for itself
    TOO_FEW = "too_few"  # too few looks before it
    CALMER = "calmer"
    UNUSUAL = "unusual"
    FLAT = "flat"  # the same answers four times over
    POSSIBLE = "possible"
    BELOW = "below"  # under what is usual, and one look is no proof
    NOT_YET = "not_yet"  # after an unusual one, and not back yet
    NOTHING = "nothing"


def saying(reading: Reading, *, flat: bool) -> Saying:
    """What a look says. `flat`: the last four were the same on every item."""
    if reading.looks_before < FEWEST:
        return Saying.TOO_FEW
    if reading.calmer:  # back where it was, however much the looks before it still weigh
        return Saying.CALMER
    if reading.verdict is Verdict.UNUSUAL:
        return Saying.UNUSUAL
    if flat:
        return Saying.FLAT
    if reading.verdict is Verdict.POSSIBLE:
        return Saying.POSSIBLE
    if reading.below:
        return Saying.BELOW
    return Saying.NOT_YET if reading.waiting else Saying.NOTHING


def more(looks_before: int) -> int:
    """How many more looks asked in the same way, until one can be compared."""
    return max(0, FEWEST - looks_before)
