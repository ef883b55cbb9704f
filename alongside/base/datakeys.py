"""Finding, making and opening the data keys of owners. Opened keys are kept in memory only."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet

if TYPE_CHECKING:
    from alongside.base.models import DataKey


def _bound(org_id: uuid.UUID, owner_id: uuid.UUID) -> bytes:
    return b"datakey|" + org_id.bytes + owner_id.bytes


@lru_cache(maxsize=4096)
def opened(key_id: uuid.UUID) -> bytes:
    """The bytes of a data key by its id."""
    return _opened(apps.get_model("base", "DataKey").objects.get(pk=key_id))


def _opened(row: DataKey) -> bytes:
    if row.master not in settings.KEYRING.keys:  # renewed since this process read the ring
        settings.KEYRING = settings.KEYRING.again()
    return settings.KEYRING.unwrap(row.master, bytes(row.wrapped), _bound(row.org_id, row.owner_id))


@lru_cache(maxsize=4096)
def _known(org_id: uuid.UUID, owner_id: uuid.UUID) -> uuid.UUID | None:
    found = apps.get_model("base", "DataKey").objects.filter(org_id=org_id, owner_id=owner_id)
    return found.values_list("id", flat=True).first()


def key_for(org_id: uuid.UUID, owner_id: uuid.UUID) -> tuple[uuid.UUID, bytes]:
    """The key that this owner's words are written with; made at the first word."""
    key_id = _known(org_id, owner_id)
    if key_id is None:
        _known.cache_clear()
        key_id = _made(org_id, owner_id)
    return key_id, opened(key_id)


def _made(org_id: uuid.UUID, owner_id: uuid.UUID) -> uuid.UUID:
    settings.KEYRING = settings.KEYRING.again()  # a renewed ring counts from its first word on
    master, wrapped = settings.KEYRING.wrap(secrets.token_bytes(32), _bound(org_id, owner_id))
    row, _ = apps.get_model("base", "DataKey").objects.get_or_create(
        org_id=org_id, owner_id=owner_id, defaults={"master": master, "wrapped": wrapped}
    )
    return row.id


def refuse_other_keys() -> None:
    """Raise KeyringError where the keyring is not the one that this data was written with: one of each master key."""
    rows = apps.get_model("base", "DataKey").objects
    for name in rows.values_list("master", flat=True).distinct().order_by("master"):
        _opened(rows.filter(master=name)[0])


def under_older_keys() -> QuerySet[DataKey]:
    """The data keys that another master key than the active one wraps."""
    return apps.get_model("base", "DataKey").objects.exclude(master=settings.KEYRING.active)


def wrap_anew(rows: Sequence[DataKey]) -> None:
    """Wrap these data keys, which the caller holds, under the active master key. The words stay as they are."""
    for row in rows:
        row.master, row.wrapped = settings.KEYRING.wrap(_opened(row), _bound(row.org_id, row.owner_id))
    # they are all there: this is the quickest way to write many rows, each with bytes of its own
    apps.get_model("base", "DataKey").objects.bulk_create(
        rows, update_conflicts=True, update_fields=["master", "wrapped"], unique_fields=["id"]
    )


def forget() -> None:
    """Empty the memory of opened keys: after a rollback in a test, a restore or a rotation."""
    opened.cache_clear()
    _known.cache_clear()
