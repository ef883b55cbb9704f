"""Noticing what slips away between two people (S4, S7, S8, S9, S19, S20, S22, S23, S25).

One rule a file. `notice_all` asks every rule about one alliance; `rank` chooses what is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from alongside.core.noticing.come_back import come_back
from alongside.core.noticing.crowded_out import crowded_out
from alongside.core.noticing.facts import (
    AllianceFacts,
    ContactFact,
    DayFact,
    LooksFact,
    MyFact,
    PatchFact,
    PromiseFact,
    ScoreFact,
    StartedBy,
    TalkFact,
    TheirFact,
)
from alongside.core.noticing.first_meetings import first_meetings
from alongside.core.noticing.gone_quiet import gone_quiet
from alongside.core.noticing.hard_day import hard_day
from alongside.core.noticing.hard_patch import hard_patch
from alongside.core.noticing.late_promise import late_promise
from alongside.core.noticing.looks import look_overdue, not_asked, said_hard
from alongside.core.noticing.notice import Notice, Rule, Way
from alongside.core.noticing.only_theirs import only_theirs
from alongside.core.noticing.ranking import ON_TODAY, rank
from alongside.core.noticing.stuck_item import stuck_item
from alongside.core.noticing.their_list_empty import their_list_empty
from alongside.core.noticing.unusual import unusual
from alongside.core.noticing.way_back import way_back

__all__ = [
    "ON_TODAY",
    "RULES",
    "AllianceFacts",
    "ContactFact",
    "DayFact",
    "LooksFact",
    "MyFact",
    "Notice",
    "PatchFact",
    "PromiseFact",
    "Rule",
    "ScoreFact",
    "StartedBy",
    "TalkFact",
    "TheirFact",
    "Way",
    "notice_all",
    "rank",
]

#: Every rule with its function.
RULES: dict[Rule, Callable[[AllianceFacts, date], Notice | None]] = {
    Rule.LATE_PROMISE: late_promise,
    Rule.WAY_BACK: way_back,
    Rule.CROWDED_OUT: crowded_out,
    Rule.GONE_QUIET: gone_quiet,
    Rule.THEIR_LIST_EMPTY: their_list_empty,
    Rule.STUCK_ITEM: stuck_item,
    Rule.ONLY_THEIRS: only_theirs,
    Rule.FIRST_MEETINGS: first_meetings,
    Rule.HARD_PATCH: hard_patch,
    Rule.HARD_DAY: hard_day,
    Rule.COME_BACK: come_back,
    Rule.SAID_HARD: said_hard,
    Rule.LOOK_OVERDUE: look_overdue,
    Rule.NOT_ASKED: not_asked,
    Rule.UNUSUAL: unusual,
}


def notice_all(facts: AllianceFacts, today: date) -> tuple[Notice, ...]:
    """What every rule has to say about one alliance today, heaviest first, before any choosing."""
    notices = [notice for rule in RULES.values() if (notice := rule(facts, today))]
    return tuple(sorted(notices, key=lambda notice: (-notice.weight, notice.rule.value)))
