"""What is said of each look, one look after the other in plain Python: what the vectors of the core are held against."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alongside.core.detection import signal
from alongside.core.detection.fold import fold
from alongside.core.detection.units import Units
from alongside.core.errors import NotEnough
from alongside.core.expectation import FEWEST, UNUSUAL_BELOW, Prior, Verdict
from alongside.core.repair_rule import Look, Watch, follow
from alongside.core.student import below, quantile

POSSIBLE_BELOW = 0.10


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


@dataclass(frozen=True)
class Compared:
    """A look against what was expected: t, the chance of one as low, and what may be said of it."""

    t: float
    p: float
    verdict: Verdict


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
    return Expected(level, spread, level - reach, level + reach, n, df)


def compare(expected: Expected, steps: int) -> Compared:
    """How unusually low `steps` is; a drop of less than one response step is never unusual."""
    t = (steps - expected.level) / (expected.spread * math.sqrt(1 + 1 / expected.n))
    p = below(t, expected.df)
    if round(expected.level - steps, 9) < 1 or round(p, 9) >= POSSIBLE_BELOW:
        return Compared(t, p, Verdict.NONE)
    return Compared(t, p, Verdict.UNUSUAL if round(p, 9) < UNUSUAL_BELOW else Verdict.POSSIBLE)


@dataclass(frozen=True)
class Row:
    """What is said of one look. Levels in steps; nan where there are too few earlier looks."""

    n_before: int
    expected: float
    low: float
    high: float
    t: float
    p: float
    evidence: float
    signal: Verdict
    strain: bool
    calmer: bool


def rows(looks: Sequence[tuple[float, int, bool]], prior: Prior) -> Iterator[Row]:
    """Rows for one rater's looks with one instrument: (week, steps, "yes, something was difficult"), in order."""
    sums: Sums = Sums()
    watch: Watch | None = None
    readings = fold(((week, steps) for week, steps, _ in looks), Units.of(prior))
    for (_, steps, tension), reading in zip(looks, readings, strict=True):
        strain = signal.strain(reading.evidence, reading.looks_before, tension)
        watch, calmer = follow(watch, Look(steps, strain, reading.level, reading.spread))
        level = low = high = t = p = math.nan
        if sums.n >= FEWEST:
            expected = expect(sums, prior)
            compared = compare(expected, steps)
            level, low, high, t, p = expected.level, expected.low, expected.high, compared.t, compared.p
        verdict = signal.verdict(reading.evidence, reading.looks_before)
        yield Row(sums.n, level, low, high, t, p, reading.evidence, verdict, strain, calmer)
        sums = sums.plus(steps)
