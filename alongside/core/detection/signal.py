"""What may be said of a look from its evidence. The direct question outranks every score: see `strain`."""

from __future__ import annotations

from alongside.core.detection import settings as s
from alongside.core.expectation import Verdict

SAME = 1e-9


def verdict(evidence: float, looks_before: int) -> Verdict:
    """None, possible or unusual at the thresholds that ship; nothing is said before three earlier looks."""
    if looks_before < s.FEWEST:
        return Verdict.NONE
    if evidence >= s.UNUSUAL_AT - SAME:
        return Verdict.UNUSUAL
    return Verdict.POSSIBLE if evidence >= s.POSSIBLE_AT - SAME else Verdict.NONE


def strain(evidence: float, looks_before: int, tension: bool | None) -> bool:
    """Whether a strain opens: "yes, something was difficult" does whatever the score, an unusual look does too."""
    return tension is True or verdict(evidence, looks_before) is Verdict.UNUSUAL
