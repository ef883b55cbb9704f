"""How many signals chance alone would show on a caseload, to be read beside the signals there are."""

from __future__ import annotations

from collections.abc import Sequence

from alongside.core.results import Figure, Interval

METHOD = "relationships times the share of steady ones that show a signal in 26 looks, by the looks there were; sum of Bernoullis"
CAVEAT = "as if every relationship were steady, and every look as likely as another to show one; the first few show fewer"
LOOKS = 26  # in the year that the share is of


def chance_signals(looks: Sequence[int], false_share: float) -> Figure:
    """How many relationships with so many `looks` each show a signal by chance, all steady, with the middle 95 %.

    `false_share` is of 26 looks; fewer show fewer in proportion, and more are taken as 26.
    """
    if any(each < 0 for each in looks) or not 0 <= false_share <= 1:
        raise ValueError("looks are not negative, and a share lies between 0 and 1")
    shares = [false_share * min(each, LOOKS) / LOOKS for each in looks]
    low, high = (poisson_binomial_quantile(shares, level) for level in (0.025, 0.975))
    return Figure(sum(shares), len(shares), METHOD, Interval(low, high), (CAVEAT,))


def poisson_binomial_quantile(shares: Sequence[float], level: float) -> int:
    """The `level` quantile of how many of these events happen, each with its own chance, by the usual recursion."""
    chances = [1.0]  # of 0, 1, 2 ... of the events so far
    for share in shares:
        without, with_it = [*chances, 0.0], [0.0, *chances]
        chances = [p * (1 - share) + q * share for p, q in zip(without, with_it, strict=True)]
    total = 0.0
    for k, chance in enumerate(chances):
        total += chance
        if total >= level - 1e-12:
            return k
    return len(shares)
