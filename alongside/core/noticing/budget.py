"""At most one score signal per twelve people a week; the rest waits in order of weight.

A page of alarms is not looked at, and steady relationships give some too: on a larger caseload every week.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from alongside.core.noticing.notice import Notice, Rule

PEOPLE = 12
WEEK = timedelta(days=7)

#: The last day on which a signal was shown, by the look it is about.
Shown = Mapping[str, date]


def a_week(people: int) -> int:
    """How many signals a running week may show on a caseload of so many people; one at least."""
    return max(1, -(-people // PEOPLE))


def within_budget(signals: Iterable[Notice], shown: Shown, people: int, today: date) -> list[Notice]:
    """Those that are shown today: what was shown this week stays, then the heaviest, as far as the week has room.

    What was shown this week and has been settled since still counts: it was a signal of this week.
    """
    week = {look for look, last in shown.items() if today - WEEK < last <= today}
    in_order = sorted(signals, key=lambda signal: (-signal.weight, signal.since or date.min, look_of(signal)))
    staying = [signal for signal in in_order if look_of(signal) in week]
    waiting = [signal for signal in in_order if look_of(signal) not in week]
    return staying + waiting[: max(0, a_week(people) - len(week))]


def is_signal(notice: Notice) -> bool:
    """Whether a notice comes from a score; the others are facts and have no such budget."""
    return notice.rule is Rule.UNUSUAL


def look_of(signal: Notice) -> str:
    """The look that a signal is about."""
    return str(signal.facts["look"])
