"""Finding, making and opening the data keys of owners. Opened keys are kept in memory only."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from alongside.base.advice import command
from alongside.base.keyring import KeyringError

if TYPE_CHECKING:
    from alongside.base.models import DataKey


Owner = tuple[uuid.UUID, uuid.UUID]  # an organisation, and a person or an author
MOST = 20_000  # keys in memory; then it begins anew


def _bound(org_id: uuid.UUID, owner_id: uuid.UUID) -> bytes:
    return b"datakey|" + org_id.bytes + owner_id.bytes


class OpenKey(NamedTuple):
    """A data key in memory, and whose words it is for."""

    owner_id: uuid.UUID
    key: bytes


Keys = dict[uuid.UUID, OpenKey]
_open: dict[uuid.UUID, OpenKey] = {}  # by the key's id
_known: dict[Owner, uuid.UUID] = {}  # ids of keys that stand in the database for good


class _Made:
    """Keys that this transaction has made. Django calls it at the commit, and drops it where they are rolled back."""

    def __init__(self, ids: dict[Owner, uuid.UUID]):
        self.ids = ids

    def __call__(self) -> None:
        _known.update(self.ids)


def opened(key_id: uuid.UUID) -> OpenKey:
    """A data key by its id. Raises KeyringError where there is none."""
    if key_id not in _open:
        _remember(apps.get_model("base", "DataKey").objects.filter(pk=key_id))
    if key_id not in _open:
        raise KeyringError("These words were altered: they name a key that is not there.")
    return _open[key_id]


def _opened(row: DataKey) -> bytes:
    if row.master not in settings.KEYRING.keys:  # renewed since this process read the ring
        settings.KEYRING = settings.KEYRING.again()
    return settings.KEYRING.unwrap(row.master, bytes(row.wrapped), _bound(row.org_id, row.owner_id))


def key_for(org_id: uuid.UUID, owner_id: uuid.UUID) -> tuple[uuid.UUID, bytes]:
    """The key that this owner's words are written with; made at the first word."""
    make_ready(org_id, [owner_id])
    key_id = _id_of((org_id, owner_id))
    if key_id is None:
        raise KeyringError(f"No key could be made for {owner_id}.")
    return key_id, opened(key_id).key


def make_ready(org_id: uuid.UUID, owner_ids: Iterable[uuid.UUID]) -> None:
    """Find or make the keys of several owners at once, before many of their words are written."""
    wanted = {owner_id for owner_id in owner_ids if _id_of((org_id, owner_id)) is None}
    if not wanted:
        return
    rows = apps.get_model("base", "DataKey").objects.filter(org_id=org_id, owner_id__in=wanted)
    _known.update(_remember(rows))
    if missing := {owner_id for owner_id in wanted if (org_id, owner_id) not in _known}:
        settings.KEYRING = settings.KEYRING.again()  # a renewed ring counts from its first word on
        model, keys = apps.get_model("base", "DataKey"), []
        for owner_id in missing:
            master, wrapped = settings.KEYRING.wrap(secrets.token_bytes(32), _bound(org_id, owner_id))
            keys.append(model(org_id=org_id, owner_id=owner_id, master=master, wrapped=wrapped))
        # another process may be quicker: its key is the key
        model.objects.bulk_create(keys, ignore_conflicts=True)
        transaction.on_commit(_Made(_remember(rows.filter(owner_id__in=missing))))


def _id_of(owner: Owner) -> uuid.UUID | None:
    made = (entry[1] for entry in connection.run_on_commit if isinstance(entry[1], _Made))
    return _known.get(owner) or next((keys.ids[owner] for keys in made if owner in keys.ids), None)


def _remember(rows: Iterable[DataKey]) -> dict[Owner, uuid.UUID]:
    """Open these keys, and keep them in memory. Returns their ids."""
    if len(_open) > MOST:
        _open.clear()
    rows = list(rows)
    _open.update({row.id: OpenKey(row.owner_id, _opened(row)) for row in rows})
    return {(row.org_id, row.owner_id): row.id for row in rows}


def refuse_other_keys() -> None:
    """Raise KeyringError where the keyring is not the one that this data was written with: one of each master key."""
    if settings.KEYRING.leaving:
        raise KeyringError(
            f"Renewing the keys after a theft was cut off. Take it up again: {command('keys --renew --after-theft')}"
        )
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
    _written(rows)


def _written(rows: Sequence[DataKey]) -> None:
    # they are all there: this is the quickest way to write many rows, each with bytes of its own
    apps.get_model("base", "DataKey").objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, update_fields=["master", "wrapped"], unique_fields=["id"]
    )


def all_anew() -> tuple[Keys, Keys]:
    """New data keys for everybody, wrapped under the active master key. The caller seals every word anew with them.

    Returns the bytes of the keys of before and of those from now on, by the same ids.
    """
    rows = list(apps.get_model("base", "DataKey").objects.select_for_update().order_by("pk"))
    before = {row.id: OpenKey(row.owner_id, _opened(row)) for row in rows}
    after = {row.id: OpenKey(row.owner_id, secrets.token_bytes(32)) for row in rows}
    for row in rows:
        row.master, row.wrapped = settings.KEYRING.wrap(after[row.id].key, _bound(row.org_id, row.owner_id))
    _written(rows)
    return before, after


def forget() -> None:
    """Empty the memory of opened keys: after a rollback in a test, a restore or a rotation."""
    _open.clear()
    _known.clear()
