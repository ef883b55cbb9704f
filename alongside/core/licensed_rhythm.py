"""How often a licensed questionnaire may be asked: quarterly at most, never early, never in a hard patch (docs: evidence, rhythm)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from alongside.core.look_rhythm import ALOUD_ONLY

#: A quarter of a year between two licensed questionnaires to the same person, whichever they are.
QUARTER_DAYS = 91


class Licensed(StrEnum):
    """Whether a licensed questionnaire may be answered now, and why not."""

    MAY = "may"
    HARD = "hard"  # a hard patch is open: one spoken question is enough
    EARLY = "early"  # the first three contacts: asked aloud, in own words
    LATELY = "lately"  # one was answered less than a quarter ago


def asked_of_them(happened: int, hard: bool, last: date | None, today: date) -> Licensed:
    """May they be asked, after `happened` contacts, the last such questionnaire having been answered on `last`?"""
    if hard:
        return Licensed.HARD
    if happened < ALOUD_ONLY:
        return Licensed.EARLY
    return mine(last, today)


def mine(last: date | None, today: date) -> Licensed:
    """The same for one that the practitioner answers: it asks nothing of the other, so only the quarter counts."""
    return Licensed.LATELY if last is not None and today < again_on(last) else Licensed.MAY


def again_on(last: date) -> date:
    """The first day on which it may be answered again."""
    return last + timedelta(days=QUARTER_DAYS)
