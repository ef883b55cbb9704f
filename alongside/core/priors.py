"""The service's own priors, estimated from its own data and never from the rows being judged.

Within a person: half the mean squared difference between check-ins (after von Neumann 1941), which a slow change or a single
lasting drop moves little; three apart, since where one is much like the last, the next is too near to show the spread. Between people: the variance of their means, less the share of it that is noise
within. Intervals: percentile bootstrap over alliances.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.core.results import Figure, Interval, NotEnough

METHOD = "differences of looks three apart within, variance of means between; bootstrap over alliances"
APART = 3  # check-ins; two where there are no more than three
FEWEST_ALLIANCES, FEWEST_CHECK_INS, DRAWS = 20, 3, 400
SMALLEST = 1 / 12  # steps squared: the rounding to whole steps alone
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Calibration:
    """A service's own threshold, from the shuffled looks of its people (core.calibration).

    `stricter`: so much more evidence than the product's own threshold it takes here; below nought less. By signal, `shares`:
    of the shuffled relationships, how many show it within their last year; `times`: how many times what simulations of
    those rhythms and histories show that is.
    """

    stricter: float
    shares: Mapping[str, Figure]
    times: Mapping[str, Figure]


@dataclass(frozen=True)
class Prior:
    """What is usual in the service, in steps: mean, variance between people and within a person.

    `source` is a code for where it comes from, which `documents` words. `weight` is in check-ins. `calibration` is None
    where the thresholds are those that ship.
    """

    mean: float
    between: float
    within: float
    weight: int = 4
    source: str = "default"
    calibration: Calibration | None = None

    def __post_init__(self) -> None:
        if not all(map(math.isfinite, (self.mean, self.between, self.within))):
            raise ValueError("a prior needs a mean and variances that are numbers, and not infinite")
        if not (self.between > 0 and self.within > 0 and self.weight >= 1):
            raise ValueError("a prior needs variances above nought and a weight of at least one look")


@dataclass(frozen=True)
class Estimated:
    """Three figures in steps, and the prior they make."""

    mean: Figure
    between: Figure
    within: Figure
    prior: Prior


def estimate(
    series: Sequence[Sequence[int]] | Sequence[Floats] | Sequence[NDArray[np.integer[Any]]],
    source: str,
    seed: int,
) -> Estimated:
    """Priors from the scores of many alliances, each in its order; NotEnough below 20 with three check-ins or more.

    The same `series` and `seed` give the same figures.
    """
    used = [np.asarray(scores, float) for scores in series if len(scores) >= FEWEST_CHECK_INS]
    if len(used) < FEWEST_ALLIANCES:
        raise NotEnough("alliances with three looks or more", len(used), FEWEST_ALLIANCES)
    parts = np.array([_parts(scores) for scores in used], np.float64)
    mean, between, within = bootstrapped(parts, _moments, seed, METHOD)
    return Estimated(mean, between, within, Prior(mean.value, between.value, within.value, source=source))


def bootstrapped(rows: Floats, statistic: Callable[[Floats], Floats], seed: int, method: str) -> list[Figure]:
    """The figures that `statistic` makes of these rows, each with its percentile interval over rows drawn again."""
    draw = np.random.default_rng(seed)
    draws = [statistic(rows[draw.integers(0, len(rows), len(rows))]) for _ in range(DRAWS)]
    low, high = np.quantile(draws, (0.025, 0.975), axis=0)
    return [
        Figure(float(value), len(rows), method, Interval(float(a), float(b)))
        for value, a, b in zip(statistic(rows), low, high, strict=True)
    ]


def _parts(scores: Floats) -> tuple[float, float, int, float]:
    """Of one alliance: mean, sum of squared differences of check-ins so far apart, their number, 1/n."""
    apart = min(APART, len(scores) - 1)
    differences = scores[apart:] - scores[:-apart]
    return scores.mean(), np.square(differences).sum(), len(differences), 1 / len(scores)


def _moments(parts: Floats) -> Floats:
    """Mean, between and within; `parts` is (alliances, 4)."""
    mean, squares, count, inverse = parts.T
    within = max(squares.sum() / (2 * count.sum()), SMALLEST)
    between = max(mean.var(ddof=1) - within * inverse.mean(), SMALLEST)
    return np.array([mean.mean(), between, within])
