"""The regularised incomplete beta function, and the F distribution that rests on it (Numerical Recipes 6.4)."""

from __future__ import annotations

import math

TINY = 1e-300
TURNS = 500
CLOSE = 1e-15


def incomplete(a: float, b: float, x: float) -> float:
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
    return incomplete(df1 / 2, df2 / 2, df1 * value / (df1 * value + df2)) if value > 0 else 0.0


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
