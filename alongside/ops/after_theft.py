"""After a theft of the keys: everything that stands in the database is sealed, indexed, hashed and signed anew.

The thief's keyring then opens nothing that is written from now on, and no later copy of the data. The server is stopped
meanwhile. The database changes in one transaction; before it the new key is on the disk, and the old ones leave the ring
after it. Cut off anywhere, nothing is served until the same command has done the rest.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction

from alongside.audit import chain
from alongside.audit.record import INSTALLATION, append, hash_everything
from alongside.audit.sealing import purposes
from alongside.base import datakeys, files, keyring
from alongside.base.models import Revision, Submission
from alongside.base.sealing import resealed, sealed_fields
from alongside.ops import before_migrate
from alongside.ops.alone import refuse_others
from alongside.ops.one_at_a_time import one_at_a_time
from alongside.people.models import Guess, Organisation


@dataclass(frozen=True)
class Ended:
    """Which key there is now, how many rows were sealed anew, which trails did not hold before, which copies were removed."""

    to: str
    rows: int
    broken: list[str]
    copies: int


def end_the_stolen_keys() -> Ended:
    """Leave every key there was behind. Raises InUse where somebody else has the database open, KeyringError."""
    with one_at_a_time(settings.DATA / ".preparing.lock"):
        refuse_others()
        _begin()
        broken = [f"{one}: {said}" for one in _organisations() if (said := chain.verify(one).reason)]
        rows = _all_anew() if datakeys.under_older_keys().exists() else 0
        _let_go_of_the_old()
        _sweep()
        return Ended(settings.KEYRING.active, rows, broken, _remove_copies())


def _begin() -> None:
    """A new key, on the disk before anything is sealed with it. Where it was cut off, the one of then."""
    ring = settings.KEYRING.again()
    if not ring.leaving:
        ring = replace(ring.grown(), leaving=True)
        files.put(settings.KEYS / keyring.FILE, ring.written())
    settings.KEYRING = ring
    datakeys.forget()


@transaction.atomic
def _all_anew() -> int:
    before, after = datakeys.all_anew()
    settings.KEYRING = _alone()
    datakeys.forget()
    rows = sum(resealed(model, before, after) for model in apps.get_models() if sealed_fields(model))
    _fingerprints_anew()
    Session.objects.all().delete()
    Guess.objects.all().delete()
    for org_id in _organisations():
        append(org_id, None, "keys.renewed", [], "", {"key": settings.KEYRING.active, "after_theft": True})
        hash_everything(org_id)
    append(INSTALLATION, None, "keys.renewed", [], "", {"key": settings.KEYRING.active, "after_theft": True})
    return rows


def _fingerprints_anew() -> None:
    """Nobody can try words against a fingerprint that stands. A form that is sent again keeps both of its versions."""
    key = settings.KEYRING.derive("fingerprints of before")
    for model in (Submission, Revision):
        sent = model._base_manager.exclude(fingerprint=None)
        for id, stood in sent.values_list("pk", "fingerprint").iterator(chunk_size=2000):
            model._base_manager.filter(pk=id).update(
                fingerprint=hmac.digest(key, bytes(stood or b""), hashlib.sha256)
            )


def _alone() -> keyring.Keyring:
    chains = [*_organisations(), INSTALLATION]
    return settings.KEYRING.alone([purpose for org_id in chains for purpose in purposes(org_id)])


def _let_go_of_the_old() -> None:
    settings.KEYRING = _alone()
    files.put(settings.KEYS / keyring.FILE, settings.KEYRING.written())
    datakeys.forget()


def _organisations() -> list[uuid.UUID]:
    return list(Organisation.objects.order_by("made_at").values_list("id", flat=True))


def _sweep() -> None:
    """What the old keys open leaves the database's files as well."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        elif not connection.in_atomic_block:
            cursor.execute("VACUUM FULL")


def _remove_copies() -> int:
    """Copies from before upgrades are sealed under the keys that were stolen."""
    copies: list[Path] = [*before_migrate.folder().glob("*")]
    for path in copies:
        path.unlink()
    return len([path for path in copies if path.suffix == ".sealed"])
