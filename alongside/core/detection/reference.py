"""The reference rule (`expectation`) over many alliances at once; a test holds the two equal to 1e-9."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection.blocks import blocks, looks
from alongside.core.expectation import FEWEST, UNUSUAL_BELOW, Prior
from alongside.core.student import quantile

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
BLOCK = 4096


@dataclass(frozen=True)
class Reference:
    """Per look, in steps where it is a level: what was expected, its 90 % range, t and p; nan below three looks."""

    before: Whole
    expected: Floats
    low: Floats
    high: Floats
    t: Floats
    p: Floats


def refer(scores: Whole, lengths: Whole, prior: Prior) -> Reference:
    """The reference rule for alliances that stand one after the other, each in order of time."""
    out = Reference(np.zeros(len(scores), np.int64), *(np.full(len(scores), math.nan) for _ in range(5)))
    for starts, block in blocks(lengths, BLOCK):
        total = squares = np.zeros(len(starts), np.int64)
        for k, rows in looks(starts, block):
            y, total, squares = scores[rows], total[: len(rows)], squares[: len(rows)]
            out.before[rows] = k
            if k >= FEWEST:
                _look(out, rows, k, y, total, squares, prior)
            total, squares = total + y, squares + y * y
    return out


def _look(out: Reference, rows: Whole, n: int, y: Whole, total: Whole, squares: Whole, prior: Prior) -> None:
    share = prior.between / (prior.between + prior.within / n)
    level = share * (total / n) + (1 - share) * prior.mean
    df = prior.weight + n - 1
    spread = np.sqrt((prior.weight * prior.within + (n * squares - total * total) / n) / df)
    around = spread * math.sqrt(1 + 1 / n)
    reach = quantile(1 - UNUSUAL_BELOW, df) * around
    t = (y - level) / around
    out.expected[rows], out.low[rows], out.high[rows] = level, level - reach, level + reach
    out.t[rows], out.p[rows] = t, below_all(t, df)


def below_all(t: Floats, df: int) -> Floats:
    """P(T <= t) for many t on the same whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    cosine2 = df / (df + t * t)
    sine, odd = t / np.sqrt(df + t * t), df % 2
    total, term = np.zeros(len(t)), np.sqrt(cosine2) if odd else np.ones(len(t))
    for j in range(odd, df - 1, 2):
        total += term
        term *= cosine2 * ((j + 1) / (j + 2))
    within = (2 / math.pi) * (np.arctan(t / math.sqrt(df)) + sine * total) if odd else sine * total
    return np.clip(0.5 + 0.5 * within, 0.0, 1.0)
