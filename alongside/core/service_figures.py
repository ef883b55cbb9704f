"""What a figure about a whole service may show, so that it never tells about one person or one worker (evidence.md).

Counts of 1 to 7 are "fewer than 8", the rest rounded to 5; no mean below ten people and three workers; no two reports
whose difference gives a person away.
"""

from __future__ import annotations

from dataclasses import dataclass

from alongside.core.errors import NotEnough

FEWEST_PEOPLE, FEWEST_WORKERS = 10, 3
FEWEST_COUNTED = 8
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


def enough_for_a_mean(people: int, workers: int) -> None:
    """Raises NotEnough where a mean, or anything made of means, would tell about somebody."""
    if people < FEWEST_PEOPLE:
        raise NotEnough("people", people, FEWEST_PEOPLE)
    if workers < FEWEST_WORKERS:
        raise NotEnough("workers", workers, FEWEST_WORKERS)


def enough_since(changed: int) -> None:
    """Raises NotEnough where a second report would differ from the first by fewer than eight relationships."""
    if changed < FEWEST_COUNTED:
        raise NotEnough("relationships with new looks", changed, FEWEST_COUNTED)
