"""Rows into a backup and out of it again, each table compared by hash: a backup is proven in a throw-away database."""

from __future__ import annotations  # a field takes what it holds for the type checker alone

import base64
import datetime as dt
import decimal
import hashlib
import json
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from django.apps import apps
from django.apps.registry import Apps
from django.conf import settings
from django.db import connections, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from alongside import __version__
from alongside.base import keyring
from alongside.base.clock import now
from alongside.base.files import put, sweep, whole
from alongside.learning import files as exercises
from alongside.ops.alone import one_at_a_time
from alongside.ops.backup import recovery
from alongside.ops.backup.container import BadBackup, Opener, Writer, lines
from alongside.ops.backup.tables import columns, content_hash, extra_connection, reading, rows, tables
from alongside.people.models import Organisation

VERIFIED = "last-verified.json"
BATCH = 1000
LONGEST = dt.timedelta(days=1)  # a backup that was begun before that was killed
PROOF = "alongside-prove-"


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
    sweep(to.parent, (now() - LONGEST).timestamp())
    with whole(to) as file:
        count, opener = _write(file, half)
        file.flush()
        prove(Path(file.name), opener)
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    proof = {"file": to.name, "path": str(to.absolute()), "rows": count, "at": now().isoformat()}
    put(folder() / VERIFIED, json.dumps(proof))
    return Made(to, count)


def _write(file: BinaryIO, half: bytes) -> tuple[int, Opener]:
    with reading() as using:
        writer = Writer(file, partial(recovery.sealed_for, half), made_for=half.hex())
        applied = MigrationRecorder.Migration.objects.using(using).order_by("id").values_list("app", "name")
        opening: dict[str, Any] = {
            "made": now().isoformat(),
            "version": __version__,
            "migrations": list(applied),
        }
        # after the first read, which fixes the moment of the rows: a ring only grows, so it opens all of them
        opening["keyring"] = json.loads((settings.KEYS / keyring.FILE).read_text())
        opening["exercises"] = exercises.kept()
        writer.line(json.dumps(opening).encode())
        count = sum(_table(writer, model, using) for model in tables())
        writer.line(json.dumps({"finished": count}).encode())
        writer.close()
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


# ---------------------------------------------------------------- out of it again


def prove(path: Path, opener: Opener) -> int:
    """Restore into an empty throw-away database and compare every table. Returns the number of rows."""
    own = mark()
    with one_at_a_time(settings.DATA / ".proof.lock"):  # where the backup goes, nothing but the backup stays
        # whoever holds the lock is the only one proving: what else is marked is left over from one that was killed
        for left in path.parent.glob(f"{own}*"):
            shutil.rmtree(left, ignore_errors=True)
        options = {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;",
        }
        rest = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "TIME_ZONE": None, "CONN_HEALTH_CHECKS": False}
        nobody = dict.fromkeys(("USER", "PASSWORD", "HOST", "PORT"), "")
        throw_away = settings.SQLITE | rest | nobody | {"OPTIONS": options, "TEST": {}, "CONN_MAX_AGE": 0}
        with (
            tempfile.TemporaryDirectory(prefix=own, dir=path.parent) as folder,
            extra_connection("proof", throw_away | {"NAME": Path(folder) / "proof.sqlite3"}) as using,
        ):
            with connections[using].schema_editor() as editor:
                for model in tables():
                    editor.create_model(model)
            return put_back(path, opener, using)


def mark() -> str:
    """How the folder of a proof of this installation begins."""
    return f"{PROOF}{settings.KEYRING.derive('proof').hex()[:8]}-"


def put_back(
    path: Path,
    key: str | Opener,
    using: str,
    at_last: Callable[[], None] = lambda: None,
    models_of: Apps = apps,
) -> int:
    """Insert every row and compare every table's hash, in one transaction; `at_last` is done before it ends.

    References are checked once at the end: row by row SQLite would read a whole table for each row that comes before what
    it refers to.
    """
    connection, count = connections[using], 0
    off = connection.disable_constraint_checking()
    try:
        with path.open("rb") as file, transaction.atomic(using=using):
            stream = lines(file, key)
            next(stream)  # the opening
            for line in stream:
                head = json.loads(line)
                if "finished" not in head:
                    count += _put_table(head, stream, using, models_of)
                    continue
                if next(stream, None) is not None or head["finished"] != count:
                    raise BadBackup("The backup does not hold what it says it holds.")
                connection.check_constraints()
                at_last()
                return count
        raise BadBackup("The backup ends in the middle.")
    finally:
        if off:
            connection.enable_constraint_checking()


def _put_table(head: dict[str, Any], stream: Iterator[bytes], using: str, models_of: Apps) -> int:
    model, names = models_of.get_model(head["table"]), head["columns"]
    if set(names) != set(columns(model)):
        raise BadBackup(f"The backup holds other columns of {head['table']} than that version had.")
    of = {field.attname: field for field in model._meta.concrete_fields}
    fields = [of[name] for name in names]
    digest, count, batch = hashlib.sha256(), 0, []
    for line in stream:
        raw = json.loads(line)
        if isinstance(raw, dict):
            break
        digest.update(line + b"\n")
        batch.append(row_of(model, fields, raw))
        count += 1
        if len(batch) == BATCH:
            model._base_manager.using(using).bulk_create(batch)
            batch = []
    model._base_manager.using(using).bulk_create(batch)
    written, read = digest.hexdigest(), content_hash(model, using, names)
    if (raw["end"], raw["sha256"]) != (count, written) or read != written:
        raise BadBackup(f"{head['table']} came back different from what was saved.")
    return count


def row_of(model: type[models.Model], fields: list[Any], raw: list[Any]) -> models.Model:
    """A row of this table, unsaved, from the form it has in a backup."""
    return model(**{field.attname: _value(field, value) for field, value in zip(fields, raw, strict=True)})


def _value(field: models.Field[Any, Any], raw: Any) -> Any:
    """A value as the model wants it. JSON fields keep their own dictionaries."""
    if isinstance(field, models.JSONField) or not isinstance(raw, dict):
        return raw
    ((kind, value),) = raw.items()
    match kind:
        case "uuid":
            return uuid.UUID(value)
        case "at":
            return dt.datetime.fromisoformat(value)
        case "day":
            return dt.date.fromisoformat(value)
        case "time":
            return dt.time.fromisoformat(value)
        case "bytes":
            plain = base64.b64decode(value)
            return field.from_db_value(plain, None, None) if hasattr(field, "from_db_value") else plain
        case "number":
            return decimal.Decimal(value)
    raise BadBackup(f"The backup holds a value of a kind this version does not know ({kind}).")
