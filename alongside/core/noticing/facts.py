"""What the rules of noticing are given: plain frozen values of one alliance, and nothing else.

`None` and UNKNOWN mean not known; a rule never takes them for a no.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from alongside.core.absence import TimeAway
from alongside.core.checkin_rhythm import GOOD_WEEKS, MINE_WEEKS
from alongside.core.states.contact import ContactState
from alongside.core.states.rupture import RuptureState

Value = str | int | float | bool | date | UUID | None


class StartedBy(StrEnum):
    """Who started a contact (S23: who comes to whom)."""

    ME = "me"
    THEM = "them"
    ARRANGED = "arranged"
    UNKNOWN = ""


@dataclass(frozen=True)
class ContactFact:
    """One contact, planned or not. `theirs` and `mine`: an item of that list was touched; `written`:
    something of theirs was written down. `at` tells apart contacts of one day."""

    day: date
    state: str = ContactState.HAPPENED
    started_by: str = StartedBy.UNKNOWN
    theirs: bool = False
    mine: bool = False
    written: bool = False
    at: str = ""

    @property
    def about_them(self) -> bool:
        """Something of theirs had a place in it."""
        return self.theirs or self.written


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
    """A hard conversation: the day it was said, the day set to come back to it, and the day that was done."""

    id: UUID
    said_on: date | None = None
    back_on: date | None = None
    came_back_on: date | None = None


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
    met, None where that is not known (an imported caseload); `theirs` the states of the items of theirs."""

    about: UUID
    began_on: date | None = None
    contacts: tuple[ContactFact, ...] = ()
    theirs: tuple[str, ...] = ()
    mine: tuple[MyFact, ...] = ()
    goals: tuple[GoalFact, ...] = ()
    absences: tuple[TimeAway, ...] = ()
    ruptures: tuple[RuptureFact, ...] = ()
    hard_conversations: tuple[HardConversationFact, ...] = ()
    hard_days: tuple[HardDayFact, ...] = ()
    check_ins: CheckInsFact = CheckInsFact()
    scores: tuple[ScoreFact, ...] = ()

    def happened(self, today: date) -> list[ContactFact]:
        """Contacts that took place up to `today`, oldest first."""
        took_place = [c for c in self.contacts if c.state == ContactState.HAPPENED and c.day <= today]
        return sorted(took_place, key=lambda c: (c.day, c.at, c.theirs, c.mine, c.written, c.started_by))

    def known_contacts(self, today: date) -> list[ContactFact]:
        """Those of them of which it is known whose list they were about."""
        return [contact for contact in self.happened(today) if contact.mine or contact.about_them]

    @property
    def open_ruptures(self) -> list[RuptureFact]:
        """Hard patches that are not mended."""
        return [rupture for rupture in self.ruptures if rupture.state != RuptureState.MENDED]
