"""Which notices are shown: what they said was hard, then late promises, then a few, in order of weight (S4, S8, S23).

A page of alarms is not looked at. One notice a relationship is enough, besides a late promise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from alongside.core.noticing.notice import Notice, Rule

#: What a tired person can take in before the first visit.
ON_TODAY = 3

#: Never left out and never put aside: a yes to the direct question, and what was promised and is late.
LEADING = (Rule.SAID_HARD, Rule.LATE_PROMISE)

#: Until which day (that day included) a rule about an alliance was put aside.
Aside = Mapping[tuple[str, Rule], date]


def rank(
    notices: Iterable[Notice], at_most: int = ON_TODAY, *, today: date, aside: Aside | None = None
) -> list[Notice]:
    """What they said was hard and late promises, all of them, then others up to `at_most` in total."""
    shown = sorted((n for n in notices if not _is_aside(n, today, aside or {})), key=_place)
    lead = [notice for notice in shown if notice.rule in LEADING]
    heard = {notice.about for notice in shown if notice.rule is Rule.SAID_HARD}
    others = [notice for notice in shown if notice.rule not in LEADING and notice.about not in heard]
    return lead + _one_each(others)[: max(0, at_most - len(lead))]


def _is_aside(notice: Notice, today: date, aside: Aside) -> bool:
    until = None if notice.rule is Rule.SAID_HARD else aside.get((notice.about, notice.rule))
    return until is not None and today <= until


def _one_each(notices: list[Notice]) -> list[Notice]:
    first: dict[str, Notice] = {}
    for notice in notices:
        first.setdefault(notice.about, notice)
    return list(first.values())


def _place(notice: Notice) -> tuple[int, date, str, str, int]:
    return -notice.weight, notice.since or date.min, notice.about, notice.rule.value, -notice.n
