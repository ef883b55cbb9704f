"""What `core.analysis.interpret` says of each look, for one series and one look at a time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.core.detection import signal
from alongside.core.detection.units import Units
from alongside.core.expectation import FEWEST, Prior, Verdict
from alongside.core.repair_rule import Look, Watch, follow
from tests.oracle.expectation import Sums, compare, expect
from tests.oracle.fold import fold


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


def rows(looks: Sequence[tuple[float, int, bool]], prior: Prior) -> Iterator[Row]:
    """Rows for one rater's looks with one instrument: (week, steps, "yes, something was difficult"), in order."""
    sums: Sums = Sums()
    watch: Watch | None = None
    readings = fold(((week, steps) for week, steps, _ in looks), Units.of(prior))
    for (_, steps, tension), reading in zip(looks, readings, strict=True):
        strain = signal.strain(reading.evidence, reading.looks_before, tension)
        watch, calmer = follow(watch, Look(steps, strain, reading.level, reading.spread))
        level = low = high = t = p = math.nan
        if sums.n >= FEWEST:
            expected = expect(sums, prior)
            compared = compare(expected, steps)
            level, low, high, t, p = expected.level, expected.low, expected.high, compared.t, compared.p
        verdict = signal.verdict(reading.evidence, reading.looks_before)
        yield Row(sums.n, level, low, high, t, p, reading.evidence, verdict, strain, calmer)
        sums = sums.plus(steps)
