"""Student's t with whole degrees of freedom: in closed form (Abramowitz and Stegun 26.7.3 and 26.7.4) up to `MANY`.

Beyond, the terms become many: the distribution goes through the incomplete beta function, the quantile through the
expansion 26.7.5, which is right to ten digits there.
"""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist

from alongside.core.beta import incomplete

MANY = 200


def below(t: float, df: int) -> float:
    """P(T <= t) for `df` >= 1 degrees of freedom."""
    if df > MANY:
        tail = incomplete(df / 2, 0.5, df / (df + t * t)) / 2
        return tail if t < 0 else 1 - tail
    theta = math.atan2(t, math.sqrt(df))
    sine, cosine2 = math.sin(theta), math.cos(theta) ** 2
    odd = df % 2
    term = math.cos(theta) if odd else 1.0
    total = 0.0
    for j in range(odd, df - 1, 2):
        total += term
        term *= cosine2 * (j + 1) / (j + 2)
    within = (2 / math.pi) * (theta + sine * total) if odd else sine * total
    return min(1.0, max(0.0, 0.5 + 0.5 * within))


def density(t: float, df: int) -> float:
    """The density at t."""
    constant = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)
    return math.exp(constant - (df + 1) / 2 * math.log1p(t * t / df))


@cache
def quantile(share: float, df: int) -> float:
    """The t below which `share` (0 to 1, exclusive) lies: bisection, then Newton's steps."""
    if df > MANY:
        return _expanded(NormalDist().inv_cdf(share), df)
    high = 1.0
    while below(high, df) < max(share, 1 - share):
        high *= 2
    low, high = -high, high
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle, df) < share else (low, middle)
    t = (low + high) / 2
    for _ in range(8):
        t -= (below(t, df) - share) / density(t, df)
    return t


def _expanded(x: float, df: int) -> float:
    x2 = x * x
    terms = (
        (x2 + 1) / 4,
        ((5 * x2 + 16) * x2 + 3) / 96,
        (((3 * x2 + 19) * x2 + 17) * x2 - 15) / 384,
        ((((79 * x2 + 776) * x2 + 1482) * x2 - 1920) * x2 - 945) / 92160,
    )
    return x * (1 + sum(term / df ** (k + 1) for k, term in enumerate(terms)))
