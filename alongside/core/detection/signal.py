"""How serious a check-in is from its evidence, and when it has become *calmer*; tests/oracle/analysis.py is held equal to it.

The level is frozen as it was before the signal; calmer is a check-in by the same rater, within the next three, that comes
back to that level less half a spread. Mended it is only by their word, or by both sides' word; never by time alone.
"""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import settings as s
from alongside.core.detection.kernel import blocks, check_ins_of


class Severity(StrEnum):
    """What one check-in says about itself."""

    NONE = "none"
    POSSIBLE = "possible"
    UNUSUAL = "unusual"


SEVERITIES = tuple(Severity)


def severities(evidence: NDArray[np.float64], check_ins_before: NDArray[np.int64]) -> NDArray[np.int8]:
    """Places in SEVERITIES at the thresholds that ship; nothing is said before three earlier check-ins."""
    possible = evidence >= s.POSSIBLE_AT - s.SAME
    unusual = evidence >= s.UNUSUAL_AT - s.SAME
    return np.where(check_ins_before >= s.FEWEST, possible.astype(np.int8) + unusual, 0).astype(np.int8)


Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
BLOCK = 8192
WITHIN = 3  # check-ins
HALF = 0.5  # of the spread


class Followed(NamedTuple):
    """Per check-in: whether it is back at the level frozen before its signal, and whether that is still waited for after it."""

    calmer: Flags
    waiting: Flags


def follow(scores: Whole, opens: Flags, level: Floats, spread: Floats, lengths: Whole) -> Followed:
    """What follows each signal, in series that stand one after the other, `lengths` check-ins long.

    `opens`: a signal; `level` and `spread` in steps, from before the likeliest beginning of a drop.
    """
    followed = Followed(np.zeros(len(scores), np.bool_), np.zeros(len(scores), np.bool_))
    back_at = level - HALF * spread - s.SAME
    for starts, block in blocks(lengths, BLOCK):
        frozen, left = np.zeros(len(starts)), np.zeros(len(starts), np.int64)
        for _, rows in check_ins_of(starts, block):
            frozen, left = frozen[: len(rows)], left[: len(rows)]
            watching = left > 0
            followed.calmer[rows] = back = watching & (scores[rows] >= frozen)
            opened = ~watching & opens[rows]
            frozen = np.where(opened, back_at[rows], frozen)
            left = np.where(opened, WITHIN, np.where(back, 0, np.maximum(left - 1, 0)))
            followed.waiting[rows] = left > 0
    return followed
