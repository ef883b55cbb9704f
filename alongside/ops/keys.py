"""The keys of an installation: renewed while people work, left behind after a theft, moved into another folder.

Renewed, the new key is on the disk before the first data key is wrapped under it, and the earlier ones stay in the ring, so
that at every moment each data key opens with what is on the disk. Cut off, it is taken up again where it stopped.

After a theft everything that stands in the database is sealed, indexed, hashed and signed anew, and the thief's keyring opens
nothing that is written from now on, and no later copy of the data. The server is stopped meanwhile. The database changes in
one transaction; before it the new key is on the disk, and the old ones leave the ring after it. Cut off anywhere, nothing is
served until the same command has done the rest.

Moved, all of them are written and read again in the new folder before the installation remembers it, and only then are the
old ones taken away: cut off anywhere, the keys stand where the installation says.
"""

import hashlib
import hmac
import os
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import QuerySet

from alongside.audit import chain
from alongside.audit.record import INSTALLATION, append, locked_head, purposes
from alongside.base import files, installation, keyring
from alongside.base.advice import command
from alongside.base.encrypted import KEY, EncryptedText
from alongside.base.models import DataKey, Revision, Submission
from alongside.base.sealing import sealed_anew, sealed_fields, sweep
from alongside.ops import before_migrate
from alongside.ops.alone import preparing, refuse_others
from alongside.people.models import Guess, Organisation

AT_ONCE = 200  # data keys in one transaction: nobody waits long for the writer


def _organisations() -> list[uuid.UUID]:
    return list(Organisation.objects.order_by("made_at").values_list("id", flat=True))


def _keep(ring: keyring.Keyring) -> None:
    """On the disk first: nothing may be sealed under a key that could still be lost."""
    files.put(settings.KEYS / keyring.FILE, ring.written())
    settings.KEYRING = ring
    keyring.forget()


# ---------------------------------------------------------------- renewed


@dataclass(frozen=True)
class Renewed:
    """Which key wraps now, which did before, how many data keys were wrapped anew, and whether that was taken up again."""

    to: str
    before: str
    count: int
    again: bool


def renew() -> Renewed:
    """A new master key for everything; or the rest of a renewal that was cut off. Raises KeyringError."""
    with preparing():
        settings.KEYRING = settings.KEYRING.again()
        keyring.refuse_other_keys()
        again = under_older_keys().exists()
        before = settings.KEYRING.active
        if not again:
            _keep(settings.KEYRING.grown())
        done = 0
        for org_id in _organisations():
            rows = _wrap_some(org_id, None)
            while rows:
                done += len(rows)
                rows = _wrap_some(org_id, rows[-1].owner_id)
        return Renewed(settings.KEYRING.active, before, done, again)


def under_older_keys() -> QuerySet[DataKey]:
    """The data keys that another master key than the active one wraps."""
    return DataKey.objects.exclude(master=settings.KEYRING.active)


@transaction.atomic
def _wrap_some(org_id: uuid.UUID, after: uuid.UUID | None) -> list[DataKey]:
    """Some of one organisation's, behind the last ones. With the first of them the trail says that it is done."""
    waiting = under_older_keys().filter(org_id=org_id).order_by("owner_id")  # its index
    waiting = waiting.filter(owner_id__gt=after) if after else waiting
    rows = list(waiting.select_for_update()[:AT_ONCE])
    wrap_anew({row: row.unwrapped() for row in rows})
    if rows and after is None:
        append(locked_head(org_id), None, "keys.renewed", [], detail={"key": settings.KEYRING.active})
    return rows


def wrap_anew(keys: Mapping[DataKey, bytes]) -> None:
    """Wrap these keys in their rows, which the caller holds, under the active master key."""
    for row, key in keys.items():
        row.wrap(key)
    # they are all there: this is the quickest way to write many rows, each with bytes of its own
    DataKey.objects.bulk_create(
        keys, batch_size=500, update_conflicts=True, update_fields=["master", "wrapped"], unique_fields=["id"]
    )


# ---------------------------------------------------------------- after a theft


class Ended(NamedTuple):
    """Which key there is now, how many rows were sealed anew, which trails did not hold before, which copies were removed."""

    to: str
    rows: int
    broken: list[str]
    copies: int


def end_the_stolen_keys() -> Ended:
    """Leave every key there was behind. Raises CommandError where somebody else has the database open, KeyringError."""
    with preparing():
        refuse_others()
        ring = settings.KEYRING.again()
        if not ring.leaving:  # else this was cut off, and its new key is there
            ring = replace(ring.grown(), leaving=True)
        _keep(ring)
        reasons = {org_id: chain.verify(org_id).reason for org_id in _organisations()}
        rows = _seal_anew() if under_older_keys().exists() else 0
        _let_go_of_the_old()
        sweep(connection)
        broken = [f"{org_id}: {reason}" for org_id, reason in reasons.items() if reason]
        return Ended(settings.KEYRING.active, rows, broken, _remove_copies())


@transaction.atomic
def _seal_anew() -> int:
    keys = list(DataKey.objects.select_for_update().order_by("pk"))
    before = {row.id: (row.owner_id, row.unwrapped()) for row in keys}
    wrap_anew({row: secrets.token_bytes(32) for row in keys})
    settings.KEYRING = _alone()
    keyring.forget()

    def opened(field: EncryptedText, row: Any, stood: bytes) -> str:
        owner_id, key = before[uuid.UUID(bytes=stood[:KEY])]
        return keyring.unseal(key, stood[KEY:], field.bound(row, owner_id)).decode()

    tables = [model for model in apps.get_models() if sealed_fields(model)]
    rows = sum(sealed_anew(model, "default", opened) for model in tables)
    # nobody can try words against a fingerprint that stands; a form that is sent again keeps both of its versions
    key = settings.KEYRING.derive("fingerprints of before")
    for model in (Submission, Revision):
        sent = model._base_manager.exclude(fingerprint=None)
        for id, stood in sent.values_list("pk", "fingerprint").iterator(chunk_size=2000):
            fingerprint = hmac.digest(key, bytes(stood or b""), hashlib.sha256)
            model._base_manager.filter(pk=id).update(fingerprint=fingerprint)
    Session.objects.all().delete()
    Guess.objects.all().delete()
    renewed = {"key": settings.KEYRING.active, "after_theft": True}
    for org_id in _organisations():
        append(locked_head(org_id), None, "keys.renewed", [], detail=renewed)
        chain.hash_everything(org_id)
    append(locked_head(INSTALLATION), None, "keys.renewed", [], detail=renewed)
    return rows


def _alone() -> keyring.Keyring:
    chains = [*_organisations(), INSTALLATION]
    return settings.KEYRING.alone([purpose for org_id in chains for purpose in purposes(org_id)])


def _let_go_of_the_old() -> None:
    _keep(_alone())


def _remove_copies() -> int:
    """Copies from before upgrades are sealed under the keys that were stolen."""
    copies = list(before_migrate.folder().glob("*"))
    for path in copies:
        path.unlink()
    return len([path for path in copies if path.suffix == ".sealed"])


# ---------------------------------------------------------------- moved


class CanNotMove(RuntimeError):
    """The keys stay where they are; the message says why."""


def move(to: Path) -> list[str]:
    """Move every file of the keys folder, and remember where. Returns their names. Raises CanNotMove, OSError."""
    with preparing():
        before = settings.KEYS
        home = _refuse_to_move(to)
        names = sorted(path.name for path in before.iterdir() if path.is_file())
        to.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in names:
            _write(to / name, (before / name).read_bytes())
        settings.KEYRING = keyring.read(to / keyring.FILE)
        keyring.forget()
        keyring.refuse_other_keys()
        installation.write(settings.DATA, replace(home, keys=to))
        settings.KEYS = to
        for name in names:
            _remove(before / name)
        if not any(before.iterdir()):
            before.rmdir()
    return names


def _refuse_to_move(to: Path) -> installation.Installation:
    home = installation.read(settings.DATA)
    if home is None:
        raise CanNotMove(
            f"this folder does not remember where its keys are. Start it once: {command('--no-demo')}"
        )
    if os.environ.get("ALONGSIDE_KEYS"):
        raise CanNotMove(
            "ALONGSIDE_KEYS says where they are. Take it away, here and in the service, and try again."
        )
    if settings.DATA in (to, *to.parents):
        raise CanNotMove(f"{to} lies in the data folder, and they are to lie apart from it.")
    # what a move that was cut off has copied already is as it is in the old place
    keys = {path.name: path.read_bytes() for path in settings.KEYS.iterdir() if path.is_file()}
    if to.exists() and any(
        path.name not in keys or path.read_bytes() != keys[path.name] for path in to.iterdir()
    ):
        raise CanNotMove(f"{to} holds other things. Name a folder that is empty, or not there yet.")
    return home


def _write(path: Path, content: bytes) -> None:
    with files.whole(path) as file:
        file.write(content)
    if path.read_bytes() != content:
        raise CanNotMove(f"{path} reads otherwise than it was written.")


def _remove(path: Path) -> None:
    """Written over first, so that it is not simply found among what was deleted."""
    with path.open("r+b") as file:
        file.write(b"\0" * path.stat().st_size)
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
