"""Who is asking, whose records they were shown, what they have saved, and what was not sent, for the length of one request or command.

Queries say what they handed out with `saw`; the door writes one audit event from it after the page has been rendered.

Which rows an act has saved or removed is noted for the event that it ends with, in Django's own list of what waits for the
commit: a savepoint that is taken back takes its own notes with it, and so does a transaction.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models, transaction

from alongside.access.identities import Viewer


@dataclass
class RequestContext:
    """One request's viewer, the records shown to them, and whether an action has been written, and saved for good."""

    viewer: Viewer
    seen: dict[tuple[str, uuid.UUID], None] = field(default_factory=dict)
    wrote: bool = False
    saved: bool = False
    unsent: bool = False  # a notice did not go out by mail

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


def note_unsent() -> None:
    """A notice did not go out by mail: whoever is acting is told."""
    if context := _context.get():
        context.unsent = True


def is_unsent() -> bool:
    """Whether one did not go out already, in this request."""
    context = _context.get()
    return context is not None and context.unsent


Record = Callable[..., object]
_records: list[Record] = []


def record_with(record: Record) -> None:
    """Have every action's event written by `alongside.audit.record.record`, which stands above and is ready later."""
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


# ---------------------------------------------------------------- rows that note themselves


class NotedRows(models.QuerySet[Any]):
    """Notes what is changed, removed or made many at a time, as a row's own `save` and `delete` do."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        made = super().bulk_create(objs, *args, **kwargs)
        self._note((row.of_org, row.pk) for row in made)
        return made

    def update(self, **values: Any) -> int:
        self._note_all()
        return super().update(**values)

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        self._note_all()
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def _note_all(self) -> None:
        if connection.in_atomic_block:
            self._note(self.order_by().values_list(self.model.OF_ORG, "pk"))

    def _note(self, rows: Iterable[tuple[uuid.UUID, uuid.UUID]]) -> None:
        by_org: dict[uuid.UUID, list[uuid.UUID]] = {}
        for org_id, id in rows:
            by_org.setdefault(org_id, []).append(id)
        for org_id, ids in by_org.items():
            note(self.model, org_id, ids)


class Noting(models.Model):
    """A row whose changes an audit event speaks of. `OF_ORG` is the column that says whose row it is."""

    OF_ORG = "org_id"

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        note(self._meta.concrete_model or type(self), self.of_org, [self.pk])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        note(self._meta.concrete_model or type(self), self.of_org, [self.pk])
        return super().delete(*args, **kwargs)

    @property
    def of_org(self) -> uuid.UUID:
        """The organisation that it belongs to."""
        return getattr(self, self.OF_ORG)
