"""What check-ins say: each of many series at once for a file, the newest of each series for a page. A series is one rater with
one instrument, asked in one way.

The detector asks whether the level has dropped and stays down. Beside it, for a file, the reference rule asks another question:
whether this one check-in is unusually low.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import kernel, reference, signal
from alongside.core.detection.settings import FEWEST, Units
from alongside.core.detection.signal import SEVERITIES, Severity, severities
from alongside.core.detection.usual import ScoredCheckIn, Usual, around, as_arrays, bands
from alongside.core.priors import Prior

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
DIGITS = 9  # what is printed and decided on


@dataclass(frozen=True)
class Series:
    """Check-ins of series that stand one after the other, each in order of time and `lengths` check-ins long.

    A series is one rater's check-ins with one instrument. `scores` in steps; `tension` where they said "yes, something was difficult".
    """

    scores: Whole
    weeks: Floats
    tension: Flags
    lengths: Whole


@dataclass(frozen=True)
class Interpretations:
    """What is said of each check-in, in the order of the series.

    The reference rule says `expected`, `low`, `high` (steps), `t` and `p`; nan where there are too few earlier check-ins. The
    detector says `evidence`, `slow` (the evidence of a slide), `signal` (a place in SEVERITIES), `strain` and `calmer`.
    """

    n_before: Whole
    expected: Floats
    low: Floats
    high: Floats
    t: Floats
    p: Floats
    evidence: Floats
    slow: Floats
    signal: NDArray[np.int8]
    strain: Flags
    calmer: Flags


def interpret(series: Series, prior: Prior, top: int) -> Interpretations:
    """What is said of each check-in, all series being read with the same prior, on a scale from 0 to `top` steps."""
    past = reference.past(series.scores, series.lengths)
    usual = reference.refer(series.scores, past, prior)
    readings = kernel.read(series.scores, series.weeks, series.lengths, Units.of(prior))
    signals = severities(series.scores, readings, past.n, top)
    strain = series.tension | (signals == SEVERITIES.index(Severity.UNUSUAL))
    followed = signal.follow(series.scores, strain, readings.level, readings.spread, series.lengths)
    return Interpretations(
        n_before=past.n,
        **vars(usual),
        evidence=readings.evidence,
        slow=readings.slow,
        signal=signals,
        strain=strain,
        calmer=followed.calmer,
    )


@dataclass(frozen=True)
class ScoreReading:
    """What one check-in says.

    `waiting`: after an earlier signal, and not back yet. `below`: it lies under what is usual, which by itself is no
    signal: one odd day is no proof.
    """

    evidence: float
    check_ins_before: int
    severity: Severity
    calmer: bool
    waiting: bool
    usual: Usual | None
    below: bool


def read_newest(series: Sequence[Sequence[ScoredCheckIn]], units: Units, top: int) -> list[ScoreReading]:
    """The newest check-in of each of `series`, which have at least one check-in each, in order of time; scores up to `top` steps."""
    scores, weeks, lengths = as_arrays(series)
    trace = kernel.Trace.of(len(scores))
    readings = kernel.read(scores, weeks, lengths, units, trace)
    last = np.cumsum(lengths) - 1
    before = np.arange(len(scores)) - np.repeat(last + 1 - lengths, lengths)
    severity = severities(scores, readings, before, top)
    unusual = severity == SEVERITIES.index(Severity.UNUSUAL)
    followed = signal.follow(scores, unusual, readings.level, readings.spread, lengths)
    level, spread = kernel.before(trace, last, units)
    usual = [
        around(float(level[n]), float(spread[n]), top) if len(check_ins) > FEWEST else None
        for n, check_ins in enumerate(series)
    ]
    # what was told in a hard patch is not taken as usual: series with one are read again without it
    hard = [n for n, check_ins in enumerate(series) if any(check_in.hard for check_in in check_ins[:-1])]
    for n, of_series in zip(hard, bands([series[n] for n in hard], units, top), strict=True):
        usual[n] = of_series[-1]
    return [
        ScoreReading(
            evidence=float(readings.evidence[at]),
            check_ins_before=int(before[at]),
            severity=SEVERITIES[severity[at]],
            calmer=bool(followed.calmer[at]),
            waiting=bool(followed.waiting[at]),
            usual=band,
            below=band is not None and bool(scores[at] < band.low),
        )
        for at, band in zip(last, usual, strict=True)
    ]


def severities_of(series: Sequence[Sequence[ScoredCheckIn]], units: Units, top: int) -> list[list[Severity]]:
    """What each check-in of each series says, each in order of time; scores up to `top` steps."""
    scores, weeks, lengths = as_arrays(series)
    readings = kernel.read(scores, weeks, lengths, units)
    starts = np.cumsum(lengths) - lengths
    severity = severities(scores, readings, np.arange(len(scores)) - np.repeat(starts, lengths), top)
    return [
        [SEVERITIES[code] for code in severity[start : start + length]]
        for start, length in zip(starts, lengths, strict=True)
    ]


class Meaning(StrEnum):
    """One thing is said of a check-in; the first that holds."""

    NO_SCORE = "no_score"  # too few questions were answered
    APART = "apart"  # with help, or answered for them: it stands for itself
    TOO_FEW = "too_few"  # too few check-ins before it
    CALMER = "calmer"
    UNUSUAL = "unusual"
    FLAT = "flat"  # the same answers four times over
    SLOW = "slow"  # a little lower for some time
    POSSIBLE = "possible"
    BELOW = "below"  # under what is usual, and one check-in is no proof
    NOT_YET = "not_yet"  # after an unusual one, and not back yet
    NOTHING = "nothing"


def meaning_of(reading: ScoreReading, *, flat: bool) -> Meaning:
    """What a check-in says. `flat`: the last four were the same on every item."""
    if reading.check_ins_before < FEWEST:
        return Meaning.TOO_FEW
    if reading.calmer:  # back where it was, however much the check-ins before it still weigh
        return Meaning.CALMER
    if reading.severity is Severity.UNUSUAL:
        return Meaning.UNUSUAL
    if flat:
        return Meaning.FLAT
    if reading.severity in (Severity.SLOW, Severity.POSSIBLE):
        return Meaning(reading.severity.value)
    if reading.below:
        return Meaning.BELOW
    return Meaning.NOT_YET if reading.waiting else Meaning.NOTHING


def more_needed(check_ins_before: int) -> int:
    """How many more check-ins asked in the same way, until one can be compared."""
    return max(0, FEWEST - check_ins_before)


IN_A_ROW = 4


def is_flat(check_ins: Sequence[Sequence[int]]) -> bool:
    """Whether the last four check-ins, each the answers to all items, are identical; fewer check-ins are not flat."""
    last = [tuple(answers) for answers in check_ins[-IN_A_ROW:]]
    return len(last) == IN_A_ROW and len(set(last)) == 1 and len(last[0]) > 0
