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
    shown = sorted(
        (notice for notice in notices if not _is_aside(notice, today, aside or {})),
        key=lambda n: (-n.weight, n.since or date.min, n.about, n.rule.value, -n.n),
    )
    lead = [notice for notice in shown if notice.rule in LEADING]
    heard = {notice.about for notice in shown if notice.rule is Rule.SAID_HARD}
    heaviest: dict[str, Notice] = {}  # one of each alliance
    for notice in shown:
        if notice.rule not in LEADING and notice.about not in heard:
            heaviest.setdefault(notice.about, notice)
    return lead + list(heaviest.values())[: max(0, at_most - len(lead))]


def _is_aside(notice: Notice, today: date, aside: Aside) -> bool:
    until = None if notice.rule is Rule.SAID_HARD else aside.get((notice.about, notice.rule))
    return until is not None and today <= until
