"""Guesses about somebody's motives, which have no place in the record of a hard patch (S10, S25).

What one felt and suspects belongs into one's own thinking and to supervision: a record may be read by the
person it is about, and by a court. Read as advice, never as a lock: their own words may hold such a word.
"""

from __future__ import annotations

import re

#: Words that tell why somebody did it instead of what happened. Kept few: a remark too many is not read.
_GUESSES = re.compile(
    r"\b(manipulat\w*|attention[- ]seeking|attention[- ]seeker|playing games|playing us off|splitting"
    r"|on purpose|deliberately|just (?:wants?|wanted)|only (?:wants?|wanted)|trying to (?:get|make|punish|test|hurt|control|win)"
    r"|to punish me|to get back at|malinger\w*|exaggerat\w*|putting it on|faking|is lying|was lying|a liar"
    r"|in denial|has an agenda|ulterior|guilt[- ]trip\w*|passive[- ]aggressive)\b",
    re.IGNORECASE,
)


def guess_in(words: str) -> str | None:
    """The first phrase that guesses at a motive, as it stands there; None when there is none."""
    found = _GUESSES.search(words)
    return found.group(0) if found else None
