"""The reference rule one check-in at a time, in plain Python and with scipy's t: what `core.detection.reference` is held to."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.special import stdtr, stdtrit

from alongside.core.detection.reference import UNUSUAL_BELOW
from alongside.core.priors import Prior


@dataclass(frozen=True)
class Expected:
    """The usual level in steps, its spread, and the range in which 90 in 100 next check-ins would lie."""

    level: float
    spread: float
    low: float
    high: float
    n: int
    df: int


def expect(earlier: Sequence[int], prior: Prior) -> Expected:
    """What the next check-in is expected to be, after one or more in whole steps."""
    n, mean = len(earlier), sum(earlier) / len(earlier)
    share = prior.between / (prior.between + prior.within / n)
    level = share * mean + (1 - share) * prior.mean
    df = prior.weight + n - 1
    around = sum((steps - mean) ** 2 for steps in earlier)
    spread = math.sqrt((prior.weight * prior.within + around) / df)
    reach = stdtrit(df, 1 - UNUSUAL_BELOW) * spread * math.sqrt(1 + 1 / n)
    return Expected(level, spread, level - reach, level + reach, n, df)


def compare(expected: Expected, steps: int) -> tuple[float, float]:
    """A check-in against what was expected: t, and the chance of one as low."""
    t = (steps - expected.level) / (expected.spread * math.sqrt(1 + 1 / expected.n))
    return t, float(stdtr(expected.df, t))
