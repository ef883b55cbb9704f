"""What a page is given of the two agendas: frozen, ordered, already told who is looking."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from alongside.core.ordering import Mark, mark


@dataclass(frozen=True)
class Anew:
    """The day of a promise was agreed anew: which day it was before, if there was one, and when that was agreed."""

    before: dt.date | None
    on: dt.date


@dataclass(frozen=True)
class Promised:
    """A promise as it stands today; `late` is read from its day."""

    id: uuid.UUID
    alliance_id: uuid.UUID
    item_id: uuid.UUID | None
    words: str
    made_on: dt.date
    due_on: dt.date | None
    state: str
    state_on: dt.date | None
    late: bool
    today: bool  # due today
    anew: Anew | None = None  # that its day was agreed anew, where that was asked


@dataclass(frozen=True)
class Last:
    """The latest thing that happened to an item."""

    event: str
    words: str
    on: dt.date


@dataclass(frozen=True)
class TheirItem:
    """Something they want to get done, in their words where `quoted`."""

    id: uuid.UUID
    words: str
    quoted: bool
    why: str
    state: str
    on: dt.date
    heard_on: dt.date
    position: int | None
    last: Last | None
    promises: tuple[Promised, ...] = ()


@dataclass(frozen=True)
class MyItem:
    """Something I was asked to raise or think I need to."""

    id: uuid.UUID
    words: str
    why: str
    how_to_say: str
    safety: bool
    deadline: dt.date | None
    origin: str
    state: str
    state_on: dt.date
    since: dt.date
    last: Last | None
    promises: tuple[Promised, ...] = ()

    @property
    def mark(self) -> Mark:
        """What stands beside it."""
        return mark(self)


@dataclass(frozen=True)
class TwoAgendas:
    """Both lists in the order of `core.ordering`, and the promises that still ask for something, late first."""

    theirs: tuple[TheirItem, ...] = ()
    mine: tuple[MyItem, ...] = ()
    promises: tuple[Promised, ...] = ()

    @property
    def loose(self) -> tuple[Promised, ...]:
        """The promises that do not stand beside an item already."""
        shown = {item.id for item in self.theirs} | {item.id for item in self.mine}
        return tuple(one for one in self.promises if one.item_id not in shown)
