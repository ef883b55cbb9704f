"""Sudden loss: the mirror of the sudden gain (Tang and DeRubeis 1999; R package suddengains).

Between two looks the score worsens by at least a cutoff and by a quarter of where it stood, and the two or three looks
before and after differ by more than the t criterion.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from research.comparators.rule import SILENT, Floats, silent

CRITERION = {4: 2.776, 3: 3.182, 2: 4.303}  # two-sided 5 % points of t, by degrees of freedom
QUARTER = 0.25


def worsening(before: Sequence[float], after: Sequence[float]) -> float:
    """How far the means lie apart in pooled standard deviations, over the criterion; above 1 it is met."""
    df = len(before) + len(after) - 2
    pooled = math.sqrt(
        (np.var(before, ddof=1) * (len(before) - 1) + np.var(after, ddof=1) * (len(after) - 1)) / df
    )
    apart = float(np.mean(after) - np.mean(before))
    if pooled == 0:
        return math.inf if apart > 0 else SILENT
    return apart / pooled / CRITERION[df]


def sudden_losses(scores: Sequence[float], cutoff: float, higher_is_worse: bool = True) -> list[int]:
    """After which looks (counted from 1) a sudden loss follows; known only in hindsight."""
    worse = [score if higher_is_worse else -score for score in scores]
    return [k for k in range(2, len(worse) - 1) if _loss(worse, k, cutoff) > 1]


def _loss(worse: Sequence[float], k: int, cutoff: float) -> float:
    rise = worse[k] - worse[k - 1]
    if rise < cutoff or rise < QUARTER * abs(worse[k - 1]):
        return SILENT
    return worsening(worse[max(0, k - 3) : k], worse[k : k + 3])


@dataclass(frozen=True)
class SuddenLoss:
    """The rule as it can be used while it happens: at the second look after the fall, or the third."""

    cutoff: float = 1.5
    limit: float = 1.0
    name: str = "sudden loss"

    def evidence(self, scores: Floats) -> Floats:
        """The t criterion's share that is reached, where the fall itself is large enough."""
        out = silent(scores)
        for k in range(3, scores.shape[-1]):
            recent = [self._at(scores, onset, k) for onset in (k - 1, k - 2) if onset >= 2]
            out[..., k] = np.max(recent, axis=0)
        return out

    def _at(self, scores: Floats, onset: int, k: int) -> Floats:
        before, after = scores[..., max(0, onset - 3) : onset], scores[..., onset : k + 1]
        a, b = before.shape[-1], after.shape[-1]
        df = a + b - 2
        pooled = np.sqrt((before.var(-1) * a + after.var(-1) * b) / df)
        fall = scores[..., onset - 1] - scores[..., onset]
        large = (fall >= self.cutoff) & (fall >= QUARTER * np.abs(scores[..., onset - 1]))
        ratio = (before.mean(-1) - after.mean(-1)) / np.maximum(pooled, 0.1) / CRITERION[df]
        return np.where(large, ratio, SILENT)
