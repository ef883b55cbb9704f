"""The exponentially weighted moving average (NIST handbook 6.3.2.4), by recursion.

The closed form in powers of 1 - weight breaks down after some two thousand looks.
"""

import math
from dataclasses import dataclass

import numpy as np

from research.comparators.rule import Floats, silent


def average(values: Floats, start: float | Floats, weight: float) -> Floats:
    """The average after each value along the last axis, beginning at `start`."""
    out, last = np.empty(values.shape), np.broadcast_to(np.asarray(start, float), values.shape[:-1])
    for k in range(values.shape[-1]):
        last = weight * values[..., k] + (1 - weight) * last
        out[..., k] = last
    return out


def reach(spread: float, weight: float, width: float) -> float:
    """How far from the mean the limits lie in the long run."""
    return width * spread * math.sqrt(weight / (2 - weight))


@dataclass(frozen=True)
class Ewma:
    """`limit` sigmas of the average below the mean of the first `baseline` looks."""

    baseline: int = 5
    weight: float = 0.3
    limit: float = 3.0
    floor: float = 0.1
    name: str = "EWMA from the first looks"

    def evidence(self, scores: Floats) -> Floats:
        """Sigmas of the average below the baseline."""
        out, k = silent(scores), self.baseline
        first = scores[..., :k]
        mean, spread = first.mean(axis=-1), np.maximum(first.std(axis=-1, ddof=1), self.floor)
        below = mean[..., None] - average(scores[..., k:], mean, self.weight)
        out[..., k:] = below / (spread[..., None] * reach(1.0, self.weight, 1.0))
        return out
