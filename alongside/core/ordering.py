"""In which order the two agendas are read: theirs first, and what can not wait with a mark of its own.

One rule for a person's page, for getting ready and for the plan of a meeting. A deadline of mine is shown,
but it never goes before a concern of theirs. Works on anything that has the attributes named here.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from alongside.core.states.agenda import MINE_CLOSED, THEIRS_CLOSED, THEIRS_LIVE, MyState


class Theirs(Protocol):
    """`position` is the order that they chose, from 1, or None; `heard_on` the day it was last on their mind."""

    @property
    def id(self) -> object: ...
    @property
    def state(self) -> str: ...
    @property
    def heard_on(self) -> date: ...
    @property
    def position(self) -> int | None: ...


class Mine(Protocol):
    """`since` is the day it came onto my list."""

    @property
    def id(self) -> object: ...
    @property
    def state(self) -> str: ...
    @property
    def since(self) -> date: ...
    @property
    def safety(self) -> bool: ...
    @property
    def deadline(self) -> date | None: ...


T = TypeVar("T", bound=Theirs)
M = TypeVar("M", bound=Mine)


class Mark(StrEnum):
    """What stands beside an item of mine, in the order in which mine are read."""

    CANNOT_WAIT = "cannot_wait"
    READY = "ready"
    TALKED = "talked"
    AGREED = "agreed"
    OPEN_NAMED = "open_named"
    WAITING = "waiting"
    CLOSED = "closed"


def mark(item: Mine) -> Mark:
    """What stands beside an item of mine. Safety stays marked until it is closed, agreed or not."""
    if item.state in MINE_CLOSED:
        return Mark.CLOSED
    if item.safety or item.state == MyState.CANNOT_WAIT:
        return Mark.CANNOT_WAIT
    return Mark(str(item.state))


def order_theirs(items: Iterable[T], *, closed: bool = False) -> list[T]:
    """Their items: in the order they chose, the rest with the newest on their mind first; parked after
    the live ones; closed ones last, and only when asked for."""
    shown = [item for item in items if closed or item.state not in THEIRS_CLOSED]
    return sorted(
        shown,
        key=lambda item: (
            0 if item.state in THEIRS_LIVE else 2 if item.state in THEIRS_CLOSED else 1,
            item.position is None,
            item.position or 0,
            -item.heard_on.toordinal(),
            str(item.id),
        ),
    )


def order_mine(items: Iterable[M], *, closed: bool = False) -> list[M]:
    """My items by their mark; within one mark the nearest deadline first, then the oldest."""
    shown = [item for item in items if closed or item.state not in MINE_CLOSED]
    marks = list(Mark)
    return sorted(
        shown,
        key=lambda item: (marks.index(mark(item)), item.deadline or date.max, item.since, str(item.id)),
    )
