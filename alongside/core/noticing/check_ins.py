"""Rules about check-ins: one of mine is overdue, they were not asked for long, their answers are unusually low."""

from datetime import date, timedelta

from alongside.core.detection.settings import UNUSUAL_AT
from alongside.core.detection.signal import Severity
from alongside.core.noticing.notice import AllianceFacts, Finder, Notice, Rule, ScoreFact, Value, Way
from alongside.core.rhythm import CheckInRhythm, due

#: Before that two people are still getting to know each other, which has a path of its own.
FEWEST_CONTACTS = 3
#: A check-in is never pressing: below everything that happened between the two, unless a hard patch is open.
OVERDUE_WEIGHT, OVERDUE_HARD_WEIGHT, GOOD_WEIGHT = 24, 58, 22
#: By then they would be asked again in any case (the usual distance between two check-ins of theirs).
HOLDS_DAYS = 42
#: Near a list that has crowded theirs out (60): what they said counts a little more than what was left out, and a slide that is
#: small as yet a little less.
UNUSUAL_WEIGHT, MOST_MORE, SLOW_WEIGHT = 62, 7, 58
#: A week is what one waits for an answer before one takes silence for it. Below "something was hard" (99), above all else.
REPLY_DAYS, REPLY_WEIGHT = 7, 97
#: Above a list that has crowded theirs out (60) and a score of theirs: a person waits at the other end.
WAIT_WEIGHT = 70
#: It was agreed, and is over in four days: above a list that has crowded theirs out (60), below answers that wait.
REMIND_WEIGHT = 68
UNUSUAL_WAYS = (Way.ASK_HOW_IT_IS, Way.LOOK_NOW, Way.THINK_IT_THROUGH, Way.TAKE_TO_SUPERVISION)


def look_overdue(facts: AllianceFacts, today: date) -> Notice | None:
    """My own check-in is late by the rhythm of these two, closer in a hard patch; `n` is how many days late."""
    hard, since = bool(facts.open_ruptures), facts.check_ins.mine_on
    days = CheckInRhythm(mine_weeks=facts.check_ins.mine_weeks).mine_days(hard)
    late = _overdue(facts, since, days, today)
    if late is None:
        return None
    values = {"hard": hard, "weeks": days // 7}
    weight = OVERDUE_HARD_WEIGHT if hard else OVERDUE_WEIGHT
    ways = (Way.LOOK_NOW, Way.LOOK_TOGETHER)
    return Notice(Rule.LOOK_OVERDUE, facts.about, since, late, weight, ways, values)


def not_asked(facts: AllianceFacts, today: date) -> Notice | None:
    """Nothing was asked in good times for long: that is when one learns what works. `n` is how many days late."""
    since, weeks = facts.check_ins.asked_on, facts.check_ins.good_weeks
    late = _overdue(facts, since, 7 * weeks, today)
    if late is None or facts.open_ruptures or facts.unwanted:
        return None
    ways = (Way.ASK_WHAT_WORKS, Way.LOOK_TOGETHER)
    return Notice(Rule.NOT_ASKED, facts.about, since, late, GOOD_WEIGHT, ways, {"weeks": weeks})


def _overdue(facts: AllianceFacts, last: date | None, every: int, today: date) -> int | None:
    """How many days it is overdue, counted from the beginning where there is no check-in yet; None before three contacts."""
    since = last or facts.began_on
    if since is None or len(facts.happened(today)) < FEWEST_CONTACTS:
        return None
    late = (today - due(since, every, today, facts.absences)).days
    return late if late > 0 else None


def unusual(facts: AllianceFacts, today: date) -> Notice | None:
    """Their newest check-in that lies unusually low, or with which they have been a little lower for some time (`slow`); `n` is
    how many earlier ones it was read against.

    The direct question outranks every score: nothing is said while a hard patch is open, or once they have been asked
    how it is between the two. The newest check-in of a series speaks for it: a later one that is usual, or calmer, ends
    the notice.
    """
    scores = [score for score in facts.scores if _stands(score, facts.check_ins.hard_on, today)]
    if not scores or facts.open_ruptures:
        return None
    score = max(scores, key=lambda score: (score.on, score.check_in))
    slow = score.severity == Severity.SLOW
    more = min(MOST_MORE, int(2 * (score.evidence - UNUSUAL_AT)))
    weight = SLOW_WEIGHT if slow else UNUSUAL_WEIGHT + more
    values = {**score.data, "slow": slow}
    return Notice(Rule.UNUSUAL, facts.about, score.on, score.n, weight, UNUSUAL_WAYS, values)


def _stands(score: ScoreFact, hard_on: date | None, today: date) -> bool:
    """Whether a score still asks to be looked at: not answered since, not old, and no hard patch began or ended since."""
    if score.severity not in (Severity.SLOW, Severity.UNUSUAL) or score.calmer or score.asked_since:
        return False
    recent = 0 <= (today - score.on).days <= HOLDS_DAYS
    return recent and (hard_on is None or hard_on < score.on)


def reply_by(answered: date) -> date:
    """The day by which somebody has replied."""
    return answered + timedelta(days=REPLY_DAYS)


def no_reply(facts: AllianceFacts, today: date) -> Notice | None:
    """Answers on a form that have had no reply for a week, the oldest; `n` is how many there are. Not later than they are asked
    again: then that is talked about."""
    waiting = [
        (answers.on, answers.id, answers.sealed)
        for answers in facts.unanswered
        if reply_by(answers.on) <= today <= answers.on + timedelta(days=HOLDS_DAYS)
    ]
    if not waiting:
        return None
    since, id, sealed = min(waiting)
    values: dict[str, Value] = {"answered": id, "sealed": sealed}
    ways = (Way.LOOK_NOW,) if sealed else (Way.REPLY,)
    return Notice(Rule.NO_REPLY, facts.about, since, len(waiting), REPLY_WEIGHT, ways, values)


def answers_wait(facts: AllianceFacts, today: date) -> Notice | None:
    """Answers that open once I have kept how I think it is, the newest; `n` is how many there are."""
    days = [answers.on for answers in facts.unanswered if answers.sealed and answers.on <= today]
    if not days:
        return None
    return Notice(Rule.ANSWERS_WAIT, facts.about, max(days), len(days), WAIT_WEIGHT, (Way.LOOK_NOW,))


def remind(facts: AllianceFacts, today: date) -> Notice | None:
    """A reminder that I agreed to send is due, whatever came of the link; `n` is how many days ago it was given."""
    if facts.given_on is None or facts.open_ruptures:
        return None
    n = (today - facts.given_on).days
    return Notice(Rule.REMIND, facts.about, facts.given_on, n, REMIND_WEIGHT, (Way.REMIND,))


RULES: dict[Rule, Finder] = {
    Rule.LOOK_OVERDUE: look_overdue,
    Rule.NOT_ASKED: not_asked,
    Rule.UNUSUAL: unusual,
    Rule.NO_REPLY: no_reply,
    Rule.ANSWERS_WAIT: answers_wait,
    Rule.REMIND: remind,
}
