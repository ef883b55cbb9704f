"""What will happen to each row of a file, said before anything does, and what to do for those that can go in."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from alongside.contacts.models import Contact
from alongside.exchange.calendar import CalendarEvent
from alongside.exchange.caseload import Around, Case
from alongside.exchange.table import FileColumns
from alongside.people.models import Alliance, Person, Practitioner


class Fate(StrEnum):
    ADD = "add"
    SAME = "same"  # it is here already, just so
    CHANGE = "change"  # it is here, and something about it will change
    CALLED_OFF = "called_off"  # in the calendar, and still planned here; by whom, only a person can say
    UNKNOWN = "unknown"  # with somebody who is not known here, or not to this worker
    LEFT_OUT = "left_out"  # nothing to do with anybody here
    WRONG = "wrong"


@dataclass(frozen=True)
class CheckedRow:
    """One row: its line in the file, whom it is about, its fate, and column and reason of each problem."""

    line: int
    about: str
    fate: Fate
    problems: tuple[tuple[str, str], ...] = ()
    changes: tuple[str, ...] = ()
    contact: uuid.UUID | None = None  # what is planned here and was called off there


@dataclass(frozen=True)
class CasePlan:
    """A row of a caseload that can go in: whom it is about here, if anybody, and what would be new."""

    case: Case
    worker: Practitioner
    person: Person | None
    alliance: Alliance | None
    details: dict[str, str]
    needs: tuple[str, ...]
    circle: tuple[Around, ...]


@dataclass(frozen=True)
class VisitPlan:
    """An event of a calendar, or an appointment, that can go in: with whom, and the contact it changes, if there is one."""

    event: CalendarEvent
    alliance: Alliance
    contact: Contact | None
    happened: bool = False
    minutes: int | None = None  # where it happened, and how long is known

    @property
    def fate(self) -> Fate:
        contact, event = self.contact, self.event
        if contact is None:
            return Fate.ADD
        if contact.state != "planned":
            return Fate.SAME
        if event.cancelled:
            return Fate.CALLED_OFF
        before = (contact.at, contact.time_open, contact.place)
        return Fate.SAME if before == (event.starts, event.all_day, event.place) else Fate.CHANGE


@dataclass(frozen=True)
class DryRun:
    """Every row of a file. Nothing is brought in while one of them is wrong."""

    rows: tuple[CheckedRow, ...]
    cases: tuple[CasePlan, ...] = ()
    visits: tuple[VisitPlan, ...] = ()
    columns: FileColumns | None = None  # of a list
    question: str = ""  # which column has to be named first

    def of(self, fate: Fate) -> list[CheckedRow]:
        return [row for row in self.rows if row.fate is fate]

    @property
    def counts(self) -> dict[str, int]:
        return {fate.value: len(self.of(fate)) for fate in Fate}

    @property
    def may_go(self) -> bool:
        """True when nothing is wrong and something would happen."""
        return not self.of(Fate.WRONG) and bool(self.of(Fate.ADD) or self.of(Fate.CHANGE))
