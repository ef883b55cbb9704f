"""Everything that is said of each look: the reference rule, our detector, strain and calmer.

A test holds it to `tests/oracle`, which reads one look at a time in plain Python.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import following, kernel, reference, settings, signal
from alongside.core.detection.units import Units
from alongside.core.expectation import Prior, Verdict

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
DIGITS = 9  # what is printed and decided on
VERDICTS = (Verdict.NONE, Verdict.POSSIBLE, Verdict.UNUSUAL)


@dataclass(frozen=True)
class Rows:
    """What is said of many looks. Levels in steps, nan where there are too few earlier looks; `signal` counts up from none to unusual."""

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


def many(scores: Whole, weeks: Floats, tension: Flags, lengths: Whole, prior: Prior) -> Rows:
    """Rows for series that stand one after the other, each in order of time, `lengths` looks long."""
    before = reference.past(scores, lengths)
    usual = reference.refer(scores, before, prior)
    found = kernel.read(scores, weeks, lengths, Units.of(prior))
    verdict = verdicts(found.evidence, before.n)
    strain = tension | (verdict == VERDICTS.index(Verdict.UNUSUAL))
    calmer = following.follow(scores, strain, found.level, found.spread, lengths).calmer
    return Rows(
        n_before=before.n,
        expected=np.round(usual.expected, DIGITS),
        low=np.round(usual.low, DIGITS),
        high=np.round(usual.high, DIGITS),
        t=np.round(usual.t, DIGITS),
        p=np.round(usual.p, DIGITS),
        evidence=np.round(found.evidence, DIGITS),
        signal=verdict,
        strain=strain,
        calmer=calmer,
    )


def verdicts(evidence: Floats, before: Whole) -> NDArray[np.int8]:
    """Places in VERDICTS; see `signal.verdict`."""
    possible = evidence >= settings.POSSIBLE_AT - signal.SAME
    unusual = evidence >= settings.UNUSUAL_AT - signal.SAME
    return np.where(before >= settings.FEWEST, possible.astype(np.int8) + unusual, 0).astype(np.int8)
