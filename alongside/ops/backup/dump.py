"""Making a backup, and proving it by restoring it into an empty database."""

import datetime as dt
import hashlib
import json
import os
from functools import partial
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.migrations.recorder import MigrationRecorder

from alongside import __version__
from alongside.base import keyring
from alongside.base.clock import now
from alongside.base.files import put, sync_folder
from alongside.ops.backup import recovery
from alongside.ops.backup.container import BadBackup, Opener, Writer
from alongside.ops.backup.load import prove
from alongside.ops.backup.tables import columns, reading, rows, tables
from alongside.people.models import Organisation

VERIFIED = "last-verified.json"


class Made(NamedTuple):
    """A backup that was made: where, and how many rows."""

    path: Path
    rows: int


def folder() -> Path:
    """Where backups are kept."""
    return settings.DATA / "backups"


def backup(to: Path | None = None) -> Made:
    """Write a backup beside the old ones; it gets its name only once it is whole and proven.

    Raises BadBackup where there is nobody to keep, and when restoring it did not give the same content, BadRecoveryKey
    where there is no key to seal it for, OSError where the disk is full: then no file is left behind, and the earlier
    backups are as they were.
    """
    if not Organisation.objects.exists():
        raise BadBackup(
            f"there is nobody in {settings.DATA}. If yours lies elsewhere, name its folder: --data FOLDER"
        )
    to = to or folder() / f"alongside-{now():%Y%m%dT%H%M%S%f}Z.backup"
    half = recovery.public(settings.KEYS)
    to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = to.with_name(f".{to.name}.part")
    try:
        count, opener = _write(part, half)
        prove(part, opener)
        os.replace(part, to)
        sync_folder(to.parent)
    finally:
        part.unlink(missing_ok=True)
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    proof = {"file": to.name, "path": str(to.absolute()), "rows": count, "at": now().isoformat()}
    put(folder() / VERIFIED, json.dumps(proof))
    return Made(to, count)


def _write(path: Path, half: bytes) -> tuple[int, Opener]:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file, reading() as using:
        writer = Writer(file, partial(recovery.sealed_for, half), made_for=half.hex())
        applied = MigrationRecorder.Migration.objects.using(using).order_by("id").values_list("app", "name")
        opening = {"made": now().isoformat(), "version": __version__, "migrations": list(applied)}
        # after the first read, which fixes the moment of the rows: a ring only grows, so it opens all of them
        opening["keyring"] = json.loads((settings.KEYS / keyring.FILE).read_text())
        writer.line(json.dumps(opening).encode())
        count = sum(_table(writer, model, using) for model in tables())
        writer.line(json.dumps({"finished": count}).encode())
        writer.close()
        file.flush()
        os.fsync(file.fileno())
    return count, writer.opener()


def _table(writer: Writer, model: type[models.Model], using: str) -> int:
    writer.line(json.dumps({"table": model._meta.label, "columns": columns(model)}).encode())
    digest, count = hashlib.sha256(), 0
    for row in rows(model, using):
        writer.line(row)
        digest.update(row + b"\n")
        count += 1
    writer.line(json.dumps({"end": count, "sha256": digest.hexdigest()}).encode())
    return count


def last_verified() -> dt.datetime | None:
    """When a backup was last proven by restoring it."""
    try:
        at = dt.datetime.fromisoformat(json.loads((folder() / VERIFIED).read_text())["at"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):  # none, or a note that a full disk cut off
        return None
    return at if at.tzinfo else None
