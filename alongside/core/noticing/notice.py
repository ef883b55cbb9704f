"""What a rule of noticing is given, plain frozen values of one alliance; and what it returns: that it fired, from what,
since when, and ways to go on. `None` and "" mean not known; a rule never takes them for a no.

A notice is an invitation, never a verdict, about a relationship and never about a person. It holds codes
and figures; `documents.reasons` gives it words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from alongside.core.rhythm import GOOD_WEEKS, MINE_WEEKS, TimeAway
from alongside.core.states.contact import ContactState
from alongside.core.states.rupture import RuptureState

Value = str | int | float | bool | date | UUID | None


@dataclass(frozen=True)
class ContactFact:
    """One contact, planned or not. `touched_theirs`, `touched_mine`: an item of that list was touched; `written`:
    something of theirs was written down. `at` tells apart contacts of one day."""

    day: date
    state: str = ContactState.HAPPENED
    started_by: str = ""  # me, them, arranged
    touched_theirs: bool = False
    touched_mine: bool = False
    written: bool = False
    at: str = ""

    @property
    def about_them(self) -> bool:
        """Something of theirs had a place in it."""
        return self.touched_theirs or self.written


@dataclass(frozen=True)
class MyFact:
    """An item of mine; `state_on` is the last day on which its state changed other than by being named."""

    id: UUID
    state: str
    on: date
    state_on: date
    safety: bool = False


@dataclass(frozen=True)
class GoalFact:
    """A goal that both agreed on, and the last day on which anything belonged to it; None where nothing ever did."""

    id: UUID
    agreed_on: date
    touched_on: date | None = None


@dataclass(frozen=True)
class RuptureFact:
    """A hard patch. `tried` is how often something was done about it, `last_on` when it was done last."""

    id: UUID
    state: str
    began_on: date
    acknowledged_on: date | None = None
    talk_on: date | None = None
    follow_up_on: date | None = None
    tried: int = 0
    last_on: date | None = None
    came: str = ""  # how it came to be known


@dataclass(frozen=True)
class HardConversationFact:
    """A hard conversation: the day it was said, and the day set to come back to it where nobody has yet."""

    id: UUID
    said_on: date | None = None
    back_on: date | None = None


@dataclass(frozen=True)
class HardDayFact:
    """A day that may hurt; `rang_on` is when I rang after it last."""

    id: UUID
    kind: str
    on: date
    yearly: bool = False
    rang_on: date | None = None


@dataclass(frozen=True)
class CheckInsFact:
    """The last day of a check-in of mine, the last on which they were asked, and the rhythm in weeks."""

    mine_on: date | None = None
    asked_on: date | None = None
    mine_weeks: int = MINE_WEEKS
    good_weeks: int = GOOD_WEEKS
    hard_on: date | None = None  # the last day on which a hard patch began or was mended


@dataclass(frozen=True)
class UnansweredFact:
    """Answers that they gave apart from me, on a form, and that have had no reply. `sealed`: not open to me until I have kept how
    I think it is."""

    id: UUID
    on: date
    sealed: bool = False


@dataclass(frozen=True)
class ScoreFact:
    """The newest check-in of one series of theirs, as it was read against `n` earlier ones.

    `asked_since`: they have been asked directly after it. `data` is what a notice tells of it.
    """

    check_in: UUID
    on: date
    severity: str
    evidence: float
    n: int
    data: Mapping[str, Value]
    calmer: bool = False
    asked_since: bool = False


@dataclass(frozen=True)
class AllianceFacts:
    """Everything a rule may know about one alliance. `about` is its id; `began_on` the day the two
    met, None where that is not known (an imported caseload); `their_states` those of the items of theirs."""

    about: UUID
    began_on: date | None = None
    contacts: tuple[ContactFact, ...] = ()
    their_states: tuple[str, ...] = ()
    my_items: tuple[MyFact, ...] = ()
    goals: tuple[GoalFact, ...] = ()
    absences: tuple[TimeAway, ...] = ()
    ruptures: tuple[RuptureFact, ...] = ()
    hard_conversations: tuple[HardConversationFact, ...] = ()
    hard_days: tuple[HardDayFact, ...] = ()
    check_ins: CheckInsFact = CheckInsFact()
    unanswered: tuple[UnansweredFact, ...] = ()
    scores: tuple[ScoreFact, ...] = ()
    review_on: date | None = None  # the day to ask again what they need to take part
    decided_on: date | None = None  # the oldest decision about taking part that stands
    given_on: date | None = None  # when the link was given of which I am to remind them now
    unwanted: bool = False  # they do not want any list of questions

    def happened(self, today: date) -> list[ContactFact]:
        """Contacts that took place up to `today`, oldest first."""
        took_place = [c for c in self.contacts if c.state == ContactState.HAPPENED and c.day <= today]
        return sorted(
            took_place, key=lambda c: (c.day, c.at, c.touched_theirs, c.touched_mine, c.written, c.started_by)
        )

    def known_contacts(self, today: date) -> list[ContactFact]:
        """Those of them of which it is known whose list they were about."""
        return [contact for contact in self.happened(today) if contact.touched_mine or contact.about_them]

    @property
    def open_ruptures(self) -> list[RuptureFact]:
        """Hard patches that are not mended."""
        return [rupture for rupture in self.ruptures if rupture.state != RuptureState.MENDED]


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
    NO_REPLY = "no_reply"
    ANSWERS_WAIT = "answers_wait"
    NEEDS_REVIEW = "needs_review"
    DECIDE_AGAIN = "decide_again"
    REMIND = "remind"


class Way(StrEnum):
    """Ways to go on. The first way of a notice is the one thing to do."""

    START_WITH_THEIRS = "start_with_theirs"
    THINK_IT_THROUGH = "think_it_through"
    NAME_ONE_OF_MINE = "name_one_of_mine"
    ASK_WHAT_WE_LEAVE_OUT = "ask_what_we_leave_out"
    SHORT_HELLO = "short_hello"
    ASK_HOW_TO_KEEP_IN_TOUCH = "ask_how_to_keep_in_touch"
    ASK_SOMEBODY_CLOSE = "ask_somebody_close"
    ASK_NEEDS_AGAIN = "ask_needs_again"
    DECIDE_AGAIN = "decide_again"
    REMIND = "remind"
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
    REPLY = "reply"


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
