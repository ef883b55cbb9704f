"""What is said of each check-in of many series at once: the detector with strain and calmer, and beside it the reference rule.

The detector asks whether the level has dropped and stays down. The reference rule asks another question: whether this one
check-in is unusually low.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import kernel, reference, signal
from alongside.core.detection.settings import Units
from alongside.core.detection.signal import SEVERITIES, Severity, severities
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
    detector says `evidence`, `signal` (a place in SEVERITIES), `strain` and `calmer`.
    """

    n_before: Whole
    expected: Floats
    low: Floats
    high: Floats
    t: Floats
    p: Floats
    evidence: Floats
    signal: NDArray[np.int8]
    strain: Flags
    calmer: Flags


def interpret(series: Series, prior: Prior) -> Interpretations:
    """What is said of each check-in, all series being read with the same prior."""
    past = reference.past(series.scores, series.lengths)
    usual = reference.refer(series.scores, past, prior)
    readings = kernel.read(series.scores, series.weeks, series.lengths, Units.of(prior))
    signals = severities(readings.evidence, past.n)
    strain = series.tension | (signals == SEVERITIES.index(Severity.UNUSUAL))
    followed = signal.follow(series.scores, strain, readings.level, readings.spread, series.lengths)
    return Interpretations(
        n_before=past.n,
        **vars(usual),
        evidence=readings.evidence,
        signal=signals,
        strain=strain,
        calmer=followed.calmer,
    )
