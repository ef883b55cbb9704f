"""How often a run turns up by chance, so that a notice can say so (practice model, rule 2)."""

from __future__ import annotations

from fractions import Fraction


def run_by_chance(length: int, share: Fraction, contacts: int) -> int:
    """Of 100 relationships with `contacts` contacts a year, each with probability `share` of being of the kind
    counted and independent of the others, how many have a run of at least `length` (exact, rounded).

    The usual recursion over the length of the current run: Feller, An Introduction to Probability Theory,
    volume 1, chapter XIII.7.
    """
    if length < 1 or not 0 <= share <= 1 or contacts < 0:
        raise ValueError("A run needs a length of at least 1, a share from 0 to 1 and no negative contacts.")
    runs, chance = [Fraction(1)] + [Fraction(0)] * (length - 1), Fraction(0)
    for _ in range(contacts):
        chance += runs[-1] * share
        runs = [sum(runs, Fraction(0)) * (1 - share), *(p * share for p in runs[:-1])]
    return round(100 * chance)
