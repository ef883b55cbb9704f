"""Finding, making and opening the data keys of owners. Opened keys are kept in memory only."""

from __future__ import annotations

import secrets
import uuid
from functools import lru_cache

from django.apps import apps
from django.conf import settings


def _bound(org_id: uuid.UUID, owner_id: uuid.UUID) -> bytes:
    return b"datakey|" + org_id.bytes + owner_id.bytes


@lru_cache(maxsize=4096)
def opened(key_id: uuid.UUID) -> bytes:
    """The bytes of a data key by its id."""
    row = apps.get_model("base", "DataKey").objects.get(pk=key_id)
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
    master, wrapped = settings.KEYRING.wrap(secrets.token_bytes(32), _bound(org_id, owner_id))
    row, _ = apps.get_model("base", "DataKey").objects.get_or_create(
        org_id=org_id, owner_id=owner_id, defaults={"master": master, "wrapped": wrapped}
    )
    return row.id


def refuse_other_keys() -> None:
    """Raise KeyringError where the keyring is not the one that this data was written with."""
    key_id = apps.get_model("base", "DataKey").objects.values_list("id", flat=True).first()
    if key_id is not None:
        opened(key_id)


def forget() -> None:
    """Empty the memory of opened keys: after a rollback in a test, a restore or a rotation."""
    opened.cache_clear()
    _known.cache_clear()
