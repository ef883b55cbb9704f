"""What the rules of noticing are given: plain frozen values of one alliance, and nothing else.

`None` and UNKNOWN mean not known; a rule never takes them for a no.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.core.absence import TimeAway
from alongside.core.checkin_rhythm import GOOD_WEEKS, MINE_WEEKS
from alongside.core.states.agenda import THEIRS_CLOSED
from alongside.core.states.contact import ContactState


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
class TheirFact:
    """An item of theirs."""

    id: str
    state: str
    heard_on: date


@dataclass(frozen=True)
class MyFact:
    """An item of mine; `moved_on` is the last day on which its state changed other than by being named."""

    id: str
    state: str
    since: date
    moved_on: date
    safety: bool = False


@dataclass(frozen=True)
class PromiseFact:
    """A promise and its date, None where none was given."""

    id: str
    state: str
    due: date | None


@dataclass(frozen=True)
class PatchFact:
    """A hard patch. `tried` is how often something was done about it, `last_on` when it was done last."""

    id: str
    state: str
    began_on: date
    acknowledged_on: date | None = None
    talk_on: date | None = None
    follow_up_on: date | None = None
    tried: int = 0
    last_on: date | None = None
    asked: bool = False  # they said so when asked


@dataclass(frozen=True)
class TalkFact:
    """A hard conversation: the day it was said, the day set to come back to it, and the day that was done."""

    id: str
    said_on: date | None = None
    back_on: date | None = None
    came_back_on: date | None = None


@dataclass(frozen=True)
class DayFact:
    """A day that may hurt; `rang_on` is when I rang after it last."""

    id: str
    kind: str
    on: date
    yearly: bool = False
    rang_on: date | None = None


@dataclass(frozen=True)
class LooksFact:
    """Looks at the relationship: the last day of mine, the last on which they were asked, and the rhythm in weeks."""

    mine_on: date | None = None
    asked_on: date | None = None
    mine_weeks: int = MINE_WEEKS
    good_weeks: int = GOOD_WEEKS
    hard_on: date | None = None  # the last day on which a hard patch began or was mended


@dataclass(frozen=True)
class ScoreFact:
    """The newest look of one series of theirs, as it was read. Steps; `low` and `high` are what was usual before it;
    `scale` is that on which it is said to people.

    `asked_since`: they have been asked directly after it. `in_hundred`: of 100 steady relationships, how many show as
    much within a year.
    """

    look: str
    on: date
    steps: int
    top: int
    severity: str
    calmer: bool
    evidence: float
    n: int
    low: float | None
    high: float | None
    rule: str
    prior: str
    instrument: str
    mode: str
    medium: str
    in_hundred: int
    asked_since: bool = False
    scale: str = ""


@dataclass(frozen=True)
class AllianceFacts:
    """Everything a rule may know about one alliance. `about` is its opaque id; `began_on` the day the two
    met, None where that is not known (an imported caseload)."""

    about: str
    began_on: date | None = None
    contacts: tuple[ContactFact, ...] = ()
    theirs: tuple[TheirFact, ...] = ()
    mine: tuple[MyFact, ...] = ()
    promises: tuple[PromiseFact, ...] = ()
    away: tuple[TimeAway, ...] = ()
    patches: tuple[PatchFact, ...] = ()
    talks: tuple[TalkFact, ...] = ()
    days: tuple[DayFact, ...] = ()
    looks: LooksFact = LooksFact()
    scores: tuple[ScoreFact, ...] = ()

    def happened(self, today: date) -> list[ContactFact]:
        """Contacts that took place up to `today`, oldest first."""
        took_place = [c for c in self.contacts if c.state == ContactState.HAPPENED and c.day <= today]
        return sorted(took_place, key=lambda c: (c.day, c.at, c.theirs, c.mine, c.written, c.started_by))

    def theirs_on_their_mind(self) -> list[TheirFact]:
        """Items of theirs that are not closed, parked ones included."""
        return [item for item in self.theirs if item.state not in THEIRS_CLOSED]
