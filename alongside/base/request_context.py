"""Who is asking, whose records they were shown, and what they have saved, for the length of one request or command.

Queries say what they handed out with `saw`; the door writes one audit event from it after the page has been rendered.

Which rows an act has saved or removed is noted for the event that it ends with, in Django's own list of what waits for the
commit: a savepoint that is taken back takes its own notes with it, and so does a transaction.
"""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import connection, models, transaction

from alongside.access.identities import Viewer


@dataclass
class RequestContext:
    """One request's viewer, the records shown to them, and whether an action has been written, and saved for good."""

    viewer: Viewer
    seen: dict[tuple[str, uuid.UUID], None] = field(default_factory=dict)
    wrote: bool = False
    saved: bool = False

    def is_saved(self) -> None:
        """What an action wrote has been committed, whatever comes after it."""
        self.saved = True


_context: ContextVar[RequestContext | None] = ContextVar("alongside_request", default=None)


@contextmanager
def acting_for(viewer: Viewer) -> Iterator[RequestContext]:
    """Everything inside happens for this viewer."""
    token = _context.set(context := RequestContext(viewer))
    try:
        yield context
    finally:
        _context.reset(token)


def saw(kind: str, ids: Iterable[uuid.UUID]) -> None:
    """Note that records of this kind were handed to the current viewer. LookupError outside `acting_for`."""
    context = _context.get()
    if context is None:
        raise LookupError("Client records are read inside acting_for(viewer).")
    context.seen.update(dict.fromkeys((kind, id) for id in ids))


class Record(Protocol):
    """Writes an audit event: `alongside.audit.record.record`, which stands above and says so when it is ready."""

    def __call__(
        self, by: Viewer, verb: str, subjects: list[tuple[str, uuid.UUID]], records: str = "", **detail: Any
    ) -> object: ...


_records: list[Record] = []


def record_with(record: Record) -> None:
    """Have every action's event written by this function."""
    _records[:] = [record]


def record_event(
    by: Viewer, verb: str, subjects: list[tuple[str, uuid.UUID]], records: str = "", **detail: Any
) -> None:
    """Write an audit event, inside the transaction of what it speaks of."""
    _records[0](by, verb, subjects, records, **detail)


Rows = dict[type[models.Model], list[uuid.UUID]]


@dataclass(frozen=True)
class Noted:
    """Rows of one table and one organisation that were saved or removed."""

    model: type[models.Model]
    org_id: uuid.UUID
    ids: tuple[uuid.UUID, ...]

    def __call__(self) -> None:
        """At the commit nothing is left to do."""


def note(model: type[models.Model], org_id: uuid.UUID, ids: Iterable[uuid.UUID]) -> None:
    """These rows are no longer as they were. Outside a transaction it is nobody's act, and nothing is kept."""
    transaction.on_commit(Noted(model, org_id, tuple(ids)))


def take_noted(org_id: uuid.UUID) -> Rows:
    """What this transaction has done to rows of the organisation since they were last taken."""
    rows: dict[type[models.Model], dict[uuid.UUID, None]] = {}
    for noted in _since_taken():
        if noted.org_id == org_id:
            rows.setdefault(noted.model, {}).update(dict.fromkeys(noted.ids))
    transaction.on_commit(_taken)
    return {model: list(ids) for model, ids in rows.items()}


def _so_far() -> int:
    """How much this transaction has done until now: it grows with every row that is saved."""
    return len(connection.run_on_commit)


def waiting() -> list[Noted]:
    """What no event has spoken of yet."""
    return list(_since_taken())[::-1]


def _taken() -> None:
    """Stands behind what an event has spoken of."""


def _since_taken() -> Iterable[Noted]:
    for entry in reversed(connection.run_on_commit):
        waiting = entry[1]
        if waiting is _taken:
            return
        if isinstance(waiting, Noted):
            yield waiting


@dataclass
class OwnAct:
    """What an action that is under way has done until now, and what others that it called have done within it."""

    before: int
    within: int = 0
    spoke: bool = False  # it wrote an event itself

    def saved(self) -> bool:
        """Whether any row was saved."""
        return _so_far() > self.before

    def saved_itself(self) -> bool:
        """Whether it saved a row that no action within it saved."""
        return _so_far() > self.before + self.within


_act: ContextVar[OwnAct | None] = ContextVar("alongside_act", default=None)


@contextmanager
def act_within() -> Iterator[OwnAct]:
    """An action begins, perhaps within another one."""
    outer, token = _act.get(), _act.set(act := OwnAct(_so_far()))
    try:
        yield act
    finally:
        _act.reset(token)
    if outer:
        outer.within += _so_far() - act.before


def noted_write() -> None:
    """Note that an event is written: for the action it is part of, and for the request that is under way."""
    if act := _act.get():
        act.spoke = True
    if context := _context.get():
        context.wrote = True
        transaction.on_commit(context.is_saved)
