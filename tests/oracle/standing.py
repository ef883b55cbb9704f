"""The newest look of one series, read one look at a time."""

from __future__ import annotations

from collections.abc import Sequence

from alongside.core.detection import settings as s
from alongside.core.detection import signal
from alongside.core.detection.units import Units
from alongside.core.detection.usual import REACH, Seen, Usual
from alongside.core.expectation import Verdict
from alongside.core.newest import Reading
from alongside.core.repair_rule import Look, follow
from tests.oracle.fold import expected, learn, look
from tests.oracle.state import State


def usual(state: State, units: Units, week: float, top: int) -> Usual | None:
    """What a look in that week is expected to be; None below three earlier looks."""
    if state.looks < s.FEWEST:
        return None
    level, spread = expected(state, units, week)
    low, high = (min(max(level + side * REACH * spread, 0.0), float(top)) for side in (-1, 1))
    return Usual(low, high, state.looks)


def readings(looks: Sequence[Seen], units: Units, top: int) -> list[Reading]:
    """What each look of one series says, in order of time."""
    detector, calm, watch = State(), State(), None
    found: list[Reading] = []
    for seen in looks:
        band = usual(calm, units, seen.week, top)
        detector, reading = look(detector, units, seen.week, seen.steps)
        verdict = signal.verdict(reading.evidence, reading.looks_before)
        opens = Look(seen.steps, verdict is Verdict.UNUSUAL, reading.level, reading.spread)
        watch, calmer = follow(watch, opens)
        below = band is not None and seen.steps < band.low
        said = (reading.evidence, reading.looks_before, reading.level, reading.spread)
        found.append(Reading(*said, verdict, calmer, watch is not None, band, below))
        calm = calm if seen.hard else learn(calm, units, seen.week, seen.steps)
    return found
