"""Every rule of noticing, by its area, and which notices are shown: what they said was hard, then a few, in order of weight.

A page of alarms is not looked at. One notice a relationship is enough. At most one signal from scores per twelve people a
week is shown, for steady relationships give some too: on a larger caseload every week.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from alongside.core.noticing import agenda, check_ins, contacts, repair
from alongside.core.noticing.notice import AllianceFacts, Notice, Rule
from alongside.core.rhythm import away_on

#: These read care facts alone, and speak while what is a practitioner's own is closed to them.
FROM_CARE_FACTS = agenda.RULES | contacts.RULES
RULES = FROM_CARE_FACTS | check_ins.RULES | repair.RULES

#: What a tired person can take in before the first visit.
ON_TODAY = 3

#: Never left out and never put aside: a yes to the direct question, and answers that nobody replied to.
LEADING = (Rule.SAID_HARD, Rule.NO_REPLY)
#: Said although one of the two is away: what they said was hard, and a day that hurts wherever they are. So is safety.
WHILE_AWAY = (Rule.SAID_HARD, Rule.HARD_DAY)

#: Until which day (that day included) a rule about an alliance was put aside.
Aside = Mapping[tuple[UUID, Rule], date]

#: What so MANY people have in common is told once, of all of them.
ALIKE, MANY = (Rule.LOOK_OVERDUE, Rule.NOT_ASKED), 3

PEOPLE_A_SIGNAL = 12
WEEK = timedelta(days=7)


def notice_all(facts: AllianceFacts, today: date) -> tuple[Notice, ...]:
    """What every rule has to say about one alliance today, heaviest first, before any choosing.

    An absence is believed: while one of the two is known to be away, only what cannot wait is said."""
    notices = [notice for rule in RULES.values() if (notice := rule(facts, today))]
    if away_on(facts.absences, today):
        notices = [n for n in notices if n.rule in WHILE_AWAY or n.facts.get("safety")]
    return tuple(sorted(notices, key=lambda notice: (-notice.weight, notice.rule.value)))


def rank(
    notices: Iterable[Notice], at_most: int = ON_TODAY, *, today: date, aside: Aside | None = None
) -> list[Notice]:
    """What they said was hard, all of it, then others up to `at_most` in total, one of each alliance. What is told
    together counts as one."""
    until = aside or {}
    shown = sorted(
        (n for n in notices if n.rule in LEADING or until.get((n.about, n.rule), date.min) < today),
        key=lambda n: (-n.weight, n.since or date.min, n.about, n.rule.value, -n.n),
    )
    lead = [notice for notice in shown if notice.rule in LEADING]
    heard = {notice.about for notice in lead}
    heaviest: dict[UUID, Notice] = {}
    for notice in shown:
        if notice.about not in heard:
            heaviest.setdefault(notice.about, notice)
    groups = together([*lead, *heaviest.values()])[: max(at_most, len(lead))]
    return [notice for group in groups for notice in group]


def together(notices: Iterable[Notice]) -> list[tuple[Notice, ...]]:
    """Notices as they are told, each by itself or with those that say the same, where the first of them stands."""
    listed = [(n.rule in ALIKE and not n.facts.get("hard"), n) for n in notices]
    counts = Counter(n.rule for alike, n in listed if alike)
    groups: dict[tuple[Rule, UUID | None], list[Notice]] = {}
    for alike, notice in listed:
        about = None if alike and counts[notice.rule] >= MANY else notice.about
        groups.setdefault((notice.rule, about), []).append(notice)
    return [tuple(group) for group in groups.values()]


def within_budget(
    signals: Iterable[Notice], shown: Mapping[str, date], people: int, today: date
) -> list[Notice]:
    """Signals for today: what was shown this week stays, then the heaviest, as far as the week has room.

    `shown` is the last day on which a signal was shown, by its check-in. What was shown this week and has been settled
    since still counts: it was a signal of this week.
    """
    week = {check_in for check_in, last in shown.items() if today - WEEK < last <= today}
    in_order = sorted(signals, key=lambda n: (-n.weight, n.since or date.min, check_in_of(n)))
    staying = [signal for signal in in_order if check_in_of(signal) in week]
    waiting = [signal for signal in in_order if check_in_of(signal) not in week]
    room = max(1, -(-people // PEOPLE_A_SIGNAL)) - len(week)
    return staying + waiting[: max(0, room)]


def is_signal(notice: Notice) -> bool:
    """Whether a notice comes from a score; the others are facts and have no such budget."""
    return notice.rule is Rule.UNUSUAL


def check_in_of(signal: Notice) -> str:
    return str(signal.facts["check_in"])
