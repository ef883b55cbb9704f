"""In which order the two agendas are read: theirs first, and what cannot wait with a mark of its own.

One rule for a person's page, for getting ready and for the plan of a meeting. A deadline of mine is shown,
but it never goes before a concern of theirs. Works on anything that has the attributes named here.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from alongside.core.states.agenda import MINE_CLOSED, THEIRS_CLOSED, THEIRS_LIVE, MyState


class Listed(Protocol):
    """An item. `on` is the day it came onto the list and `heard_on` the day it was last on their mind, where that is
    later; `position` is the order that they chose, from 1."""

    id: Any
    state: Any
    on: Any
    heard_on: Any
    position: Any
    safety: Any
    deadline: Any


L = TypeVar("L", bound=Listed)


class Mark(StrEnum):
    """What stands beside an item of mine, in the order in which mine are read."""

    CANNOT_WAIT = "cannot_wait"
    READY = "ready"
    TALKED = "talked"
    AGREED = "agreed"
    OPEN_NAMED = "open_named"
    WAITING = "waiting"
    CLOSED = "closed"


def mark(item: Listed) -> Mark:
    """What stands beside an item of mine. Safety stays marked until it is closed, agreed or not."""
    if item.state in MINE_CLOSED:
        return Mark.CLOSED
    if item.safety or item.state == MyState.CANNOT_WAIT:
        return Mark.CANNOT_WAIT
    return Mark(str(item.state))


def order_theirs(items: Iterable[L], *, closed: bool = False) -> list[L]:
    """Their items: in the order they chose, the rest with the newest on their mind first; parked after
    the live ones; closed ones last, and only when asked for."""
    shown = [item for item in items if closed or item.state not in THEIRS_CLOSED]
    return sorted(
        shown,
        key=lambda item: (
            0 if item.state in THEIRS_LIVE else 2 if item.state in THEIRS_CLOSED else 1,
            item.position is None,
            item.position or 0,
            -(item.heard_on or item.on).toordinal(),
            str(item.id),
        ),
    )


def next_of_mine(items: Iterable[L]) -> L | None:
    """The item of mine that may come next once something of theirs is solved: what cannot wait, else what is ready,
    else what waits for room. What was agreed is on its way already."""
    return next((item for item in order_mine(items) if mark(item) is not Mark.AGREED), None)


def order_mine(items: Iterable[L], *, closed: bool = False) -> list[L]:
    """My items by their mark; within one mark the nearest deadline first, then the oldest."""
    shown = [item for item in items if closed or item.state not in MINE_CLOSED]
    marks = list(Mark)
    return sorted(
        shown,
        key=lambda item: (marks.index(mark(item)), item.deadline or date.max, item.on, str(item.id)),
    )
