"""What a figure about a whole service may show, so that it never tells about one person or one worker (evidence.md).

Counts of 1 to 7 are "fewer than 8", the rest rounded to 5; no mean below ten people and three workers, nor where most of
them are one worker's; no two reports whose difference gives a person away.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from alongside.core.errors import NotEnough

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
