"""Saving one look: core time to bring an alliance up to date after a thousand looks, beside folding it all again.

python -m bench.one_look
"""

from __future__ import annotations

import json
import time

from alongside.core import synthetic
from alongside.core.detection import settings
from alongside.core.detection.fold import fold, look
from alongside.core.detection.state import State
from alongside.core.detection.units import Units

HISTORY, ROUNDS = 1000, 200


def main() -> None:
    """Print both, and their ratio."""
    units = Units.of(settings.usual(synthetic.HALF_POINTS))
    series = [(float(week), 14 + week % 3) for week in range(HISTORY)]
    began = time.perf_counter()
    list(fold(series, units))
    whole = time.perf_counter() - began
    state = State()
    for week, score in series:
        state, _ = look(state, units, week, score)
    began = time.perf_counter()
    for week in range(HISTORY, HISTORY + ROUNDS):
        state, _ = look(state, units, float(week), 14)
    one = (time.perf_counter() - began) / ROUNDS
    size = len(json.dumps(state.as_json()))
    print(
        f"one look after {HISTORY}: {one * 1000:.3f} ms; folding all again: {whole * 1000:.1f} ms ({whole / one:.0f} x)"
    )
    print(f"the state kept for it: {size} bytes")


if __name__ == "__main__":
    main()
