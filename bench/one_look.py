"""Saving one look: processor time of the core to bring an alliance up to date after a thousand looks, beside folding it all again.

The live path also reads the fingerprint of the past, so that a backdated or withdrawn look is never missed.

python -m bench.one_look
"""

from __future__ import annotations

import datetime as dt
import json
import statistics
import time

from alongside.core.detection import settings
from alongside.core.detection.fold import fold, look
from alongside.core.detection.state import State
from alongside.core.detection.units import Units
from alongside.core.detection.usual import Seen
from alongside.core.standing import Read, Standing, bring_up
from research import synthetic

HISTORY, ROUNDS = 1000, 200
DAY = dt.date(2000, 1, 3)
MOST = 0.001  # seconds


def main() -> None:
    """Print both, and their ratio."""
    units = Units.of(settings.usual(synthetic.HALF_POINTS))
    series = [(float(week), 14 + week % 3) for week in range(HISTORY)]
    began = time.process_time()
    list(fold(series, units))
    whole = time.process_time() - began
    state = State()
    for week, score in series:
        state, _ = look(state, units, week, score)
    began = time.process_time()
    for week in range(HISTORY, HISTORY + ROUNDS):
        state, _ = look(state, units, float(week), 14)
    one = (time.process_time() - began) / ROUNDS
    live, kept = one_live(units)
    print(f"the same on the live path: {live * 1000:.3f} ms")
    if live >= MOST:
        print(f"MORE THAN {MOST * 1000:.0f} ms")
    size = len(json.dumps(kept.standing.as_json()))
    print(
        f"one look after {HISTORY}: {one * 1000:.3f} ms; folding all again: {whole * 1000:.1f} ms ({whole / one:.0f} x)"
    )
    print(f"the state kept for it: {size} bytes")


def one_live(units: Units) -> tuple[float, Read]:
    """Seconds of processor time for one look in order as `insight.scores` reads it, from what is kept; the median of so many."""
    top = synthetic.HALF_POINTS.top
    looks = [Seen(DAY + dt.timedelta(weeks=n), 14 + n % 3) for n in range(HISTORY + 1)]
    kept = bring_up(None, looks[:-1], units, top)
    stored, taken = kept.standing.as_json(), []
    for _round in range(ROUNDS):
        began = time.process_time()
        found = bring_up(Read(Standing.from_json(stored), kept.told, kept.n, kept.mark), looks, units, top)
        found.standing.as_json()
        taken.append(time.process_time() - began)
    return statistics.median(taken), kept


if __name__ == "__main__":
    main()
