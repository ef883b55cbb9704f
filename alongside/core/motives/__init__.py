"""Guesses at why somebody did it, which have no place in the record of a hard patch (S10, S25).

What one felt and suspects belongs into one's own thinking and to supervision: a record may be read by the person it is
about, and by a court. A reader of words can be wrong, so it reads for little and rather misses than accuses: words in
quotation marks, what somebody is told to have said or to believe, what is denied, and one's own reasons pass. English
only; another language passes.
"""

from __future__ import annotations

from alongside.core.motives.phrases import GUESSES, WHOEVER
from alongside.core.motives.told import passes, without_quotations

__all__ = ["guesses_in"]


def guesses_in(text: str) -> tuple[str, ...]:
    """The phrases that guess at a motive, each once and as it stands there, in their order."""
    plain = without_quotations(text)
    places = [m.span() for m in WHOEVER.finditer(plain)]
    places += [m.span() for m in GUESSES.finditer(plain) if not passes(plain, m.start())]
    phrases: dict[str, str] = {}
    for start, end in sorted(places):
        phrases.setdefault(text[start:end].casefold(), text[start:end])
    return tuple(phrases.values())
