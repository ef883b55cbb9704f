"""How serious a check-in is from its evidence, and when it has become *calmer*; tests/oracle/analysis.py is held equal to it.

The level is frozen as it was before the signal; calmer is a check-in by the same rater, within the next three, that comes
back to that level less half a spread. Mended it is only by their word, or by both sides' word; never by time alone.
"""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import settings as s
from alongside.core.detection.kernel import Readings, blocks, check_ins_of


class Severity(StrEnum):
    """What one check-in says, with those before it; in order of weight.

    SLOW is a little lower for some time; UNUSUAL lower now.
    """

    NONE = "none"
    POSSIBLE = "possible"
    SLOW = "slow"
    UNUSUAL = "unusual"


SEVERITIES = tuple(Severity)
Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
BLOCK = 8192
WITHIN = 3  # check-ins
HALF = 0.5  # of the spread


def severities(scores: Whole, readings: Readings, check_ins_before: Whole, top: int) -> NDArray[np.int8]:
    """Places in SEVERITIES at the thresholds that ship, on a scale from 0 to `top`."""
    severity = np.zeros(len(scores), np.int8)
    for code, evidence, threshold, level in (
        (Severity.POSSIBLE, readings.evidence, s.POSSIBLE_AT, readings.level),
        (Severity.SLOW, readings.slow, s.SLOW_AT, readings.slow_level),
        (Severity.UNUSUAL, readings.evidence, s.UNUSUAL_AT, readings.level),
    ):
        signals = (evidence >= threshold - s.SAME) & is_low(scores, level, check_ins_before, top)
        severity[signals] = SEVERITIES.index(code)
    return severity


def is_low(scores: Whole, level: Floats, check_ins_before: Whole, top: int) -> Flags:
    """Whether anything can be said of each check-in: it lies a step below the `level` before, whatever those before it were,
    and there are three earlier ones."""
    return np.asarray((scores <= np.minimum(level, top) - 1 + s.SAME) & (check_ins_before >= s.FEWEST))


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
