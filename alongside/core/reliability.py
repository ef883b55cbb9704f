"""How far a check-in can be relied on, from the service's own data, with intervals and "too few to say"."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alongside.core.distributions import f_quantile
from alongside.core.errors import NotEnough
from alongside.core.results import Figure, Interval

Z = 1.959963984540054
DRAWS = 400
FEWEST_PEOPLE = 10
FEWEST_PAIRS = 4


def correlation(first: Sequence[float], second: Sequence[float]) -> Figure:
    """Pearson's r with Fisher's 95 % interval; NotEnough below four pairs or where one side never varies."""
    n = len(first)
    if n < FEWEST_PAIRS:
        raise NotEnough("pairs for a correlation", n, FEWEST_PAIRS)
    x, y = np.asarray(first, float), np.asarray(second, float)
    x, y = x - x.mean(), y - y.mean()
    spread = math.sqrt(float(x @ x) * float(y @ y))
    if spread == 0:
        raise NotEnough("different answers on both sides", 1, 2)
    r = max(-1.0, min(1.0, float(x @ y) / spread))
    if abs(r) == 1:
        return Figure(r, n, "Pearson's r", None, ("the pairs lie on a line: no interval can be given",))
    middle, half = math.atanh(r), Z / math.sqrt(n - 3)
    return Figure(
        r, n, "Pearson's r, Fisher's interval", Interval(math.tanh(middle - half), math.tanh(middle + half))
    )


@dataclass(frozen=True)
class Between:
    """What is between people and what within: mean squares, the variances they give, and ICC(1)."""

    mean_square_between: float
    mean_square_within: float
    between: float
    within: float
    icc: Figure


def icc1(groups: Sequence[Sequence[float]]) -> Between:
    """One-way ICC(1) (Shrout and Fleiss 1979) with its F interval; unequal groups by their adjusted mean size.

    NotEnough below ten people with two check-ins or more.
    """
    used = [np.asarray(group, float) for group in groups if len(group) >= 2]
    if len(used) < FEWEST_PEOPLE:
        raise NotEnough("people with two looks or more", len(used), FEWEST_PEOPLE)
    return analysis(used)


def analysis(used: Sequence[np.ndarray]) -> Between:
    """The analysis of variance behind `icc1`, without its minimum number of people."""
    sizes = np.array([len(group) for group in used], float)
    n, people = sizes.sum(), len(used)
    grand = sum(float(group.sum()) for group in used) / n
    square_between = sum(len(g) * (float(g.mean()) - grand) ** 2 for g in used) / (people - 1)
    df = int(n) - people
    square_within = sum(float(((g - g.mean()) ** 2).sum()) for g in used) / df
    size = (n - (sizes**2).sum() / n) / (people - 1)
    between = max(0.0, (square_between - square_within) / size)
    return Between(
        square_between,
        square_within,
        between,
        square_within,
        _icc(square_between, square_within, size, people, df),
    )


def _icc(above: float, below: float, size: float, people: int, df: int) -> Figure:
    if above == 0 and below == 0:
        raise NotEnough("different answers", 1, 2)
    value = (above - below) / (above + (size - 1) * below)
    method = "one-way analysis of variance, F interval"
    if below == 0:
        return Figure(value, people, method, None, ("nobody's answers ever vary: no interval can be given",))
    ratio = above / below
    low, high = ratio / f_quantile(0.975, people - 1, df), ratio * f_quantile(0.975, df, people - 1)
    interval = Interval(float((low - 1) / (low + size - 1)), float((high - 1) / (high + size - 1)))
    return Figure(float(value), people, method, interval)


@dataclass(frozen=True)
class Spread:
    """In steps: how far people lie apart, and how far one person's check-ins do (standard deviations)."""

    between: Figure
    within: Figure


def spread(groups: Sequence[Sequence[float]], seed: int) -> Spread:
    """What `icc1` rests on, with percentile bootstrap intervals over people; the same `seed` gives the same figures.

    NotEnough below ten people with two check-ins or more.
    """
    used = [group for group in groups if len(group) >= 2]
    if len(used) < FEWEST_PEOPLE:
        raise NotEnough("people with two looks or more", len(used), FEWEST_PEOPLE)
    sums = np.array([(len(g), np.sum(g), np.square(g).sum()) for g in used], float)
    draw = np.random.default_rng(seed)
    draws = [_spreads(sums[draw.integers(0, len(used), len(used))]) for _ in range(DRAWS)]
    low, high = np.quantile(draws, (0.025, 0.975), axis=0)
    between, within = (
        Figure(
            float(value),
            len(used),
            "analysis of variance, bootstrap over people",
            Interval(float(a), float(b)),
        )
        for value, a, b in zip(_spreads(sums), low, high, strict=True)
    )
    return Spread(between, within)


def _spreads(sums: np.ndarray) -> np.ndarray:
    """Standard deviations between and within from each person's number, sum and sum of squares of check-ins."""
    sizes, totals, squares = sums.T
    n, people = sizes.sum(), len(sums)
    inside = float((squares - totals**2 / sizes).sum()) / (n - people)
    outside = float((sizes * (totals / sizes - totals.sum() / n) ** 2).sum()) / (people - 1)
    size = (n - (sizes**2).sum() / n) / (people - 1)
    return np.sqrt(np.maximum([(outside - inside) / size, inside], 0.0))


def retest(series: Sequence[Sequence[float]]) -> Figure:
    """The correlation between each person's first two check-ins; NotEnough below ten people."""
    pairs = [scores[:2] for scores in series if len(scores) >= 2]
    if len(pairs) < FEWEST_PEOPLE:
        raise NotEnough("people with two looks or more", len(pairs), FEWEST_PEOPLE)
    return correlation([pair[0] for pair in pairs], [pair[1] for pair in pairs])
