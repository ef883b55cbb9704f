"""The individuals chart (NIST handbook 6.3.2.2): mean plus or minus 2.66 mean moving ranges of a first stretch."""

from dataclasses import dataclass

import numpy as np

from research.comparators.rule import Floats, silent

D2 = 1.128  # expected range of two, in standard deviations


@dataclass(frozen=True)
class Limits:
    """Mean, mean moving range, upper and lower limit."""

    mean: float
    moving_range: float
    upper: float
    lower: float


def limits(values: Floats, width: float = 3.0) -> Limits:
    """The chart of one stretch of at least two values."""
    mean, ranges = float(values.mean()), float(np.abs(np.diff(values)).mean())
    return Limits(mean, ranges, mean + width * ranges / D2, mean - width * ranges / D2)


@dataclass(frozen=True)
class Individuals:
    """`limit` sigmas below the mean, sigma from the moving ranges of the first `baseline` looks."""

    baseline: int = 5
    limit: float = 3.0
    floor: float = 0.1
    name: str = "individuals chart of the first looks"

    def evidence(self, scores: Floats) -> Floats:
        """Sigmas below the baseline."""
        out, first = silent(scores), scores[..., : self.baseline]
        sigma = np.abs(np.diff(first, axis=-1)).mean(axis=-1, keepdims=True) / D2
        below = first.mean(axis=-1, keepdims=True) - scores[..., self.baseline :]
        out[..., self.baseline :] = below / np.maximum(sigma, self.floor)
        return out
