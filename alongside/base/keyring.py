"""The keys. Master keys live in a folder of their own, never in the database; data keys in it, wrapped under them.

There is a data key for each client and each author; it encrypts their words. Losing the folder loses the words, so a backup
carries it, locked with the recovery key. A ring grows by a new master key when keys are renewed; earlier ones stay in it, by
their names. Opened data keys are kept in memory only.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from alongside.base.advice import command
from alongside.base.files import put_first

if TYPE_CHECKING:
    from alongside.base.models import DataKey

NONCE = 12
FILE = "keyring.json"


class KeyringError(RuntimeError):
    """The keyring is missing, broken or not the one this data was written with."""


def _as_text(keys: dict[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(key).decode() for name, key in keys.items()}


@dataclass(frozen=True)
class Keyring:
    """Master keys by name, and the name of the one that new data keys are wrapped with."""

    active: str
    keys: dict[str, bytes]
    path: Path | None = None  # where it was read from; None for one that came out of a backup
    #: Of master keys that are gone: what was derived from them and still checks the audit trail, by name and purpose.
    past: dict[str, dict[str, bytes]] = field(default_factory=dict)
    leaving: bool = False  # the older keys are being left behind after a theft, and that is not done yet

    @classmethod
    def of(cls, raw: dict[str, Any], path: Path | None = None) -> Keyring:
        """The ring that was written. Raises ValueError, KeyError, TypeError or AttributeError where it is none."""
        keys = {str(name): base64.b64decode(key) for name, key in raw["keys"].items()}
        if raw["active"] not in keys or any(len(key) != 32 for key in keys.values()):
            raise ValueError("no active key, or one that was cut")
        if not all(re.fullmatch("k[0-9]+", name) for name in {*keys, *raw.get("past", {})}):
            raise ValueError("a key by another name")
        past = {
            name: {purpose: base64.b64decode(key) for purpose, key in derived.items()}
            for name, derived in raw.get("past", {}).items()
        }
        return cls(raw["active"], keys, path, past, bool(raw.get("leaving")))

    def again(self) -> Keyring:
        """This ring as it stands on the disk now: another process may have put a new key into it."""
        try:
            return read(self.path) if self.path else self
        except OSError:
            return self

    def grown(self) -> Keyring:
        """With one key more, which is the active one. The first key stays the first by its name."""
        name = f"k{1 + max(int(name[1:]) for name in self.names)}"
        return replace(self, active=name, keys={**self.keys, name: secrets.token_bytes(32)})

    def alone(self, purposes: Iterable[str]) -> Keyring:
        """The active key alone. Of the others stays what was derived from them for these purposes, to check what they sealed."""
        gone = [name for name in self.keys if name != self.active]
        past = {name: {purpose: self.derive(purpose, name) for purpose in purposes} for name in gone}
        keys = {self.active: self.keys[self.active]}
        return replace(self, keys=keys, past={**self.past, **past}, leaving=False)

    def written(self) -> str:
        """As it stands in its file."""
        ring: dict[str, Any] = {"active": self.active, "keys": _as_text(self.keys)}
        if self.past:
            ring["past"] = {name: _as_text(derived) for name, derived in self.past.items()}
        return json.dumps(ring | ({"leaving": True} if self.leaving else {}))

    @property
    def names(self) -> list[str]:
        """Every key's name, the oldest first, those that are gone among them."""
        return sorted({*self.past, *self.keys}, key=lambda name: int(name[1:]))

    def derive(self, purpose: str, name: str | None = None) -> bytes:
        """A 32-byte key for one purpose, from the master key of this name; from the oldest there is where none is said.

        Raises KeyringError where the ring has no such key.
        """
        name = name or min(self.keys, key=lambda name: int(name[1:]))
        if name not in self.keys:
            if derived := self.past.get(name, {}).get(purpose):
                return derived
            raise KeyringError(
                f"The keyring has no key {name}. Put back the keys folder this data belongs to."
            )
        info = f"alongside:{purpose}".encode()
        return HKDF(hashes.SHA256(), 32, salt=None, info=info).derive(self.keys[name])

    def wrap(self, data_key: bytes, bound_to: bytes) -> tuple[str, bytes]:
        """A data key sealed under the active master key, with the name of that key."""
        return self.active, seal(self.keys[self.active], data_key, bound_to)

    def unwrap(self, name: str, wrapped: bytes, bound_to: bytes) -> bytes:
        """The data key inside. Raises KeyringError when this keyring is not the right one."""
        if name not in self.keys:
            raise KeyringError(
                f"The keyring has no key {name}. Put back the keys folder this data belongs to."
            )
        return unseal(self.keys[name], wrapped, bound_to)


@dataclass(frozen=True)
class NoKeyring(Keyring):
    """In the place of a ring that is missing or cannot be read: whoever asks it for a key is told why."""

    active: str = ""
    keys: dict[str, bytes] = field(default_factory=dict)
    reason: str = ""

    def _refused(self, *_args: Any, **_kwargs: Any) -> Any:
        raise KeyringError(self.reason)

    again = grown = written = derive = wrap = unwrap = _refused


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """AES-256-GCM with a fresh nonce in front. `bound_to` must be the same to open it again."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """What `seal` closed. Raises KeyringError for a wrong key, place or byte."""
    from_nonce, rest = bytes(sealed[:NONCE]), bytes(sealed[NONCE:])
    try:
        return AESGCM(key).decrypt(from_nonce, rest, bound_to)
    except Exception as error:  # InvalidTag says nothing a person could act on
        raise KeyringError("These words do not open with this keyring, or they were altered.") from error


def there(folder: Path) -> Keyring:
    """The keyring in this folder, or a NoKeyring that says why there is none. Makes nothing."""
    try:
        return read(folder / FILE)
    except FileNotFoundError:
        reason = f"There is no keyring at {folder / FILE}. Put back the keys folder from your backup."
    except OSError as error:
        reason = f"{folder / FILE} cannot be read: {error.strerror}. Run this as the user whom it belongs to."
    except KeyringError as error:
        reason = str(error)
    return NoKeyring(reason=reason)


def open_or_make(folder: Path, new_allowed: bool) -> Keyring:
    """The keyring in this folder; a new one where none is and none can be expected."""
    path = folder / FILE
    if path.exists():
        return read(path)
    if not new_allowed:
        raise KeyringError(
            f"There is data but no keyring at {path}. Put back the keys folder from your backup."
        )
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    ring = Keyring("k1", {"k1": secrets.token_bytes(32)}, path)
    # another process of the same first start may be quicker: then its ring is the ring
    return ring if put_first(path, ring.written()) else read(path)


def read(path: Path) -> Keyring:
    """The keyring in this file. Raises KeyringError where it cannot be read."""
    try:
        return Keyring.of(json.loads(path.read_text()), path)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeyringError(f"{path} is not a keyring. Put back the keys folder from your backup.") from error


# ---------------------------------------------------------------- data keys

Owner = tuple[uuid.UUID, uuid.UUID]  # an organisation, and a person or an author
MOST = 20_000  # keys in memory; then it begins anew


class OpenKey(NamedTuple):
    """A data key in memory, and whose words it is for."""

    owner_id: uuid.UUID
    key: bytes


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
        keys = [rows.model(org_id=org_id, owner_id=owner_id) for owner_id in missing]
        for key in keys:
            key.wrap(secrets.token_bytes(32))
        # another process may be quicker: its key is the key
        rows.model.objects.bulk_create(keys, ignore_conflicts=True)
        transaction.on_commit(_Made(_remember(rows.filter(owner_id__in=missing))))


def _id_of(owner: Owner) -> uuid.UUID | None:
    made = (entry[1] for entry in connection.run_on_commit if isinstance(entry[1], _Made))
    return _known.get(owner) or next((keys.ids[owner] for keys in made if owner in keys.ids), None)


def _remember(rows: Iterable[DataKey]) -> dict[Owner, uuid.UUID]:
    """Open these keys, and keep them in memory. Returns their ids."""
    if len(_open) > MOST:
        _open.clear()
    rows = list(rows)
    _open.update({row.id: OpenKey(row.owner_id, row.unwrapped()) for row in rows})
    return {(row.org_id, row.owner_id): row.id for row in rows}


def refuse_other_keys() -> None:
    """Raise KeyringError where the keyring is not the one that this data was written with: one of each master key."""
    if settings.KEYRING.leaving:
        raise KeyringError(
            f"Renewing the keys after a theft was cut off. Take it up again: {command('keys --renew --after-theft')}"
        )
    rows = apps.get_model("base", "DataKey").objects
    for name in rows.values_list("master", flat=True).distinct().order_by("master"):
        rows.filter(master=name)[0].unwrapped()


def forget() -> None:
    """Empty the memory of opened keys: after a rollback in a test, a restore or a rotation."""
    _open.clear()
    _known.clear()
