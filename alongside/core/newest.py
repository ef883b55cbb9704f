"""What the newest look of each series says. A series is one rater with one instrument, asked in one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alongside.core.analysis import VERDICTS, verdicts
from alongside.core.detection import following, kernel
from alongside.core.detection.units import Units
from alongside.core.detection.usual import Seen, Usual, bands
from alongside.core.expectation import Verdict


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
    found = kernel.read(scores, weeks, lengths, units)
    before = np.arange(len(scores)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    verdict = verdicts(found.evidence, before)
    unusual = verdict == VERDICTS.index(Verdict.UNUSUAL)
    followed = following.follow(scores, unusual, found.level, found.spread, lengths)
    usual = [of_series[-1] for of_series in bands(series, units, top)]
    return [
        Reading(
            evidence=float(found.evidence[last]),
            looks_before=int(before[last]),
            level=float(found.level[last]),
            spread=float(found.spread[last]),
            verdict=VERDICTS[verdict[last]],
            calmer=bool(followed.calmer[last]),
            waiting=bool(followed.waiting[last]),
            usual=band,
            below=band is not None and bool(scores[last] < band.low),
        )
        for last, band in zip(np.cumsum(lengths) - 1, usual, strict=True)
    ]


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
