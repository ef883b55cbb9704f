"""What is usual for this person: the shrunken predictive t, the reference rule of the product (docs: evidence).

One rater, one instrument, earlier scores y1..yn, new score y. With a prior mean m0, a variance T between people and S0
within a person, and v0 = 4: w = T/(T + S0/n), m = w*mean(y) + (1-w)*m0, s2 = (v0*S0 + SS)/(v0 + n - 1),
t = (y - m)/(s*sqrt(1 + 1/n)) on v0 + n - 1 degrees of freedom. Below three earlier looks there are no statistics.
tests/oracle/expectation.py works it out one look at a time, and is held equal to it to 1e-9.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core.distributions import MANY, t_quantile
from alongside.core.priors import Prior

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
RULE = "shrunken-t 1"
FEWEST = 3
UNUSUAL_BELOW = 0.05  # half of what lies outside the range in which 90 in 100 next looks would lie
TURNS, CLOSE, TINY = 500, 1e-15, 1e-300


@dataclass(frozen=True)
class Past:
    """What the rule needs of the looks before each look: their number, sum and sum of squares."""

    n: Whole
    total: Whole
    squares: Whole


@dataclass(frozen=True)
class Reference:
    """Per look, in steps where it is a level: what was expected, its 90 % range, t and p; nan below three looks."""

    expected: Floats
    low: Floats
    high: Floats
    t: Floats
    p: Floats


def past(scores: Whole, lengths: Whole) -> Past:
    """The past of each look, of series that stand one after the other."""
    starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
    return Past(np.arange(len(scores)) - starts, _before(scores, starts), _before(scores * scores, starts))


def _before(values: Whole, starts: Whole) -> Whole:
    running = np.cumsum(values) - values
    return np.asarray(running - running[starts], np.int64)


def refer(scores: Whole, before: Past, prior: Prior) -> Reference:
    """The reference rule for looks of any order."""
    out = Reference(*(np.full(len(scores), math.nan) for _ in range(5)))
    rows = np.flatnonzero(before.n >= FEWEST)
    if not len(rows):
        return out
    n, total, squares = before.n[rows].astype(np.int64), before.total[rows], before.squares[rows]
    share = prior.between / (prior.between + prior.within / n)
    level = share * (total / n) + (1 - share) * prior.mean
    df = prior.weight + n - 1
    around = (n * squares.astype(np.int64) - total.astype(np.int64) ** 2) / n
    spread = np.sqrt((prior.weight * prior.within + around) / df * (1 + 1 / n))
    present = np.flatnonzero(np.bincount(df))
    quantiles = np.zeros(int(present[-1]) + 1)
    quantiles[present] = [t_quantile(1 - UNUSUAL_BELOW, freedom) for freedom in present.tolist()]
    reach = quantiles[df] * spread
    t = (scores[rows] - level) / spread
    out.expected[rows], out.low[rows], out.high[rows] = level, level - reach, level + reach
    out.t[rows], out.p[rows] = t, below_all(t, df)
    return out


def below_all(t: Floats, df: Whole) -> Floats:
    """P(T <= t) for many t, each on its own whole degrees of freedom."""
    out = np.empty(len(t))
    small = df.astype(np.uint16) if len(df) and df.max() < 2**16 else df  # sorted in one pass
    order = np.argsort(small, kind="stable")
    each, first = np.unique(df[order], return_index=True)
    few = int(np.searchsorted(each, MANY, side="right"))
    bounds = np.append(first, len(order))
    for freedom, low, high in zip(
        each[:few].tolist(), bounds[:few].tolist(), bounds[1:].tolist(), strict=False
    ):
        rows = order[low:high]
        out[rows] = _in_closed_form(t[rows], freedom)
    rest = order[bounds[few] :]
    if len(rest):
        out[rest] = _through_beta(t[rest], df[rest].astype(float))
    return out


def _in_closed_form(t: Floats, df: int) -> Floats:
    """Abramowitz and Stegun 26.7.3 and 26.7.4."""
    cosine2 = df / (df + t * t)
    sine, odd = t / np.sqrt(df + t * t), df % 2
    total, term = np.zeros(len(t)), np.sqrt(cosine2) if odd else np.ones(len(t))
    for j in range(odd, df - 1, 2):
        total += term
        term *= cosine2 * ((j + 1) / (j + 2))
    within = (2 / math.pi) * (np.arctan(t / math.sqrt(df)) + sine * total) if odd else sine * total
    return np.clip(0.5 + 0.5 * within, 0.0, 1.0)


def _through_beta(t: Floats, df: Floats) -> Floats:
    """The incomplete beta function by its continued fraction, as in `beta`, from the side where it converges."""
    a, x = df / 2, df / (df + t * t)
    near = x < (a + 1) / (a + 2.5)
    first, second, at = np.where(near, a, 0.5), np.where(near, 0.5, a), np.where(near, x, 1 - x)
    each, where = np.unique(a, return_inverse=True)
    gammas = np.array([math.lgamma(v + 0.5) - math.lgamma(v) - math.lgamma(0.5) for v in each.tolist()])
    with np.errstate(divide="ignore"):
        front = np.exp(gammas[where] + a * np.log(x) + 0.5 * np.log(1 - x))
    value = front * _fraction(first, second, at) / first
    tail = np.where(near, value, 1 - value) / 2
    return np.where(t < 0, tail, 1 - tail)


def _fraction(a: Floats, b: Floats, x: Floats) -> Floats:
    c, d = np.ones(len(x)), 1 / _off_nought(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, TURNS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _off_nought(1 + step * d)
            c = _off_nought(1 + step / c)
            value = value * c * d
        if np.all(np.abs(c * d - 1) < CLOSE):
            break
    return value


def _off_nought(value: Floats) -> Floats:
    return np.where(np.abs(value) > TINY, value, TINY)
