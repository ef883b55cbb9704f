"""What a rule of noticing returns: that it fired, from what, since when, and ways to go on.

A notice is an invitation, never a verdict, about a relationship and never about a person. It holds codes
and figures; `documents.reasons` gives it words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from alongside.core.noticing.facts import AllianceFacts, Value


class Rule(StrEnum):
    """The rules of noticing, in no order. The values are stored with what was put aside."""

    CROWDED_OUT = "crowded_out"
    ONLY_THEIRS = "only_theirs"
    GONE_QUIET = "gone_quiet"
    WAY_BACK = "way_back"
    STUCK_ITEM = "stuck_item"
    THEIR_LIST_EMPTY = "their_list_empty"
    GOAL_LEFT = "goal_left"
    FIRST_MEETINGS = "first_meetings"
    SAID_HARD = "said_hard"
    LOOK_OVERDUE = "look_overdue"
    NOT_ASKED = "not_asked"
    HARD_PATCH = "hard_patch"
    HARD_DAY = "hard_day"
    COME_BACK = "come_back"
    UNUSUAL = "unusual"


class Way(StrEnum):
    """Ways to go on. The first way of a notice is the one thing to do."""

    START_WITH_THEIRS = "start_with_theirs"
    THINK_IT_THROUGH = "think_it_through"
    NAME_ONE_OF_MINE = "name_one_of_mine"
    ASK_WHAT_WE_LEAVE_OUT = "ask_what_we_leave_out"
    SHORT_HELLO = "short_hello"
    ASK_HOW_TO_KEEP_IN_TOUCH = "ask_how_to_keep_in_touch"
    ASK_SOMEBODY_CLOSE = "ask_somebody_close"
    WELCOME_BACK = "welcome_back"
    ASK_WHAT_CHANGED = "ask_what_changed"
    GO_WITH_SOMETHING_OF_THEIRS = "go_with_something_of_theirs"
    ASK_HOW_IT_FEELS = "ask_how_it_feels"
    SAY_WHY_FOR_THEM = "say_why_for_them"
    SMALLER_STEP = "smaller_step"
    ANOTHER_TIME_OR_PLACE = "another_time_or_place"
    ASK_WHAT_WOULD_WORK = "ask_what_would_work"
    LET_IT_REST = "let_it_rest"
    TAKE_TO_SUPERVISION = "take_to_supervision"
    SAY_IT_KINDLY_NOW = "say_it_kindly_now"
    ASK_AND_LISTEN = "ask_and_listen"
    COME_BACK_TO_GOAL = "come_back_to_goal"
    WORD_IT_ANEW = "word_it_anew"
    LET_IT_GO = "let_it_go"
    GET_READY = "get_ready"
    LOOK_NOW = "look_now"
    LOOK_TOGETHER = "look_together"
    ASK_WHAT_WORKS = "ask_what_works"
    ACKNOWLEDGE = "acknowledge"
    OWN_MY_PART = "own_my_part"
    KEEP_THEIR_DAY = "keep_their_day"
    FOLLOW_UP = "follow_up"
    STAY_IN_TOUCH = "stay_in_touch"
    SLOW_DOWN = "slow_down"
    LEAVE_MINE = "leave_mine"
    RING_AFTER = "ring_after"
    COME_BACK = "come_back"
    ASK_HOW_IT_IS = "ask_how_it_is"


@dataclass(frozen=True)
class Notice:
    """`n` is the number the rule counted, `since` the day it counts from (None: never so far); `weight`
    (0 to 99) orders notices and is never shown."""

    rule: Rule
    about: UUID
    since: date | None
    n: int
    weight: int
    ways: tuple[Way, ...]
    facts: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def count(self, fact: str) -> int:
        """A count or a number of days among the facts, 0 where it is not known."""
        value = self.facts[fact]
        return value if isinstance(value, int) else 0


#: A rule: what it has to say about one alliance on a day, or None.
Finder = Callable[[AllianceFacts, date], Notice | None]
