"""Which rows an act has saved or removed, for the audit event that it ends with.

What is noted stands in Django's own list of what waits for the commit: a savepoint that is taken back takes its own
notes with it, and so does a transaction.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction

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


def take(org_id: uuid.UUID) -> Rows:
    """What this transaction has done to rows of the organisation since they were last taken."""
    rows: dict[type[models.Model], dict[uuid.UUID, None]] = {}
    for noted in _since_taken():
        if noted.org_id == org_id:
            rows.setdefault(noted.model, {}).update(dict.fromkeys(noted.ids))
    transaction.on_commit(_taken)
    return {model: list(ids) for model, ids in rows.items()}


def so_far() -> int:
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
