"""The reference rule one check-in at a time, in plain Python: what `core.detection.reference` is held to."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from alongside.core.detection.reference import FEWEST, UNUSUAL_BELOW
from alongside.core.distributions import t_below, t_quantile
from alongside.core.errors import NotEnough
from alongside.core.priors import Prior


@dataclass(frozen=True)
class Sums:
    """Everything the reference rule needs of the past, as whole numbers."""

    n: int = 0
    total: int = 0
    squares: int = 0

    def plus(self, steps: int) -> Sums:
        """The sums with one more score."""
        return Sums(self.n + 1, self.total + steps, self.squares + steps * steps)

    @classmethod
    def of(cls, scores: Iterable[int]) -> Sums:
        """The sums of several scores."""
        sums = cls()
        for steps in scores:
            sums = sums.plus(steps)
        return sums


@dataclass(frozen=True)
class Expected:
    """The usual level in steps, its spread, and the range in which 90 in 100 next check-ins would lie."""

    level: float
    spread: float
    low: float
    high: float
    n: int
    df: int


def expect(sums: Sums, prior: Prior) -> Expected:
    """What the next check-in is expected to be; NotEnough below three earlier check-ins."""
    if sums.n < FEWEST:
        raise NotEnough("earlier looks by the same person", sums.n, FEWEST)
    n = sums.n
    share = prior.between / (prior.between + prior.within / n)
    level = share * (sums.total / n) + (1 - share) * prior.mean
    df = prior.weight + n - 1
    around = (n * sums.squares - sums.total * sums.total) / n
    spread = math.sqrt((prior.weight * prior.within + around) / df)
    reach = t_quantile(1 - UNUSUAL_BELOW, df) * spread * math.sqrt(1 + 1 / n)
    return Expected(level, spread, level - reach, level + reach, n, df)


def compare(expected: Expected, steps: int) -> tuple[float, float]:
    """A check-in against what was expected: t, and the chance of one as low."""
    t = (steps - expected.level) / (expected.spread * math.sqrt(1 + 1 / expected.n))
    return t, float(t_below(np.array([t]), np.array([expected.df]))[0])
