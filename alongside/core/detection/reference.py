"""What is usual for this person: the shrunken predictive t, the reference rule of the product (docs: evidence).

One rater, one instrument, earlier scores y1..yn, new score y. With a prior mean m0, a variance T between people and S0
within a person, and v0 = 4: w = T/(T + S0/n), m = w*mean(y) + (1-w)*m0, s2 = (v0*S0 + SS)/(v0 + n - 1),
t = (y - m)/(s*sqrt(1 + 1/n)) on v0 + n - 1 degrees of freedom. Below three earlier check-ins there are no statistics.
tests/oracle/expectation.py works it out one check-in at a time, and is held equal to it to 1e-9.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core.distributions import t_below, t_quantile
from alongside.core.priors import Prior

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
RULE = "shrunken-t 1"
FEWEST = 3
UNUSUAL_BELOW = 0.05  # half of what lies outside the range in which 90 in 100 next check-ins would lie


@dataclass(frozen=True)
class Past:
    """What the rule needs of the check-ins before each check-in: their number, sum and sum of squares."""

    n: Whole
    total: Whole
    squares: Whole


@dataclass(frozen=True)
class Reference:
    """Per check-in, in steps where it is a level: what was expected, its 90 % range, t and p; nan below three check-ins."""

    expected: Floats
    low: Floats
    high: Floats
    t: Floats
    p: Floats


def past(scores: Whole, lengths: Whole) -> Past:
    """The past of each check-in, of series that stand one after the other."""
    starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
    totals, squares = np.cumsum(scores) - scores, np.cumsum(scores * scores) - scores * scores
    return Past(np.arange(len(scores)) - starts, totals - totals[starts], squares - squares[starts])


def refer(scores: Whole, before: Past, prior: Prior) -> Reference:
    """The reference rule for check-ins of any order."""
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
    out.t[rows], out.p[rows] = t, t_below(t, df)
    return out
