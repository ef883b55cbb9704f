"""What the newest look of each series says. A series is one rater with one instrument, asked in one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core.analysis import VERDICTS, verdicts
from alongside.core.detection import following, kernel
from alongside.core.detection.settings import FEWEST
from alongside.core.detection.units import Units
from alongside.core.detection.usual import Seen, Usual, around, bands
from alongside.core.expectation import Verdict

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Reading:
    """What one look says: `level` and `spread` (steps) lie before the likeliest beginning of a drop.

    `waiting`: after an earlier signal, and not back yet. `below`: it lies under what is usual, which by itself is no
    signal: one odd day is no proof.
    """

    evidence: float
    looks_before: int
    level: float
    spread: float
    verdict: Verdict
    calmer: bool
    waiting: bool
    usual: Usual | None
    below: bool


def read_newest(series: Sequence[Sequence[Seen]], units: Units, top: int) -> list[Reading]:
    """The newest look of each of `series`, which have at least one look each, in order of time; scores up to `top` steps."""
    lengths = np.array([len(looks) for looks in series], np.int64)
    scores = np.array([look.steps for looks in series for look in looks], np.int64)
    weeks = np.array([look.week for looks in series for look in looks], np.float64)
    trace = kernel.Trace.of(len(scores))
    found = kernel.read(scores, weeks, lengths, units, trace)
    last = np.cumsum(lengths) - 1
    before = np.arange(len(scores)) - np.repeat(last + 1 - lengths, lengths)
    verdict = verdicts(found.evidence, before)
    unusual = verdict == VERDICTS.index(Verdict.UNUSUAL)
    followed = following.follow(scores, unusual, found.level, found.spread, lengths)
    usual = _usual_before_newest(series, trace, last, units, top)
    return [
        Reading(
            evidence=float(found.evidence[at]),
            looks_before=int(before[at]),
            level=float(found.level[at]),
            spread=float(found.spread[at]),
            verdict=VERDICTS[verdict[at]],
            calmer=bool(followed.calmer[at]),
            waiting=bool(followed.waiting[at]),
            usual=band,
            below=band is not None and bool(scores[at] < band.low),
        )
        for at, band in zip(last, usual, strict=True)
    ]


def _usual_before_newest(
    series: Sequence[Sequence[Seen]], trace: kernel.Trace, last: Whole, units: Units, top: int
) -> list[Usual | None]:
    """From what the kernel has learned; series with a hard patch are read again without it."""
    level, spread = kernel.before(trace, last, units)
    usual = [
        around(float(level[n]), float(spread[n]), len(looks) - 1, top) if len(looks) > FEWEST else None
        for n, looks in enumerate(series)
    ]
    hard = [n for n, looks in enumerate(series) if any(look.hard for look in looks[:-1])]
    for n, of_series in zip(hard, bands([series[n] for n in hard], units, top), strict=True):
        usual[n] = of_series[-1]
    return usual


def verdicts_of(series: Sequence[Sequence[Seen]], units: Units) -> list[list[Verdict]]:
    """What each look of each series says, each in order of time."""
    lengths = np.array([len(looks) for looks in series], np.int64)
    scores = np.array([look.steps for looks in series for look in looks], np.int64)
    weeks = np.array([look.week for looks in series for look in looks], np.float64)
    evidence = kernel.read(scores, weeks, lengths, units).evidence
    starts = np.cumsum(lengths) - lengths
    verdict = verdicts(evidence, np.arange(len(scores)) - np.repeat(starts, lengths))
    return [
        [VERDICTS[code] for code in verdict[start : start + length]]
        for start, length in zip(starts, lengths, strict=True)
    ]
