"""What a row says, as one keyed hash: the audit event of an act holds it of each row that the act left.

Hashed are the plain values of the columns, words opened, so that sealing them again changes nothing. What is empty is
left out, so that a column which a later version adds changes no hash of a row that does not use it.
"""

import hashlib
import hmac
import uuid
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from django.apps import apps
from django.db import models

from alongside.audit.models import Event
from alongside.audit.sealing import key_named
from alongside.base.canonical import canonical, first_column, first_table
from alongside.base.encrypted import KeyedIndex
from alongside.base.models import Noting
from alongside.base.request_context import Rows

#: Tables of ours that no event speaks of, and why.
NOT_EVIDENCE = {
    "audit.event": "the trail itself, which is chained",
    "audit.head": "the end of the trail, which is signed",
    "base.datakey": "another key does not open what was sealed",
    "base.draft": "is being typed: it is nobody's record until it is saved",
    "base.sequence": "a counter",
    "base.submission": "which forms were saved: ids, and no content",
    "people.guess": "tries at a password, gone after five minutes",
}
#: Columns that change outside acts, and why.
OUTSIDE_ACTS = {
    "insight.signalshown.last_on": "the last day on which a page showed it",
    "people.practitioner.last_login": "the framework's own note at each sign-in",
}
#: By table and id of the row: the hash that the last event about it holds.
Left = Mapping[str, Mapping[str, str]]
AT_ONCE = 500  # rows in one question, and in one event of the beginning
T = TypeVar("T")


@cache
def evidence() -> dict[str, type[models.Model]]:
    """The tables whose rows are hashed, by the name they were first hashed under."""
    noting = {first_table(model): model for model in apps.get_models() if issubclass(model, Noting)}
    return {label: noting[label] for label in sorted(noting.keys() - NOT_EVIDENCE.keys())}


@cache
def _columns(model: type[models.Model]) -> list[str]:
    """What is hashed of a row. Not the indexes: a renewed key makes them anew, from words that are hashed."""
    names = [field.attname for field in model._meta.concrete_fields if not isinstance(field, KeyedIndex)]
    return [name for name in names if f"{first_table(model)}.{name}" not in OUTSIDE_ACTS]


def row_key(org_id: uuid.UUID, name: str) -> bytes:
    """The key that rows of an organisation are hashed with, from the master key of this name."""
    return key_named("evidence", org_id, name)


def hash_of(key: bytes, row: models.Model) -> str:
    """The keyed hash of a row as the database gives it back. Raises KeyringError where its words do not open."""
    columns = {first_column(row, name): getattr(row, name) for name in _columns(type(row))}
    plain = {name: value for name, value in columns.items() if not _is_empty(value)}
    return hmac.digest(key, canonical([first_table(row), plain]), hashlib.sha256)[:16].hex()


def _is_empty(value: Any) -> bool:
    return value is None or value is False or (isinstance(value, str | bytes | list | dict) and not value)


def rows_of(model: type[models.Model], org_id: uuid.UUID, using: str = "default") -> models.QuerySet[Any]:
    """Every row of a table that belongs to an organisation."""
    return model._base_manager.using(using).filter(**{model.OF_ORG: org_id})  # type: ignore[attr-defined]


def as_left(org_id: uuid.UUID, name: str, touched: Rows) -> dict[str, dict[str, str]]:
    """How these rows stand in the database now, as an event holds it."""
    key = row_key(org_id, name)
    left: dict[str, dict[str, str]] = {}
    for model, ids in touched.items():
        if (label := first_table(model)) in evidence():
            rows = (row for part in _parts(ids) for row in rows_of(model, org_id).filter(pk__in=part))
            hashes = {row.pk: hash_of(key, row) for row in rows}
            left[label] = {id.hex: hashes.get(id, "") for id in ids}
    return left


def stands(org_id: uuid.UUID, name: str) -> Iterator[dict[str, dict[str, str]]]:
    """The hashes of every row that an organisation has, a part at a time."""
    key = row_key(org_id, name)
    for label, model in evidence().items():
        for part in _parts(rows_of(model, org_id).order_by("pk").iterator(chunk_size=AT_ONCE)):
            yield {label: {row.pk.hex: hash_of(key, row) for row in part}}


def _parts(these: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(these)
    while part := list(islice(rest, AT_ONCE)):
        yield part


def has_begun(org_id: uuid.UUID) -> bool:
    """Whether the trail speaks of every row: from its first event on, or since what stood before was hashed."""
    events = Event.objects.filter(org_id=org_id)
    return events.filter(n=1).exclude(key="").exists() or events.filter(verb="evidence.began").exists()
