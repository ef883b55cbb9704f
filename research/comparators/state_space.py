"""The local level model (Durbin and Koopman 2012, chapter 2): a Kalman filter follows the level, one look or a CUSUM judges.

Unlike the other comparators these need to know when each look was: the level may have drifted for longer.
"""

from dataclasses import dataclass

import numpy as np

from research.comparators.cusum import upper
from research.comparators.rule import Floats, silent


def residuals(
    scores: Floats, weeks: Floats, level: float, between: float, within: float, drift: float, weight: float
) -> Floats:
    """How far each look lies above what the filter expected, in its own standard deviations, along the last axis.

    The filter starts from a `level` known up to the variance `between`; it drifts by `drift` a week. A look's variance
    is learned from the looks so far, `within` counting as `weight` of them.
    """
    out, people = np.empty(scores.shape), scores.shape[:-1]
    expected, unsure, squares = (
        np.full(people, level),
        np.full(people, between),
        np.full(people, weight * within),
    )
    gaps = np.diff(weeks, axis=-1, prepend=weeks[..., :1])
    for k in range(scores.shape[-1]):
        unsure = unsure + drift * gaps[..., k]
        noise = squares / (weight + k)
        gap, width = scores[..., k] - expected, unsure + noise
        out[..., k] = gap / np.sqrt(width)
        expected, unsure = expected + unsure / width * gap, unsure * noise / width
        squares = squares + gap * gap * noise / width
    return out


@dataclass(frozen=True)
class StateSpace:
    """`limit` standard deviations below what the filter expected, after `fewest` looks, on 0 to 10."""

    level: float = 7.2
    between: float = 1.21
    within: float = 0.71
    drift: float = 0.0144
    weight: float = 8.0
    fewest: int = 3
    limit: float = 1.645
    name: str = "state-space filter, one look"

    def below(self, scores: Floats, weeks: Floats) -> Floats:
        """Standard deviations below what was expected, once there are enough looks to go by."""
        prior = (self.level, self.between, self.within, self.drift, self.weight)
        return -residuals(scores, weeks, *prior)[..., self.fewest :]

    def evidence(self, scores: Floats, weeks: Floats) -> Floats:
        """One number a look; minus infinity where the rule cannot speak yet."""
        out = silent(scores)
        out[..., self.fewest :] = self.below(scores, weeks)
        return out


@dataclass(frozen=True)
class StateSpaceCusum(StateSpace):
    """The sum of what lies more than `slack` below, never under nought; `limit` is the usual h."""

    slack: float = 0.5
    limit: float = 5.0
    name: str = "state-space filter + CUSUM"

    def evidence(self, scores: Floats, weeks: Floats) -> Floats:
        """The sum after each look."""
        out = silent(scores)
        out[..., self.fewest :] = upper(self.below(scores, weeks), 0.0, self.slack)
        return out
