"""Where many series stand, read from their beginnings at once in numpy: what `standing.bring_up` makes of each.

A test holds the two equal to 1e-9, and every decision the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from alongside.core.analysis import VERDICTS, verdicts
from alongside.core.detection import kernel
from alongside.core.detection.state import Recent, State
from alongside.core.detection.units import Units
from alongside.core.detection.usual import Seen, taken, usual
from alongside.core.expectation import Verdict
from alongside.core.repair_rule import Look, Watch, follow
from alongside.core.standing import Read, Standing, Told, mark

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


def stand(series: Sequence[Sequence[Seen]], units: Units, top: int) -> list[Read]:
    """Each of `series` read to its end, in the order given; each in order of time, all on a scale of `top` steps."""
    full = [at for at, one in enumerate(series) if one]
    read = _Many.of([series[at] for at in full], units)
    before = _usual_before(read)
    found = [Read()] * len(series)
    for n, at in enumerate(full):
        found[at] = _read(read, n, before[n], top)
    return found


@dataclass(frozen=True)
class _Many:
    """Series that stand one after the other, read by the kernel."""

    series: Sequence[Sequence[Seen]]
    units: Units
    ends: Whole
    weeks: Floats
    z: Floats
    found: kernel.Readings
    trace: kernel.Trace

    @classmethod
    def of(cls, series: Sequence[Sequence[Seen]], units: Units) -> _Many:
        lengths = np.array([len(one) for one in series], np.int64)
        scores = np.array([seen.steps for one in series for seen in one], np.int64)
        weeks = np.array([seen.week for one in series for seen in one], np.float64)
        trace = kernel.Trace.of(len(scores))
        found = kernel.read(scores, weeks, lengths, units, trace)
        z = np.asarray((scores - units.mean) / units.spread, np.float64)
        return cls(series, units, np.cumsum(lengths) - 1, weeks, z, found, trace)

    def first(self, n: int) -> int:
        """The place of the first look of series `n`."""
        return int(self.ends[n]) - len(self.series[n]) + 1

    def state(self, n: int, looks: int) -> State:
        """What is thought of series `n` after so many of its looks; `recent` is left out."""
        if not looks:
            return State()
        first, trace = self.first(n), self.trace
        at = first + looks - 1
        return State(
            looks=looks,
            first_week=float(self.weeks[first]),
            week=float(self.weeks[at]),
            cold=float(trace.cold[at]),
            level=float(trace.level_after[at]),
            variance=float(trace.variance_after[at]),
            noise_sum=float(trace.noise_sum_after[at]),
        )

    def recent(self, n: int) -> tuple[Recent, ...]:
        """The last two looks of series `n`, the newest first."""
        last, first = int(self.ends[n]), self.first(n)
        return tuple(self._recent(at, at - first) for at in range(last, max(first, last - 1) - 1, -1))

    def _recent(self, at: int, looks: int) -> Recent:
        return Recent(
            week=float(self.weeks[at]),
            score=float(self.z[at]),
            cold=float(self.trace.cold[at]),
            level=float(self.trace.level[at]),
            variance=float(self.trace.variance[at]),
            noise=float(self.trace.noise[at]),
            looks=looks,
        )


def _usual_before(read: _Many) -> list[State]:
    """What was usual before the newest look of each series: a hard patch does not drag it down."""
    hard = [n for n, one in enumerate(read.series) if any(seen.hard for seen in one[:-1])]
    found = [read.state(n, len(one) - 1) for n, one in enumerate(read.series)]
    soft = [[seen for seen in read.series[n][:-1] if not seen.hard] for n in hard]
    again = _Many.of([one for one in soft if one], read.units)
    told = iter(range(len(again.series)))
    for n, one in zip(hard, soft, strict=True):
        found[n] = again.state(next(told), len(one)) if one else State()
    return found


def _read(read: _Many, n: int, before: State, top: int) -> Read:
    looks, last = read.series[n], int(read.ends[n])
    seen, units = looks[-1], read.units
    band = usual(before, units, seen.week, top)
    watch, calmer, verdict = _watched(read, n)
    reading = (float(read.found.evidence[last]), len(looks) - 1)
    level = (float(read.found.level[last]), float(read.found.spread[last]))
    told = Told(*reading, *level, verdict, calmer, band, band is not None and seen.steps < band.low)
    detector = replace(read.state(n, len(looks)), recent=read.recent(n))
    return Read(Standing(detector, taken(before, units, seen), watch), told, len(looks), mark(looks))


def _watched(read: _Many, n: int) -> tuple[Watch | None, bool, Verdict]:
    """What is still waited for, whether the newest look is the calmer one, and what it says."""
    first, last, found = read.first(n), int(read.ends[n]), read.found
    said = verdicts(found.evidence[first : last + 1], np.arange(last + 1 - first))
    opens = said == VERDICTS.index(Verdict.UNUSUAL)
    watch, calmer = None, False
    for at in range(int(opens.argmax()) if opens.any() else len(opens), len(opens)):
        here = (float(found.level[first + at]), float(found.spread[first + at]))
        watch, calmer = follow(watch, Look(read.series[n][at].steps, bool(opens[at]), *here))
    return watch, calmer, VERDICTS[said[-1]]
