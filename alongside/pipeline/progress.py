"""Lines that tell how far a long run is; a short run prints none."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

EVERY = 2.0  # seconds
Tell = Callable[[str], None]  # takes a line of text


def now_and_then(stream: TextIO, clock: Callable[[], float] = time.monotonic) -> Tell:
    """A function that prints a line on this stream, unless it printed one, or was made, less than EVERY seconds ago."""
    last = clock()

    def tell(text: str) -> None:
        nonlocal last
        if clock() - last >= EVERY:
            last = clock()
            print(text, file=stream, flush=True)

    return tell
