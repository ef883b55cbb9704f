"""The band of what is usual for one person: the range in which about nine in ten of their next looks would lie.

It comes from what was told before a look and never from the look itself, and what was told in a hard patch is not taken
as usual. It is no limit: the rule weighs several looks, so that a look outside the band need not be a signal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist
from typing import NamedTuple

from alongside.core.detection import settings as s
from alongside.core.detection.fold import expected, learn
from alongside.core.detection.state import State
from alongside.core.detection.units import Units

WITHIN = 0.90  # of the next looks of somebody steady; a test holds it against the simulations
REACH = NormalDist().inv_cdf((1 + WITHIN) / 2)  # in spreads: level and noise together come near the normal
DAYS = 7


class Seen(NamedTuple):
    """One look as it is read: its day, its score in steps, and whether it lies in a hard patch."""

    on: date
    steps: int
    hard: bool = False

    @property
    def week(self) -> float:
        return self.on.toordinal() / DAYS


@dataclass(frozen=True)
class Usual:
    """From `low` to `high` in steps, on the scale; `looks` is on how many earlier looks it rests."""

    low: float
    high: float
    looks: int


def usual(state: State, units: Units, week: float, top: int) -> Usual | None:
    """What a look in that week is expected to be; None below three earlier looks."""
    if state.looks < s.FEWEST:
        return None
    level, spread = expected(state, units, week)
    low, high = (min(max(level + side * REACH * spread, 0.0), float(top)) for side in (-1, 1))
    return Usual(low, high, state.looks)


def taken(state: State, units: Units, seen: Seen) -> State:
    """What is usual after a look; a hard patch does not drag it down."""
    return state if seen.hard else learn(state, units, seen.week, seen.steps)


def bands(looks: Iterable[Seen], units: Units, top: int) -> list[Usual | None]:
    """For each look, in order of time, what was usual before it."""
    state, found = State(), []
    for seen in looks:
        found.append(usual(state, units, seen.week, top))
        state = taken(state, units, seen)
    return found
