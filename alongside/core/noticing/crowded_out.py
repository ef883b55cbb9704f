"""S4: the last contacts were about my list only.

Practical goals and the timetable crowd the relationship out, a contact at a time and unnoticed. Three in a
row is where a habit may begin; a contact of which nothing was written on either side is passed over, for
nothing is known about it.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from alongside.core.noticing.chance import run_by_chance
from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Notice, Rule, Value, Way

VERSION = 1
#: Two in a row is a busy fortnight.
FEWEST = 3
#: For the figure of chance: one contact in four is about my list alone, 24 contacts a year (two a month).
SHARE, A_YEAR = Fraction(1, 4), 24
WEIGHT, MOST_MORE = 60, 9
WAYS = (Way.START_WITH_THEIRS, Way.THINK_IT_THROUGH)


def crowded_out(facts: AllianceFacts, today: date) -> Notice | None:
    """The run of latest contacts about my list only; `since` is the last day with something of theirs."""
    known = [c for c in facts.happened(today) if c.mine or c.about_them]
    last_theirs = max((i for i, c in enumerate(known) if c.about_them), default=-1)
    run = known[last_theirs + 1 :]
    if len(run) < FEWEST:
        return None
    since = known[last_theirs].day if last_theirs >= 0 else None
    values: dict[str, Value] = {"first": run[0].day, "by_chance": run_by_chance(len(run), SHARE, A_YEAR)}
    weight = WEIGHT + min(MOST_MORE, len(run) - FEWEST)
    return Notice(Rule.CROWDED_OUT, VERSION, facts.about, since, len(run), weight, WAYS, values)
