"""What is usual for this person: the shrunken predictive t, the reference rule of the product (docs: evidence).

One rater, one instrument, earlier scores y1..yn, new score y. With a prior mean m0, a variance T between people and S0
within a person, and v0 = 4: w = T/(T + S0/n), m = w*mean(y) + (1-w)*m0, s2 = (v0*S0 + SS)/(v0 + n - 1),
t = (y - m)/(s*sqrt(1 + 1/n)) on v0 + n - 1 degrees of freedom. Below three earlier looks there are no statistics.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from alongside.core.errors import NotEnough
from alongside.core.student import below, quantile

RULE = "shrunken-t 1"
FEWEST = 3


class Verdict(StrEnum):
    """What one look says about itself."""

    NONE = "none"
    POSSIBLE = "possible"
    UNUSUAL = "unusual"


UNUSUAL_BELOW, POSSIBLE_BELOW = 0.05, 0.10


@dataclass(frozen=True)
class Prior:
    """What is usual in the service, in steps: mean, variance between people and within a person.

    `source` says where it comes from, so that a page can say which was used. `weight` is in looks.
    """

    mean: float
    between: float
    within: float
    weight: int = 4
    source: str = "default"

    def __post_init__(self) -> None:
        if not (self.between > 0 and self.within > 0 and self.weight >= 1):
            raise ValueError("a prior needs variances above nought and a weight of at least one look")


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
    """The usual level in steps, its spread, and the range in which 90 in 100 next looks would lie."""

    level: float
    spread: float
    low: float
    high: float
    n: int
    df: int
    prior: str


@dataclass(frozen=True)
class Compared:
    """A look against what was expected: t, the chance of one as low, and what may be said of it."""

    t: float
    p: float
    verdict: Verdict
    rule: str = RULE


def expect(sums: Sums, prior: Prior) -> Expected:
    """What the next look is expected to be; NotEnough below three earlier looks."""
    if sums.n < FEWEST:
        raise NotEnough("earlier looks by the same person", sums.n, FEWEST)
    n = sums.n
    share = prior.between / (prior.between + prior.within / n)
    level = share * (sums.total / n) + (1 - share) * prior.mean
    df = prior.weight + n - 1
    around = (n * sums.squares - sums.total * sums.total) / n
    spread = math.sqrt((prior.weight * prior.within + around) / df)
    reach = quantile(1 - UNUSUAL_BELOW, df) * spread * math.sqrt(1 + 1 / n)
    return Expected(level, spread, level - reach, level + reach, n, df, prior.source)


def compare(expected: Expected, steps: int) -> Compared:
    """How unusually low `steps` is; a drop of less than one response step is never unusual."""
    t = (steps - expected.level) / (expected.spread * math.sqrt(1 + 1 / expected.n))
    p = below(t, expected.df)
    dropped = round(expected.level - steps, 9) >= 1
    return Compared(t, p, _verdict(round(p, 9)) if dropped else Verdict.NONE)


def _verdict(p: float) -> Verdict:
    if p < UNUSUAL_BELOW:
        return Verdict.UNUSUAL
    return Verdict.POSSIBLE if p < POSSIBLE_BELOW else Verdict.NONE
