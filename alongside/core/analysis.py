"""Everything that is said of each look: the reference rule, our detector, strain and calmer.

`one` folds a single series in plain Python and is the oracle; `many` does the same over many series in numpy. A test
holds them identical on anything.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import following, kernel, reference, settings, signal
from alongside.core.detection.fold import Reading, fold
from alongside.core.detection.units import Units
from alongside.core.expectation import FEWEST, Prior, Sums, Verdict, compare, expect
from alongside.core.repair_rule import Look, Watch, follow

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
DIGITS = 9  # what is printed and decided on
VERDICTS = (Verdict.NONE, Verdict.POSSIBLE, Verdict.UNUSUAL)


@dataclass(frozen=True)
class Row:
    """What is said of one look. Levels in steps; nan where there are too few earlier looks."""

    n_before: int
    expected: float
    low: float
    high: float
    t: float
    p: float
    evidence: float
    signal: Verdict
    strain: bool
    calmer: bool


@dataclass(frozen=True)
class Rows:
    """The same for many looks; `signal` counts up from none to unusual."""

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


def one(looks: Sequence[tuple[float, int, bool]], prior: Prior) -> Iterator[Row]:
    """Rows for one rater's looks with one instrument: (week, steps, "yes, something was difficult"), in order."""
    sums: Sums = Sums()
    watch: Watch | None = None
    readings = fold(((week, steps) for week, steps, _ in looks), Units.of(prior))
    for (_, steps, tension), reading in zip(looks, readings, strict=True):
        strain = signal.strain(reading.evidence, reading.looks_before, tension)
        watch, calmer = follow(watch, Look(steps, strain, reading.level, reading.spread))
        yield _row(sums, prior, steps, reading, strain, calmer)
        sums = sums.plus(steps)


def _row(sums: Sums, prior: Prior, steps: int, reading: Reading, strain: bool, calmer: bool) -> Row:
    verdict = signal.verdict(reading.evidence, reading.looks_before)
    level = low = high = t = p = math.nan
    if sums.n >= FEWEST:
        usual = expect(sums, prior)
        found = compare(usual, steps)
        level, low, high, t, p = usual.level, usual.low, usual.high, found.t, found.p
    level, low, high, t, p, evidence = (
        round(each, DIGITS) for each in (level, low, high, t, p, reading.evidence)
    )
    return Row(sums.n, level, low, high, t, p, evidence, verdict, strain, calmer)


def many(scores: Whole, weeks: Floats, tension: Flags, lengths: Whole, prior: Prior) -> Rows:
    """Rows for series that stand one after the other, each in order of time, `lengths` looks long."""
    before = reference.past(scores, lengths)
    usual = reference.refer(scores, before, prior)
    found = kernel.read(scores, weeks, lengths, Units.of(prior))
    verdict = verdicts(found.evidence, before.n)
    strain = tension | (verdict == VERDICTS.index(Verdict.UNUSUAL))
    calmer = following.calmer(scores, strain, found.level, found.spread, lengths)
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
