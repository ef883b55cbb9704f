"""How often two people check in on how it is between them (S20, S23): plain days in, plain answers out.

Mine every few weeks and closer in a hard patch. Theirs is asked aloud at the first three contacts, then now and
then; a form monthly at most, and none in a hard patch. In good times too, to learn what works.
A licensed questionnaire quarterly at most, never early and never in a hard patch (docs: evidence, rhythm).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MINE_WEEKS, THEIRS_WEEKS, GOOD_WEEKS = 4, 6, 12
#: What a person may choose, in weeks. A form to them is monthly at most, whatever is chosen.
BETWEEN, THEIRS_BETWEEN = (1, 26), (4, 26)
#: In a hard patch mine comes at half the distance, and at least every other week.
HARD_WEEKS = 2
#: Contacts at which one asks aloud and brings no form.
ALOUD_ONLY = 3
FORM_DAYS = 28


@dataclass(frozen=True)
class CheckInRhythm:
    """Weeks between two check-ins: mine, theirs, and the longest without having asked them in good times."""

    mine_weeks: int = MINE_WEEKS
    theirs_weeks: int = THEIRS_WEEKS
    good_weeks: int = GOOD_WEEKS

    def mine_days(self, hard: bool = False) -> int:
        """Days between two check-ins of mine; closer while a hard patch is open."""
        return 7 * (max(1, min(HARD_WEEKS, self.mine_weeks // 2)) if hard else self.mine_weeks)

    @property
    def gap_days(self) -> int:
        """Two check-ins further apart than this are not joined by a line: twice the wider of the two rhythms."""
        return 2 * 7 * max(self.mine_weeks, self.theirs_weeks)


def as_if_before(days: Iterable[date], day: date) -> date | None:
    """The nearest of `days` to a day, as if it lay before it: two forms are as close whichever was written down first."""
    apart = min((abs(day - other) for other in days), default=None)
    return None if apart is None else day - apart


class Asking(StrEnum):
    """How they may be asked now."""

    ONE_QUESTION = "one_question"  # a hard patch: no form, one spoken question
    ALOUD = "aloud"  # the first contacts, or a form was brought less than a month ago
    FORM = "form"


def asking(happened: int, hard: bool, last_form: date | None, today: date) -> Asking:
    """How they may be asked after `happened` contacts. `last_form` is the day of the last form, on paper or a link."""
    if hard:
        return Asking.ONE_QUESTION
    lately = last_form is not None and today - last_form < timedelta(days=FORM_DAYS)
    return Asking.ALOUD if happened < ALOUD_ONLY or lately else Asking.FORM


#: A quarter of a year between two licensed questionnaires to the same person, whichever they are.
QUARTER_DAYS = 91


class Licensed(StrEnum):
    """Whether a licensed questionnaire may be answered now, and why not."""

    MAY = "may"
    HARD = "hard"  # a hard patch is open: one spoken question is enough
    EARLY = "early"  # the first three contacts: asked aloud, in own words
    LATELY = "lately"  # one was answered less than a quarter ago


def licensed_of_them(happened: int, hard: bool, last: date | None, today: date) -> Licensed:
    """May they be asked, after `happened` contacts, the last such questionnaire having been answered on `last`?"""
    if hard:
        return Licensed.HARD
    if happened < ALOUD_ONLY:
        return Licensed.EARLY
    return licensed_mine(last, today)


def licensed_mine(last: date | None, today: date) -> Licensed:
    """The same for one that the practitioner answers: it asks nothing of the other, so only the quarter counts."""
    return Licensed.LATELY if last is not None and today < again_on(last) else Licensed.MAY


def again_on(last: date) -> date:
    """The first day on which it may be answered again."""
    return last + timedelta(days=QUARTER_DAYS)
