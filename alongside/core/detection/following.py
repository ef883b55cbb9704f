"""The repair rule (`repair_rule.follow`) over many series at once; a test holds the two equal."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection.blocks import blocks, looks
from alongside.core.repair_rule import HALF, SAME, WITHIN

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
BLOCK = 8192


class Followed(NamedTuple):
    """Per look: whether it is back at the level frozen before its signal, and whether that is still waited for after it."""

    calmer: Flags
    waiting: Flags


def follow(scores: Whole, opens: Flags, level: Floats, spread: Floats, lengths: Whole) -> Followed:
    """What follows each signal, in series that stand one after the other, `lengths` looks long.

    `opens`: a signal; `level` and `spread` in steps, from before the likeliest beginning of a drop.
    """
    followed = Followed(np.zeros(len(scores), np.bool_), np.zeros(len(scores), np.bool_))
    back_at = level - HALF * spread - SAME
    for starts, block in blocks(lengths, BLOCK):
        frozen, left = np.zeros(len(starts)), np.zeros(len(starts), np.int64)
        for _, rows in looks(starts, block):
            frozen, left = frozen[: len(rows)], left[: len(rows)]
            watching = left > 0
            followed.calmer[rows] = back = watching & (scores[rows] >= frozen)
            opened = ~watching & opens[rows]
            frozen = np.where(opened, back_at[rows], frozen)
            left = np.where(opened, WITHIN, np.where(back, 0, np.maximum(left - 1, 0)))
            followed.waiting[rows] = left > 0
    return followed
