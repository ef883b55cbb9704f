"""S20, S23: it has gone quiet between two people.

Measured against what is usual for these two, never against others. It says that contacts did not come
about, not through whom: a cancelled visit is no mark against anybody. Known to be away is not quiet.
"""

from __future__ import annotations

from datetime import date

from alongside.core.absence import away_on, days_away
from alongside.core.noticing.facts import AllianceFacts, ContactFact, StartedBy
from alongside.core.noticing.notice import Notice, Rule, Value, Way
from alongside.core.rhythm import usual
from alongside.core.states.contact import ContactState

VERSION = 1
#: Twice the usual interval, and never under two weeks: below that a holiday or a cold is enough.
TIMES, FEWEST_DAYS = 2, 14
#: Where nothing is usual yet: six weeks, the widest of the usual rhythms.
WITHOUT_HABIT = 42
#: Two contacts in a row that did not come about, and the usual interval has passed.
UNMET = 2
#: They used to start at least a third of the earlier ones, and none of the last five.
LATEST, EARLIER, A_THIRD = 5, 6, 3
WEIGHT, MOST_MORE, SOFTER = 55, 9, 15
WAYS = (Way.SHORT_HELLO, Way.ASK_HOW_TO_KEEP_IN_TOUCH, Way.ASK_SOMEBODY_CLOSE, Way.THINK_IT_THROUGH)
_NOT_MET = (ContactState.CANCELLED_BY_THEM, ContactState.CANCELLED_BY_ME, ContactState.NO_ANSWER)


def gone_quiet(facts: AllianceFacts, today: date) -> Notice | None:
    """A silence longer than usual for these two, or nobody coming to me any more; `n` is days of silence
    without the days away, or the number of latest contacts that I started."""
    met = facts.happened(today)
    if not met or away_on(facts.away, today):
        return None
    return _silence(facts, met, today) or _never_them(facts, met)


def _silence(facts: AllianceFacts, met: list[ContactFact], today: date) -> Notice | None:
    last = met[-1].day
    days = (today - last).days - days_away(facts.away, last, today)
    habit = usual((c.day for c in met), facts.away)
    unmet = sum(c.state in _NOT_MET and last < c.day <= today for c in facts.contacts)
    planned = any(c.state == ContactState.PLANNED and c.day >= today for c in facts.contacts)
    if planned or days <= _bearable(habit.days if habit else None, unmet):
        return None
    values: dict[str, Value] = {
        "kind": "silence",
        "usual": habit.days if habit else None,
        "usual_n": habit.n if habit else 0,
    }
    weight = WEIGHT + min(MOST_MORE, days // 7)
    return _notice(facts, last, days, weight, {**values, "unmet": unmet, "they_started": _they_started(met)})


def _bearable(usual_days: int | None, unmet: int) -> int:
    if usual_days is None:
        return FEWEST_DAYS if unmet >= UNMET else WITHOUT_HABIT
    return max(FEWEST_DAYS, usual_days) if unmet >= UNMET else max(FEWEST_DAYS, TIMES * usual_days)


def _they_started(met: list[ContactFact]) -> date | None:
    return max((c.day for c in met if c.started_by == StartedBy.THEM), default=None)


def _never_them(facts: AllianceFacts, met: list[ContactFact]) -> Notice | None:
    known = [c for c in met if c.started_by in (StartedBy.ME, StartedBy.THEM)]
    latest, earlier = known[-LATEST:], known[:-LATEST]
    by_them = sum(c.started_by == StartedBy.THEM for c in earlier)
    if len(earlier) < EARLIER or by_them * A_THIRD < len(earlier):
        return None
    if any(c.started_by == StartedBy.THEM for c in latest):
        return None
    return _notice(facts, _they_started(met), len(latest), WEIGHT - SOFTER, {"kind": "who_starts"})


def _notice(
    facts: AllianceFacts, since: date | None, n: int, weight: int, values: dict[str, Value]
) -> Notice:
    return Notice(Rule.GONE_QUIET, VERSION, facts.about, since, n, weight, WAYS, values)
