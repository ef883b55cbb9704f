"""Student's t and the F distribution, by the regularised incomplete beta function (Numerical Recipes 6.4).

With few whole degrees of freedom, t in closed form (Abramowitz and Stegun 26.7.3 and 26.7.4). Beyond `MANY` the terms
become many: the distribution goes through the beta function, the quantile through the expansion 26.7.5, which is right
to ten digits there.
"""

import math
from functools import cache
from statistics import NormalDist
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
T = TypeVar("T", float, Floats)
MANY = 200
TURNS, CLOSE, TINY = 500, 1e-15, 1e-300


def t_below(t: Floats, df: Whole) -> Floats:
    """P(T <= t) for many t, each on its own whole degrees of freedom."""
    out = np.empty(len(t))
    small = df.astype(np.uint16) if len(df) and df.max() < 2**16 else df  # sorted in one pass
    order = np.argsort(small, kind="stable")
    each, first = np.unique(df[order], return_index=True)
    few = int(np.searchsorted(each, MANY, side="right"))
    bounds = np.append(first, len(order)).tolist()
    for place, freedom in enumerate(each[:few].tolist()):
        rows = order[bounds[place] : bounds[place + 1]]
        out[rows] = _in_closed_form(t[rows], freedom)
    rest = order[bounds[few] :]
    if len(rest):
        many = df[rest].astype(float)
        tail = incomplete_beta(many / 2, 0.5, many / (many + t[rest] ** 2)) / 2
        out[rest] = np.where(t[rest] < 0, tail, 1 - tail)
    return out


def _in_closed_form(t: T, df: int) -> T:
    cosine2 = df / (df + t * t)
    sine, odd = t / np.sqrt(df + t * t), df % 2
    total = 0 * t
    term = np.sqrt(cosine2) if odd else total + 1
    for j in range(odd, df - 1, 2):
        total += term
        term *= cosine2 * ((j + 1) / (j + 2))
    within = (2 / math.pi) * (np.arctan(t / math.sqrt(df)) + sine * total) if odd else sine * total
    return np.clip(0.5 + 0.5 * within, 0.0, 1.0)


@cache
def t_quantile(share: float, df: int) -> float:
    """The t below which `share` (0 to 1, exclusive) lies: the expansion, and Newton's steps from there."""
    if df == 1:
        return math.tan(math.pi * (share - 0.5))
    if df == 2:
        return (2 * share - 1) / math.sqrt(2 * share * (1 - share))
    x = NormalDist().inv_cdf(share)
    x2 = x * x
    terms = (
        (x2 + 1) / 4,
        ((5 * x2 + 16) * x2 + 3) / 96,
        (((3 * x2 + 19) * x2 + 17) * x2 - 15) / 384,
        ((((79 * x2 + 776) * x2 + 1482) * x2 - 1920) * x2 - 945) / 92160,
    )
    t = x * (1 + sum(term / df ** (k + 1) for k, term in enumerate(terms)))
    if df > MANY:
        return t
    constant = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)
    for _ in range(6):
        density = math.exp(constant - (df + 1) / 2 * math.log1p(t * t / df))
        t -= float(_in_closed_form(t, df) - share) / density
    return t


def f_below(value: Floats, df1: int, df2: int) -> Floats:
    """P(F <= value), for values above nought."""
    return incomplete_beta(np.full(len(value), df1 / 2), df2 / 2, df1 * value / (df1 * value + df2))


def f_quantile(share: float, df1: int, df2: int) -> float:
    """The F below which `share` (0 to 1, exclusive) lies, between narrower and narrower bounds."""
    low, high = 0.0, 1.0
    while f_below(np.array([high]), df1, df2)[0] < share:
        low, high = high, 2 * high
    while high - low > 1e-13 * high:
        values = np.linspace(low, high, 66)
        place = int(np.searchsorted(f_below(values[1:-1], df1, df2), share))
        low, high = float(values[place]), float(values[place + 1])
    return (low + high) / 2


def incomplete_beta(a: Floats, b: float, x: Floats) -> Floats:
    """I_x(a, b) for a, b > 0 and x from 0 to 1, by its continued fraction from the side where that converges."""
    near = x < (a + 1) / (a + b + 2)
    first, second, at = np.where(near, a, b), np.where(near, b, a), np.where(near, x, 1 - x)
    each, place = np.unique(a, return_inverse=True)
    gammas = np.array([math.lgamma(p + b) - math.lgamma(p) - math.lgamma(b) for p in each.tolist()])
    with np.errstate(divide="ignore"):
        front = np.exp(gammas[place] + a * np.log(x) + b * np.log1p(-x))
    value = front * _fraction(first, second, at) / first
    return np.where(near, value, 1 - value)


def _fraction(a: Floats, b: Floats, x: Floats) -> Floats:
    """Lentz's way through the continued fraction."""
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
