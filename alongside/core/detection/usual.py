"""The band of what is usual for one person: the range in which about nine in ten of their next check-ins would lie.

It comes from what was told before a check-in and never from the check-in itself, and what was told in a hard patch is not taken
as usual. It is no limit: the rule weighs several check-ins, so that a check-in outside the band need not be a signal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import kernel, settings as s
from alongside.core.detection.settings import Units

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

WITHIN = 0.90  # of the next check-ins of somebody steady; a test holds it against the simulations
REACH = NormalDist().inv_cdf((1 + WITHIN) / 2)  # in spreads: level and noise together come near the normal
DAYS = 7


class ScoredCheckIn(NamedTuple):
    """One check-in as it is read: its day, its score in steps, and whether it lies in a hard patch."""

    on: date
    steps: int
    hard: bool = False

    @property
    def week(self) -> float:
        return self.on.toordinal() / DAYS


@dataclass(frozen=True)
class Usual:
    """From `low` to `high` in steps, on the scale."""

    low: float
    high: float


def as_arrays(series: Sequence[Sequence[ScoredCheckIn]]) -> tuple[Whole, Floats, Whole]:
    """The scores and weeks of series that stand one after the other, and how long each is."""
    check_ins = [check_in for of_one in series for check_in in of_one]
    return (
        np.array([check_in.steps for check_in in check_ins], np.int64),
        np.array([check_in.week for check_in in check_ins], np.float64),
        np.array([len(of_one) for of_one in series], np.int64),
    )


def bands(series: Sequence[Sequence[ScoredCheckIn]], units: Units, top: int) -> list[list[Usual | None]]:
    """For each check-in of each series, each in order of time, what was usual before it; None below three earlier check-ins.

    `top` is the highest score, in steps. Check-ins in a hard patch are not learned from.
    """
    scores, weeks, lengths = as_arrays(
        [[check_in for check_in in check_ins if not check_in.hard] for check_ins in series]
    )
    trace = kernel.Trace.of(len(scores))
    kernel.read(scores, weeks, lengths, units, trace)
    starts = np.cumsum(lengths) - lengths
    return [
        _of_series(check_ins, int(start), weeks, trace, units, top)
        for check_ins, start in zip(series, starts, strict=True)
    ]


def _of_series(
    check_ins: Sequence[ScoredCheckIn], start: int, weeks: Floats, trace: kernel.Trace, units: Units, top: int
) -> list[Usual | None]:
    """`start` is the place of the first calm check-in of this series in `weeks` and `trace`."""
    calm_before = np.cumsum([0, *(not check_in.hard for check_in in check_ins)])[: len(check_ins)]
    compared = np.flatnonzero(calm_before >= s.FEWEST).tolist()
    if not compared:
        return [None] * len(check_ins)
    last = start + calm_before[compared] - 1
    week = np.array([check_ins[at].week for at in compared])
    level, spread = kernel.ahead(trace, last, weeks[last], weeks[start], week, calm_before[compared], units)
    usual: list[Usual | None] = [None] * len(check_ins)
    for n, at in enumerate(compared):
        usual[at] = around(float(level[n]), float(spread[n]), top)
    return usual


def around(level: float, spread: float, top: int) -> Usual:
    """What is usual around this level, on a scale from 0 to `top`; all in steps."""
    low, high = (min(max(level + side * REACH * spread, 0.0), float(top)) for side in (-1, 1))
    return Usual(low, high)
