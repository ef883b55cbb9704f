"""How far a check-in can be relied on, from the service's own data; and what a figure about a whole service may show, so that
it never tells about one person or one worker (evidence.md).

Counts of 1 to 7 are "fewer than 8", the rest rounded to 5; no mean below ten people and three workers, nor where most of
them are one worker's; no two reports whose difference gives a person away.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from alongside.core.distributions import f_quantile
from alongside.core.priors import bootstrapped
from alongside.core.results import Figure, Interval, NotEnough

FEWEST_PEOPLE, FEWEST_WORKERS = 10, 3
FEWEST_COUNTED = 8
#: The (n, k) rule of dominance with n = 1 and k = 50 (Hundepool et al. 2010, Handbook on Statistical Disclosure Control,
#: ESSnet SDC): where more than this share comes from one worker, a mean is as good as that worker's.
LARGEST_SHARE = 0.5
ROUNDED_TO = 5


@dataclass(frozen=True)
class Count:
    """A count as it may be shown: `n`, or fewer than `n` where `fewer`."""

    n: int
    fewer: bool = False


def shown_count(n: int) -> Count:
    """0 as it is, 1 to 7 as "fewer than 8", the rest to the nearest 5 (halves do not occur)."""
    if n < 0:
        raise ValueError("a count is not negative")
    if 0 < n < FEWEST_COUNTED:
        return Count(FEWEST_COUNTED, fewer=True)
    return Count((n + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO)


def enough_for_a_mean(people: int, of_each_worker: Collection[int]) -> None:
    """Raises NotEnough where a mean, or anything made of means, would tell about somebody; `of_each_worker` are how many
    people each worker has."""
    if people < FEWEST_PEOPLE:
        raise NotEnough("people", people, FEWEST_PEOPLE)
    if len(of_each_worker) < FEWEST_WORKERS:
        raise NotEnough("workers", len(of_each_worker), FEWEST_WORKERS)
    _nobody_dominates("people", of_each_worker)


def enough_since(of_each_worker: Collection[int]) -> None:
    """Raises NotEnough where a second report would differ from the first by fewer than eight relationships, or mostly by
    those of one worker; `of_each_worker` are how many of each worker's have new looks."""
    changed = sum(of_each_worker)
    if changed < FEWEST_COUNTED:
        raise NotEnough("relationships with new looks", changed, FEWEST_COUNTED)
    _nobody_dominates("relationships with new looks", of_each_worker)


def _nobody_dominates(what: str, of_each_worker: Collection[int]) -> None:
    total, most = sum(of_each_worker), max(of_each_worker)
    if most > LARGEST_SHARE * total:
        raise NotEnough(f"{what} of other workers than the one who has most of them", total - most, most)


Z = 1.959963984540054
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


def spread(groups: Sequence[Sequence[float]], seed: int) -> tuple[Figure, Figure]:
    """In steps, how far people lie apart, and how far one person's check-ins do: standard deviations, with percentile
    bootstrap intervals over people; the same `seed` gives the same figures.

    NotEnough below ten people with two check-ins or more.
    """
    used = [group for group in groups if len(group) >= 2]
    if len(used) < FEWEST_PEOPLE:
        raise NotEnough("people with two looks or more", len(used), FEWEST_PEOPLE)
    sums = np.array([(len(g), np.sum(g), np.square(g).sum()) for g in used], float)
    between, within = bootstrapped(sums, _spreads, seed, "analysis of variance, bootstrap over people")
    return between, within


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
