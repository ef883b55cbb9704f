"""What `core.interpretation` says of each check-in, for one series and one check-in at a time."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.core.detection import settings as s
from alongside.core.detection.reference import FEWEST
from alongside.core.detection.settings import SAME, Units
from alongside.core.detection.signal import HALF, WITHIN, Severity
from alongside.core.detection.usual import REACH, ScoredCheckIn, Usual
from alongside.core.interpretation import ScoreReading
from alongside.core.priors import Prior
from tests.oracle.expectation import compare, expect
from tests.oracle.fold import Reading, State, check_in, expected, fold, learn


@dataclass(frozen=True)
class Row:
    """What is said of one check-in. Levels in steps; nan where there are too few earlier check-ins."""

    n_before: int
    expected: float
    low: float
    high: float
    t: float
    p: float
    evidence: float
    slow: float
    signal: Severity
    strain: bool
    calmer: bool


@dataclass(frozen=True)
class Watch:
    """What is waited for after a signal: `level` and `spread` in steps, `left` in check-ins by the same rater."""

    level: float
    spread: float
    left: int = WITHIN


def follow(watch: Watch | None, steps: int, opens: bool, reading: Reading) -> tuple[Watch | None, bool]:
    """The watch after a check-in, and whether this check-in is the calmer one. An open watch is not opened again."""
    if watch is None:
        return (Watch(reading.level, reading.spread) if opens else None), False
    if steps >= watch.level - HALF * watch.spread - SAME:
        return None, True
    return (Watch(watch.level, watch.spread, watch.left - 1) if watch.left > 1 else None), False


def severity(reading: Reading, steps: int, top: int) -> Severity:
    """How serious one check-in is, at the thresholds that ship; what is no step lower than before is not."""

    def is_below(level: float) -> bool:
        return steps + 1 <= min(level, top) + s.SAME

    if reading.check_ins_before < s.FEWEST:
        return Severity.NONE
    if reading.evidence >= s.UNUSUAL_AT - s.SAME and is_below(reading.level):
        return Severity.UNUSUAL
    if reading.slow >= s.SLOW_AT - s.SAME and is_below(reading.slow_level):
        return Severity.SLOW
    if reading.evidence >= s.POSSIBLE_AT - s.SAME and is_below(reading.level):
        return Severity.POSSIBLE
    return Severity.NONE


def rows(check_ins: Sequence[tuple[float, int, bool]], prior: Prior, top: int) -> Iterator[Row]:
    """Rows for one rater's check-ins with one instrument: (week, steps, "yes, something was difficult"), in order."""
    earlier: list[int] = []
    watch: Watch | None = None
    readings = fold(((week, steps) for week, steps, _ in check_ins), Units.of(prior))
    for (_, steps, tension), reading in zip(check_ins, readings, strict=True):
        serious = severity(reading, steps, top)
        strain = tension or serious is Severity.UNUSUAL
        watch, calmer = follow(watch, steps, strain, reading)
        level = low = high = t = p = math.nan
        if len(earlier) >= FEWEST:
            usual = expect(earlier, prior)
            level, low, high = usual.level, usual.low, usual.high
            t, p = compare(usual, steps)
        yield Row(
            len(earlier), level, low, high, t, p, reading.evidence, reading.slow, serious, strain, calmer
        )
        earlier.append(steps)


def readings(check_ins: Sequence[ScoredCheckIn], units: Units, top: int) -> Iterator[ScoreReading]:
    """What each check-in of one series says, in order of time."""
    detector, calm, watch = State(), State(), None
    for seen in check_ins:
        band = None
        if calm.check_ins >= s.FEWEST:
            level, spread = expected(calm, units, seen.week)
            low, high = (min(max(level + side * REACH * spread, 0.0), float(top)) for side in (-1, 1))
            band = Usual(low, high)
        detector, reading = check_in(detector, units, seen.week, seen.steps)
        serious = severity(reading, seen.steps, top)
        watch, calmer = follow(watch, seen.steps, serious is Severity.UNUSUAL, reading)
        yield ScoreReading(
            evidence=reading.evidence,
            check_ins_before=reading.check_ins_before,
            severity=serious,
            calmer=calmer,
            waiting=watch is not None,
            usual=band,
            below=band is not None and seen.steps < band.low,
        )
        calm = calm if seen.hard else learn(calm, units, seen.week, seen.steps)
