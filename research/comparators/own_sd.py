"""So many of their own standard deviations below their own mean, both from the first looks."""

from dataclasses import dataclass

import numpy as np

from research.comparators.rule import Floats, silent


@dataclass(frozen=True)
class OwnSd:
    """`limit` standard deviations below the mean of the first `baseline` looks; `floor` stops a division by nought."""

    baseline: int = 5
    limit: float = 1.5
    floor: float = 0.1
    name: str = "own mean and SD of the first looks"

    def evidence(self, scores: Floats) -> Floats:
        """Standard deviations below the baseline."""
        out, first = silent(scores), scores[..., : self.baseline]
        spread = np.maximum(first.std(axis=-1, ddof=1, keepdims=True), self.floor)
        out[..., self.baseline :] = (
            first.mean(axis=-1, keepdims=True) - scores[..., self.baseline :]
        ) / spread
        return out
