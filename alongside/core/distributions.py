"""Student's t and the F distribution, by the regularised incomplete beta function (Numerical Recipes 6.4)."""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist

TINY = 1e-300
TURNS = 500
CLOSE = 1e-15


def incomplete_beta(a: float, b: float, x: float) -> float:
    """I_x(a, b) for a, b > 0 and x from 0 to 1."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    if x < (a + 1) / (a + b + 2):
        return math.exp(front) * _fraction(a, b, x) / a
    return 1 - math.exp(front) * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """Lentz's way through the continued fraction."""
    c, d = 1.0, 1 / _off_nought(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, TURNS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _off_nought(1 + step * d)
            c = _off_nought(1 + step / c)
            value *= c * d
        if abs(c * d - 1) < CLOSE:
            break
    return value


def _off_nought(value: float) -> float:
    return value if abs(value) > TINY else TINY


def f_below(value: float, df1: int, df2: int) -> float:
    """P(F <= value)."""
    return incomplete_beta(df1 / 2, df2 / 2, df1 * value / (df1 * value + df2)) if value > 0 else 0.0


def f_quantile(share: float, df1: int, df2: int) -> float:
    """The F below which `share` (0 to 1, exclusive) lies, by bisection."""
    low, high = 0.0, 1.0
    while f_below(high, df1, df2) < share:
        low, high = high, 2 * high
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if f_below(middle, df1, df2) < share else (low, middle)
    return (low + high) / 2


MANY = 200


def t_below(t: float, df: int) -> float:
    """P(T <= t) for `df` >= 1 degrees of freedom."""
    if df > MANY:
        tail = incomplete_beta(df / 2, 0.5, df / (df + t * t)) / 2
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


def t_density(t: float, df: int) -> float:
    """The density at t."""
    constant = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)
    return math.exp(constant - (df + 1) / 2 * math.log1p(t * t / df))


@cache
def t_quantile(share: float, df: int) -> float:
    """The t below which `share` (0 to 1, exclusive) lies: bisection, then Newton's steps."""
    if df > MANY:
        return _expanded(NormalDist().inv_cdf(share), df)
    high = 1.0
    while t_below(high, df) < max(share, 1 - share):
        high *= 2
    low, high = -high, high
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if t_below(middle, df) < share else (low, middle)
    t = (low + high) / 2
    for _ in range(8):
        t -= (t_below(t, df) - share) / t_density(t, df)
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
