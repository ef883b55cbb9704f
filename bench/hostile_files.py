"""What each hostile file of the tests costs: megabytes and seconds of processor time, in a process of its own.

Tables, calendars and photos. At most 256 MB above the process before it, and 2 s.

    python -m bench.hostile_files [WORD OF A NAME]
"""

from __future__ import annotations

import multiprocessing
import os
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

Read = Callable[[bytes], object]


def cost(read: Read, content: bytes) -> tuple[float, float, str]:
    """Seconds, megabytes above what this process had, and what was said."""
    from alongside.base.errors import Refused
    from alongside.exchange.errors import UnreadableFile

    said = "read"
    Path("/proc/self/clear_refs").write_text("5")  # the peak of memory is counted from here
    before, began = peak(), time.process_time()
    try:
        read(content)
    except (UnreadableFile, Refused) as no:
        said = str(no)
    return time.process_time() - began, peak() - before, said


def peak() -> float:
    """The most megabytes that this process has had."""
    told = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", told).group(1)) / 1024


def table(content: bytes) -> object:
    from tests.domain.test_bring_in_hostile import table as read

    return read(content)


def calendar(content: bytes) -> object:
    from alongside.exchange.calendar import read_calendar
    from tests.domain.test_bring_in_hostile import NOW

    return list(read_calendar(content, NOW, "Europe/London"))


def photo(content: bytes) -> object:
    from alongside.people.faces import made_small

    return made_small(content)


def files() -> list[tuple[str, Read, Callable[[], bytes]]]:
    """A name, what reads it, and what makes the file."""
    from tests.domain.hostile import FLOODS, HOSTILE, ics
    from tests.domain.test_faces import a_flood

    return [
        *((name, table, make) for name, make in HOSTILE.items()),
        *((name, calendar, partial(ics, *events)) for name, events in FLOODS.items()),
        *(
            (f"a photo of {side:,} by {side:,}", photo, partial(a_flood, side, side))
            for side in (5_000, 6_000, 60_000)
        ),
    ]


def main() -> None:
    """Print a line for each."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    word = sys.argv[1] if sys.argv[1:] else ""
    for name, read, make in files():
        if word in name:
            content = make()
            with multiprocessing.get_context("fork").Pool(1) as pool:
                seconds, megabytes, said = pool.apply(cost, (read, content))
            print(
                f"{name:34} {len(content):>9} bytes {seconds:6.2f} s {megabytes:5.0f} MB  {said}", flush=True
            )


if __name__ == "__main__":
    main()
