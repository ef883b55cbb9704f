"""Rules about contacts: what they are about, who starts them, and when they stay away."""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from alongside.core.noticing.notice import (
    AllianceFacts,
    ContactFact,
    Finder,
    Notice,
    Rule,
    Value,
    Way,
)
from alongside.core.rhythm import add_months, away_on, days_away, last_return, usual
from alongside.core.states.agenda import MINE_CLOSED
from alongside.core.states.contact import ContactState

#: The path has this many contacts.
MEETINGS = 3


class PathPhase(StrEnum):
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


#: Three contacts about my list alone are where a habit may begin; two in a row are a busy fortnight.
CROWDED_FEWEST = 3
#: For the figure of chance: one contact in four is about my list alone, 24 contacts a year (two a month).
SHARE, A_YEAR = Fraction(1, 4), 24
CROWDED_WEIGHT, MOST_MORE = 60, 9
#: Going with them first is right; five contacts and ten weeks are long enough for a first turn of mine.
THEIRS_FEWEST, THEIRS_FEWEST_DAYS = 5, 70
THEIRS_WEIGHT = 35
#: Twice the usual interval, and never under two weeks: below that a holiday or a cold is enough.
QUIET_TIMES, QUIET_DAYS = 2, 14
#: Where nothing is usual yet: six weeks, the widest of the usual rhythms.
WITHOUT_HABIT = 42
#: Two contacts in a row that did not come about, and the usual interval has passed.
UNMET = 2
NOT_MET = (ContactState.CANCELLED_BY_THEM, ContactState.CANCELLED_BY_ME, ContactState.NO_ANSWER)
#: They used to start at least a third of the earlier ones, and none of the last five.
LATEST, EARLIER, A_THIRD = 5, 6, 3
BY_ME, BY_THEM = "me", "them"
QUIET_WEIGHT, WHO_STARTS_WEIGHT = 55, 40
QUIET_WAYS = (
    Way.SHORT_HELLO,
    Way.ASK_HOW_TO_KEEP_IN_TOUCH,
    Way.ASK_SOMEBODY_CLOSE,
    Way.THINK_IT_THROUGH,
)
#: A few days off need no way back.
AWAY_DAYS = 5
BACK_WEIGHT = 70
#: Longer ago than this, two people have met in ways that were not written down.
NEW_FOR_DAYS = 90
#: What is to be thought of after a meeting is thought of the same or the next day.
AFTERWARDS_DAYS = 1
FIRST_WEIGHT = 30
#: Above a check-in of mine that is late (24): what is not met any more spoils every contact. It can wait a day or two.
REVIEW_WEIGHT = 28
#: Capacity is a matter of a time: supervision and reviews come round within half a year.
DECIDED_MONTHS = 6


def crowded_out(facts: AllianceFacts, today: date) -> Notice | None:
    """The run of latest contacts about my list only; `since` is the last day with something of theirs.

    A contact of which nothing was written on either side is passed over, for nothing is known about it.
    """
    known = facts.known_contacts(today)
    last_theirs = max((i for i, contact in enumerate(known) if contact.about_them), default=-1)
    run = known[last_theirs + 1 :]
    if len(run) < CROWDED_FEWEST:
        return None
    since = known[last_theirs].day if last_theirs >= 0 else None
    values = {"by_chance": run_by_chance(len(run), SHARE, A_YEAR)}
    weight = CROWDED_WEIGHT + min(MOST_MORE, len(run) - CROWDED_FEWEST)
    ways = (Way.START_WITH_THEIRS, Way.THINK_IT_THROUGH)
    return Notice(Rule.CROWDED_OUT, facts.about, since, len(run), weight, ways, values)


def run_by_chance(length: int, share: Fraction, contacts: int) -> int:
    """Of 100 relationships with `contacts` contacts a year, each with probability `share` of being of the kind
    counted and independent of the others, how many have a run of at least `length` (exact, rounded).

    The usual recursion over the length of the current run: Feller, An Introduction to Probability Theory,
    volume 1, chapter XIII.7.
    """
    if length < 1 or not 0 <= share <= 1 or contacts < 0:
        raise ValueError("A run needs a length of at least 1, a share from 0 to 1 and no negative contacts.")
    runs, chance = [Fraction(1)] + [Fraction(0)] * (length - 1), Fraction(0)
    for _ in range(contacts):
        chance += runs[-1] * share
        runs = [sum(runs, Fraction(0)) * (1 - share), *(p * share for p in runs[:-1])]
    return round(100 * chance)


def only_theirs(facts: AllianceFacts, today: date) -> Notice | None:
    """The run of latest contacts with something of theirs and nothing of mine; `since` is its first day.

    A relationship in which one only ever does what the other wants has never been tested. It fires where things of
    mine wait, and where I have none at all, which may be the same thing.
    """
    known = facts.known_contacts(today)
    last_mine = max((i for i, contact in enumerate(known) if contact.touched_mine), default=-1)
    run = known[last_mine + 1 :]
    if len(run) < THEIRS_FEWEST or (run[-1].day - run[0].day).days < THEIRS_FEWEST_DAYS:
        return None
    waiting = sum(item.state not in MINE_CLOSED for item in facts.my_items)
    values = {"waiting": waiting, "ever": last_mine >= 0}
    weight = THEIRS_WEIGHT + min(MOST_MORE, len(run) - THEIRS_FEWEST)
    ways = (Way.NAME_ONE_OF_MINE, Way.ASK_WHAT_WE_LEAVE_OUT, Way.THINK_IT_THROUGH)
    return Notice(Rule.ONLY_THEIRS, facts.about, run[0].day, len(run), weight, ways, values)


def gone_quiet(facts: AllianceFacts, today: date) -> Notice | None:
    """A silence longer than usual for these two, or nobody coming to me any more; `n` is days of silence
    without the days away, or the number of latest contacts that I started.

    Measured against what is usual for these two, never against others. It says that contacts did not come about, not
    through whom: a cancelled visit is no mark against anybody. Known to be away is not quiet.
    """
    met = facts.happened(today)
    if not met or away_on(facts.absences, today):
        return None
    return silence(facts, met, today) or who_starts(facts, met)


def silence(facts: AllianceFacts, met: list[ContactFact], today: date) -> Notice | None:
    """No contact for longer than usual, and none planned."""
    last = met[-1].day
    days = (today - last).days - days_away(facts.absences, last, today)
    habit = usual((contact.day for contact in met), facts.absences)
    unmet = sum(contact.state in NOT_MET and last < contact.day <= today for contact in facts.contacts)
    planned = any(
        contact.state == ContactState.PLANNED and contact.day >= today for contact in facts.contacts
    )
    bearable = QUIET_DAYS if unmet >= UNMET else WITHOUT_HABIT
    if habit:
        bearable = max(QUIET_DAYS, habit * (1 if unmet >= UNMET else QUIET_TIMES))
    if planned or days <= bearable:
        return None
    values: dict[str, Value] = {"kind": "silence", "usual": habit, "unmet": unmet}
    weight = QUIET_WEIGHT + min(MOST_MORE, days // 7)
    return Notice(Rule.GONE_QUIET, facts.about, last, days, weight, QUIET_WAYS, values)


def who_starts(facts: AllianceFacts, met: list[ContactFact]) -> Notice | None:
    """They used to start contacts, and started none of the latest; `since` is the last day they did."""
    known = [contact for contact in met if contact.started_by in (BY_ME, BY_THEM)]
    latest, earlier = known[-LATEST:], known[:-LATEST]
    by_them = sum(contact.started_by == BY_THEM for contact in earlier)
    if len(earlier) < EARLIER or by_them * A_THIRD < len(earlier):
        return None
    if any(contact.started_by == BY_THEM for contact in latest):
        return None
    since = max(contact.day for contact in met if contact.started_by == BY_THEM)
    return Notice(
        Rule.GONE_QUIET,
        facts.about,
        since,
        len(latest),
        WHO_STARTS_WEIGHT,
        QUIET_WAYS,
        {"kind": "who_starts"},
    )


def way_back(facts: AllianceFacts, today: date) -> Notice | None:
    """Back from hospital or leave, and no contact since; `since` is the last day away, `n` the days since then."""
    away = last_return(facts.absences, today)
    if away is None or away.last is None or (away.last - away.first).days + 1 < AWAY_DAYS:
        return None
    met = facts.happened(today)
    if not met or met[-1].day > away.last:
        return None
    values = {"absence": away.id, "why": away.why}
    ways = (Way.WELCOME_BACK, Way.ASK_WHAT_CHANGED, Way.SHORT_HELLO)
    n = (today - away.last).days
    return Notice(Rule.WAY_BACK, facts.about, away.last, n, BACK_WEIGHT, ways, values)


def first_meetings(facts: AllianceFacts, today: date) -> Notice | None:
    """Where on the path of the first three contacts the two are.

    `n` is the number of the contact, 1 to 3, and `phase` whether it is ahead, today or just past.
    """
    began = facts.began_on
    if began is None or not 0 <= (today - began).days <= NEW_FOR_DAYS:
        return None
    met = facts.happened(today)
    just_met = bool(met) and (today - met[-1].day).days <= AFTERWARDS_DAYS
    number = len(met) if just_met else len(met) + 1
    if number > MEETINGS:
        return None
    phase = PathPhase.AFTER if just_met else PathPhase.BEFORE
    return Notice(
        Rule.FIRST_MEETINGS,
        facts.about,
        began,
        number,
        FIRST_WEIGHT,
        (Way.GET_READY,),
        {"phase": phase.value},
    )


def needs_review(facts: AllianceFacts, today: date) -> Notice | None:
    """The day to ask again what they need to take part has come; `n` is how many days ago that was."""
    on = facts.review_on
    if on is None or on > today:
        return None
    n = (today - on).days
    return Notice(Rule.NEEDS_REVIEW, facts.about, on, n, REVIEW_WEIGHT, (Way.ASK_NEEDS_AGAIN,))


def decide_again(facts: AllianceFacts, today: date) -> Notice | None:
    """What somebody can decide, and wants, was asked six months ago; `n` is how many days late it is asked again."""
    since = facts.decided_on
    if since is None or (n := (today - add_months(since, DECIDED_MONTHS)).days) < 0:
        return None
    return Notice(Rule.DECIDE_AGAIN, facts.about, since, n, REVIEW_WEIGHT, (Way.DECIDE_AGAIN,))


RULES: dict[Rule, Finder] = {
    Rule.CROWDED_OUT: crowded_out,
    Rule.ONLY_THEIRS: only_theirs,
    Rule.GONE_QUIET: gone_quiet,
    Rule.WAY_BACK: way_back,
    Rule.FIRST_MEETINGS: first_meetings,
    Rule.NEEDS_REVIEW: needs_review,
    Rule.DECIDE_AGAIN: decide_again,
}
