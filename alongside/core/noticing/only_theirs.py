"""S4, S11, 38:51: the opposite: only ever theirs, nothing of mine named for long.

A relationship in which one only ever does what the other wants has never been tested. It fires where
things of mine wait, and where I have none at all, which may be the same thing.
"""

from __future__ import annotations

from datetime import date

from alongside.core.noticing.facts import AllianceFacts
from alongside.core.noticing.notice import Notice, Rule, Value, Way
from alongside.core.states.agenda import MINE_CLOSED

VERSION = 1
#: Going with them first is right; five contacts and ten weeks are long enough for a first turn of mine.
FEWEST, FEWEST_DAYS = 5, 70
WEIGHT, MOST_MORE = 35, 9
WAYS = (Way.NAME_ONE_OF_MINE, Way.ASK_WHAT_WE_LEAVE_OUT, Way.THINK_IT_THROUGH)


def only_theirs(facts: AllianceFacts, today: date) -> Notice | None:
    """The run of latest contacts with something of theirs and nothing of mine; `since` is its first day."""
    known = [c for c in facts.happened(today) if c.mine or c.about_them]
    last_mine = max((i for i, c in enumerate(known) if c.mine), default=-1)
    run = known[last_mine + 1 :]
    if len(run) < FEWEST or (run[-1].day - run[0].day).days < FEWEST_DAYS:
        return None
    waiting = sum(item.state not in MINE_CLOSED for item in facts.mine)
    values: dict[str, Value] = {"waiting": waiting, "ever": last_mine >= 0}
    weight = WEIGHT + min(MOST_MORE, len(run) - FEWEST)
    return Notice(Rule.ONLY_THEIRS, VERSION, facts.about, run[0].day, len(run), weight, WAYS, values)
