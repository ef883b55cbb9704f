"""How long a line of 60 looks takes to draw, in milliseconds, beside a named baseline.

The baseline of the same run is Python's own SHA-256 over ten megabytes, so that a slow machine is slow for both.

    python -m bench.line [--rounds 200]
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import statistics
import time
from collections.abc import Callable

MOST_MS = 5.0


def main() -> None:
    """Measure each width, and print milliseconds and the ratio to the baseline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    said = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    base = milliseconds(lambda: hashlib.sha256(bytes(10_000_000)), max(10, said.rounds // 10))
    print(f"{'SHA-256 of 10 MB':18}{base:8.2f} ms")
    for name, draw in drawings().items():
        took = milliseconds(draw, said.rounds)
        fine = "" if took < MOST_MS else f"   MORE THAN {MOST_MS} ms"
        print(f"{name:18}{took:8.2f} ms{took / base:8.2f} x{fine}")


def drawings() -> dict[str, Callable[[], object]]:
    """Drawing sixty looks, five hard patches, slips and promises, at each width and at all three."""
    from alongside.documents.pronouns import Spoken
    from alongside.web.charts.line import SHAPES, line_picture, line_pictures

    line, rosa, today = sixty(), Spoken("Rosa", "she"), dt.date(2026, 11, 22)
    each = {one.name: (lambda one=one: line_picture(line, rosa, today, one)) for one in SHAPES}
    return {**each, "all three": lambda: line_pictures(line, rosa, today)}


def sixty():
    """A line with sixty looks of both, of two years, each with what was usual before it."""
    from alongside.core.line import Band, Dot, Line, Patch

    last = dt.date(2026, 11, 22)

    def dots(rater: int) -> tuple[Dot, ...]:
        days = [last - dt.timedelta(days=36 * n + rater) for n in range(20)][::-1]
        usual = Band(11.5, 18.5)
        return tuple(
            Dot(f"{rater}-{n}", day, (7 * n + rater) % 21, 20, usual=usual) for n, day in enumerate(days)
        )

    theirs, mirror, ease = dots(0), dots(1), dots(2)
    patches = tuple(Patch(theirs[n].on, theirs[n + 1].on) for n in (1, 5, 9, 13, 17))
    small = tuple(one.on for one in ease)
    return Line(theirs[0].on, last, 84, theirs, mirror, ease, patches, small[::3], small[::2])


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median of so many rounds."""
    taken = []
    for _round in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken)


if __name__ == "__main__":
    main()
