"""Times away, how often these two are usually in touch and check in, when something is due, and days that may hurt. Plain dates
throughout.

A silence within an absence is no silence; the first contact after one is a way back. Both days of an absence count.

The usual interval is the median of the gaps between days with a contact: one long silence or one busy week
does not move it. Days known to be away are taken out of a gap. Below three gaps there is no usual interval.

A check-in of mine comes every few weeks and closer in a hard patch. Theirs is asked aloud at the first three contacts, then now
and then; a form monthly at most, and none in a hard patch. In good times too, to learn what works. A licensed questionnaire
quarterly at most, never early and never in a hard patch (docs: evidence, rhythm).
"""

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median_low
from uuid import UUID


@dataclass(frozen=True)
class TimeAway:
    """From the first to the last day away; `last` is None while nobody knows when it ends, `why` a value of
    contacts.models.AbsenceReason."""

    first: date
    last: date | None
    why: str = "their_time"
    id: UUID | None = None

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def away_on(absences: Iterable[TimeAway], day: date) -> bool:
    """Whether one of the two is known to be away on `day`."""
    return any(absence.covers(day) for absence in absences)


def days_away(absences: Iterable[TimeAway], after: date, until: date) -> int:
    """Days in (`after`, `until`] that lie within a absence; overlapping absences count once."""
    days: set[int] = set()
    for absence in absences:
        day = max(absence.first, after + timedelta(days=1))
        last = min(absence.last or until, until)
        days.update(day.toordinal() + i for i in range((last - day).days + 1))
    return len(days)


def last_return(absences: Iterable[TimeAway], today: date) -> TimeAway | None:
    """The absence that ended last before `today`; None when there is none, or when somebody is away now."""
    absences = list(absences)
    ended = [absence for absence in absences if absence.last is not None and absence.last < today]
    if not ended or away_on(absences, today):
        return None
    return max(ended, key=lambda absence: (absence.last or date.max, absence.first, absence.why))


#: Fewer gaps say nothing about a habit: with two, either may be the odd one.
FEWEST_GAPS = 3


def usual(days: Iterable[date], away: Collection[TimeAway] = ()) -> int | None:
    """The usual interval in whole days, at least 1, between contacts on `days`, in any order; several on one day are one."""
    gaps = [(b - a).days - days_away(away, a, b) for a, b in pairwise(sorted(set(days)))]
    return max(1, median_low(gaps)) if len(gaps) >= FEWEST_GAPS else None


def due(last: date, every_days: int, today: date, away: Collection[TimeAway] = ()) -> date:
    """The day on which the next one is due, `every_days` after `last`, put off by the days known to be away.

    A time away whose end nobody knows puts it off up to `today`, so that what falls into it is not late while it lasts."""
    known = [s if s.last else replace(s, last=max(s.first, today)) for s in away]
    on = last + timedelta(days=every_days)
    while (later := last + timedelta(days=every_days + days_away(known, last, on))) > on:
        on = later
    return on


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier), or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


#: For so long after it, "ring after" is said. Later it would be a reproach.
RING_WITHIN = timedelta(days=5)


class HardDayPhase(StrEnum):
    """Where today is, seen from a day that may hurt."""

    AHEAD = "ahead"
    TOMORROW = "tomorrow"
    TODAY = "today"
    AFTER = "after"


def coming(on: date, today: date, *, yearly: bool = False, rang_on: date | None = None) -> date | None:
    """The day that counts now: the first that is not over. None once it is over for good.

    A day is over when somebody rang on it or after it, or RING_WITHIN later. One on 29 February falls on the 28th in
    other years.
    """
    years = max(0, today.year - on.year - 1) if yearly else 0
    days = [add_months(on, 12 * (years + n)) for n in (range(4) if yearly else (0,))]
    rang = rang_on or date.min
    return next((day for day in days if today <= day + RING_WITHIN and rang < day), None)


def phase_of(day: date, today: date) -> HardDayPhase:
    """Where `today` is, seen from the day that `coming` named."""
    if day <= today:
        return HardDayPhase.TODAY if day == today else HardDayPhase.AFTER
    return HardDayPhase.TOMORROW if (day - today).days == 1 else HardDayPhase.AHEAD


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
        """Two check-ins further apart than this are not joined by a line: twice the wider of the two rhythms, or half as
        long again as may pass in good times, for one that comes a little late is no gap."""
        return 7 * max(2 * self.mine_weeks, 2 * self.theirs_weeks, self.good_weeks * 3 // 2)


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


#: The days that are usual for the next time, once two people have seen each other.
WEEK, FRIDAY = timedelta(days=7), 4


class NextDay(StrEnum):
    TOMORROW = "tomorrow"
    FRIDAY = "friday"
    NEXT_WEEK = "next_week"


def next_days(last: date, today: date) -> dict[NextDay, date]:
    """Tomorrow, the Friday after it, and the next time that it is the weekday of `last`, at least a day ahead."""
    tomorrow = today + timedelta(days=1)
    friday = tomorrow + timedelta(days=(FRIDAY - tomorrow.weekday()) % 7 or 7)
    next_week = last + WEEK * max(1, -(-(tomorrow - last).days // 7))
    return {NextDay.TOMORROW: tomorrow, NextDay.FRIDAY: friday, NextDay.NEXT_WEEK: next_week}
