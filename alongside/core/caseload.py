"""How many signals chance alone would show on a caseload, to be read beside the signals there are."""

from __future__ import annotations

import math

from alongside.core.results import Figure, Interval

METHOD = "binomial: relationships times the share of steady ones that show a signal within a year"


def chance_signals(relationships: int, false_share: float) -> Figure:
    """How many of `relationships` steady ones show a signal within a year by chance, with the middle 95 %."""
    if relationships < 0 or not 0 <= false_share <= 1:
        raise ValueError("a caseload is not negative, and a share lies between 0 and 1")
    low, high = (_quantile(relationships, false_share, share) for share in (0.025, 0.975))
    caveat = "as if every relationship were steady and had about 26 looks in the year"
    return Figure(relationships * false_share, relationships, METHOD, Interval(low, high), (caveat,))


def _quantile(n: int, share: float, wanted: float) -> int:
    total = 0.0
    for k in range(n + 1):
        total += math.comb(n, k) * share**k * (1 - share) ** (n - k)
        if total >= wanted - 1e-12:
            return k
    return n
