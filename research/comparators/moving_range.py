"""The moving-range chart that runs along: mean and moving ranges of all looks so far."""

from dataclasses import dataclass

import numpy as np

from research.comparators.individuals import D2
from research.comparators.rule import Floats, earlier_means, silent


@dataclass(frozen=True)
class MovingRange:
    """`limit` sigmas below the running mean, sigma from all moving ranges so far, after `fewest` looks."""

    fewest: int = 5
    limit: float = 3.0
    floor: float = 0.1
    name: str = "moving-range chart"

    def evidence(self, scores: Floats) -> Floats:
        """Sigmas below the mean of the looks before."""
        out, k = silent(scores), self.fewest
        ranges = np.abs(np.diff(scores, axis=-1))
        sigma = np.cumsum(ranges, axis=-1) / np.arange(1, ranges.shape[-1] + 1) / D2
        below = earlier_means(scores)[..., k:] - scores[..., k:]
        out[..., k:] = below / np.maximum(sigma[..., k - 2 : -1], self.floor)
        return out
