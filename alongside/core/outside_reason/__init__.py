"""Does "Why I think this could help you" name only somebody outside? (S15)

The source asks for a reason that is theirs, not "because the solicitor says". This looks for a sentence
that leans on an authority and for no word of what the person would have from it. It is a hint for a kind
remark and never blocks: a text in doubt passes. English only; another language passes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from alongside.core.outside_reason.authorities import AUTHORITIES, Authority
from alongside.core.outside_reason.benefits import BENEFIT, SERVES_AUTHORITY

#: Text beyond this many characters is not read; a reason is a sentence or two.
READ_AT_MOST = 2_000

__all__ = ["Authority", "OutsideReason", "outside_reason"]


@dataclass(frozen=True)
class OutsideReason:
    """The kind of authority and the words, as typed, that name it."""

    kind: Authority
    phrase: str


def outside_reason(text: str) -> OutsideReason | None:
    """The authority that a reason leans on when it names no benefit to the person, else None."""
    plain = re.sub(r"\s+", " ", text[:READ_AT_MOST].replace("\u2019", "'")).strip()
    hits = [(m.start(), kind, m.group()) for kind, rule in AUTHORITIES if (m := rule.search(plain))]
    if not hits or BENEFIT.search(SERVES_AUTHORITY.sub(" ", plain)):
        return None
    # the authority named first; of two at the same place the one that stands first in the table
    _, kind, phrase = min(hits, key=lambda hit: hit[0])
    return OutsideReason(kind, phrase)
