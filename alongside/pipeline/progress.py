"""How far a long run is: a line now and then, none for what is done at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

EVERY = 2.0  # seconds
Tell = Callable[[str], None]  # takes a line of text


def now_and_then(stream: TextIO, clock: Callable[[], float] = time.monotonic) -> Tell:
    """Prints what it is told on this stream, at most once in so many seconds, counted from now."""
    last = clock()

    def tell(text: str) -> None:
        nonlocal last
        if clock() - last >= EVERY:
            last = clock()
            print(text, file=stream, flush=True)

    return tell
