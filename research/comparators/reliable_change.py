"""Reliable change (Jacobson and Truax 1991): a change larger than twice the noise of measuring twice.

Use the retest r, not alpha, for change from look to look.
"""

import math
from dataclasses import dataclass

from research.comparators.rule import Floats, silent


def sem(spread: float, retest: float) -> float:
    """The standard error of one measurement."""
    return spread * math.sqrt(1 - retest)


def s_diff(spread: float, retest: float) -> float:
    """The standard error of the difference between two measurements."""
    return math.sqrt(2) * sem(spread, retest)


def reliable_change(before: float, after: float, spread: float, retest: float) -> float:
    """The change in standard errors of a difference; beyond 1.96 it is larger than noise."""
    return (after - before) / s_diff(spread, retest)


@dataclass(frozen=True)
class ReliableChange:
    """`limit` standard errors of a difference below the mean of the first `baseline` looks."""

    spread: float = 1.38
    retest: float = 0.64
    baseline: int = 5
    limit: float = 1.96
    name: str = "reliable change from the first looks"

    def evidence(self, scores: Floats) -> Floats:
        """The drop in standard errors of a difference."""
        out = silent(scores)
        first = scores[..., : self.baseline].mean(axis=-1, keepdims=True)
        out[..., self.baseline :] = (first - scores[..., self.baseline :]) / s_diff(self.spread, self.retest)
        return out
