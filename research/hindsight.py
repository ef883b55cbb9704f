"""One lasting change of level, seen in hindsight and from eight points on; never a signal."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alongside.core.results import NotEnough

FEWEST = 8
SHORTEST = 2


@dataclass(frozen=True)
class Break:
    """The level changed after look `after` (counted from 1): the means before and after it."""

    after: int
    before_mean: float
    after_mean: float


def lasting_change(values: Sequence[float]) -> Break | None:
    """The least-squares break, where BIC prefers one to none (Bai and Perron 2003); NotEnough below eight points."""
    y = np.asarray(values, float)
    n = len(y)
    if n < FEWEST:
        raise NotEnough("looks for a change in hindsight", n, FEWEST)
    if not _around(y):
        return None
    costs = {k: _around(y[:k]) + _around(y[k:]) for k in range(SHORTEST, n - SHORTEST + 1)}
    k = min(costs, key=lambda at: costs[at])
    if _bic(n, costs[k], 4) >= _bic(n, _around(y), 2):
        return None
    return Break(k, float(y[:k].mean()), float(y[k:].mean()))


def _around(part: np.ndarray) -> float:
    return float(((part - part.mean()) ** 2).sum())


def _bic(n: int, cost: float, parameters: int) -> float:
    return -math.inf if cost <= 0 else n * (math.log(2 * math.pi * cost / n) + 1) + parameters * math.log(n)
