"""Hints for plain words, beside the words they are about. Nothing is ever refused for one."""

from __future__ import annotations

from alongside.core.reading import read
from alongside.documents.wording.reading import HINTS

MOST = 2  # of one part; more would be marking somebody's work


def hints(words: str) -> list[str]:
    """What could read more easily, in words."""
    reading = read(words)
    found = reading.hints[:MOST] if reading else ()
    return [str(HINTS[one.kind]) % {"where": one.where, "figure": f"{one.figure:g}"} for one in found]
