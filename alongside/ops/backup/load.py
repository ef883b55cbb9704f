"""Putting a backup back: into an empty installation, or into a throw-away one to prove it."""

from __future__ import annotations

import base64
import datetime as dt
import decimal
import hashlib
import json
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections, models, transaction

from alongside import __version__
from alongside.audit import chain
from alongside.audit.record import begin
from alongside.base import datakeys, files, keyring
from alongside.base.clock import now
from alongside.base.keyring import Keyring, KeyringError
from alongside.ops.backup import recovery, shapes
from alongside.ops.backup.container import BadBackup, Opener, lines
from alongside.ops.backup.snapshot import columns, content_hash, extra_connection, tables
from alongside.ops.one_at_a_time import one_at_a_time

BATCH = 1000
UNDER_WAY = "restore-under-way"
PROOF = "alongside-prove-"


class BadChain(RuntimeError):
    """The rows are back, and an audit chain among them does not hold."""


def prove(path: Path, opener: Opener) -> int:
    """Restore into an empty throw-away database and compare every table. Returns the number of rows."""
    with (
        one_at_a_time(settings.DATA / ".proof.lock"),  # where the backup goes, nothing but the backup stays
        _place(path.parent) as place,
        extra_connection("proof", _throw_away(Path(place) / "proof.sqlite3")) as using,
    ):
        with connections[using].schema_editor() as editor:
            for model in tables():
                editor.create_model(model)
        return put_back(path, opener, using)


def mark() -> str:
    """How the folder of a proof of this installation begins."""
    return f"{PROOF}{settings.KEYRING.derive('proof').hex()[:8]}-"


def _place(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder for the proof, marked as this installation's. Whoever holds the lock is the only one proving for it:
    what else of its stands is left over from one that was killed."""
    own = mark()
    for left in folder.glob(f"{own}*"):
        shutil.rmtree(left, ignore_errors=True)
    return tempfile.TemporaryDirectory(prefix=own, dir=folder)


def _throw_away(path: Path) -> dict[str, Any]:
    usual = settings.SQLITE | {"NAME": path, "CONN_MAX_AGE": 0}
    fast = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;",
    }
    rest = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "TIME_ZONE": None, "CONN_HEALTH_CHECKS": False}
    nobody = dict.fromkeys(("USER", "PASSWORD", "HOST", "PORT"), "")
    return usual | rest | nobody | {"OPTIONS": fast, "TEST": {}}


@dataclass(frozen=True)
class Restored:
    """How many rows came back, and which version had made the backup where it was an older one."""

    rows: int
    older: str = ""


def restore(path: Path, recovery_key: str) -> Restored:
    """Restore into this installation, which must be empty; what an older version made is then brought up to this one.

    Raises BadBackup for a file that is not whole, not openable or of a newer version, and leaves everything as it was;
    BadChain where the rows are back and the audit chain does not hold.
    """
    if not shapes.is_empty():
        raise BadBackup("This installation already holds data. Restore into an empty data folder (--data).")
    opening = opening_of(path, recovery_key)
    made_by = opening.get("version", "0.1.0")  # which did not say so
    wanted = {(app, name) for app, name in opening["migrations"]}
    if unknown := shapes.unknown(wanted):
        raise BadBackup(
            f"It was made by Alongside {made_by}, and this one, {__version__}, does not know {unknown}. Restore it with "
            f"{made_by} or a newer version."
        )
    _refuse_harmed(path, recovery_key)
    older = made_by if shapes.is_older(wanted) else ""
    before = settings.KEYRING
    _use_keys(opening["keyring"])
    try:
        with _said_if_cut_off():
            return Restored(_restored(path, recovery_key, wanted, older), older)
    except BaseException:
        settings.KEYRING = before
        datakeys.forget()
        raise


def _refuse_harmed(path: Path, recovery_key: str) -> None:
    """Read it all before anything is made. Raises BadBackup where one byte is another one, or the end is missing."""
    with path.open("rb") as file:
        for _line in lines(file, recovery_key):
            pass


def keys_only(path: Path, recovery_key: str) -> Keyring:
    """Bring the keyring back out of a backup; the data, which must be there, are not touched.

    Raises BadBackup where the keyring here opens the data already, or that of the backup does not; then nothing changes.
    """
    opening = opening_of(path, recovery_key)
    if settings.KEYRING.keys and _opens_the_data(settings.KEYRING):
        raise BadBackup(f"The keyring in {settings.KEYS} opens the data already. Nothing was changed.")
    ring = _ring(opening["keyring"])
    if not _opens_the_data(ring):
        raise BadBackup(
            f"The keyring in this backup, of {opening['made'][:10]}, does not open these data: they are of another "
            "installation, or the keys were renewed after it. Take a newer backup. Nothing was changed."
        )
    settings.KEYS.mkdir(parents=True, exist_ok=True, mode=0o700)
    if (there := settings.KEYS / keyring.FILE).exists():
        there.rename(there.with_name(f"{keyring.FILE}.replaced-{now():%Y%m%dT%H%M%S}"))
    files.put(there, json.dumps(opening["keyring"]))
    recovery.keep(settings.KEYS, recovery_key)
    return ring


def _opens_the_data(ring: Keyring) -> bool:
    before, settings.KEYRING = settings.KEYRING, ring
    datakeys.forget()
    try:
        datakeys.refuse_other_keys()
    except KeyringError:
        return False
    finally:
        settings.KEYRING = before
        datakeys.forget()
    return True


def _restored(path: Path, recovery_key: str, wanted: set[tuple[str, str]], older: str) -> int:
    """An older backup goes into tables as they were in its day, compared there and brought up to date afterwards."""
    if older:
        models_of = shapes.make(wanted)
    else:
        models_of = apps
        call_command("migrate", verbosity=0, interactive=False)
    ring = opening_of(path, recovery_key)["keyring"]

    def at_last() -> None:
        if not older:
            _check_chains()
        _keep_keys(ring, recovery_key)

    count = put_back(path, recovery_key, "default", at_last, models_of)
    if older:
        call_command("migrate", verbosity=0, interactive=False)
        for org_id in _organisations():
            begin(org_id)  # of a version whose events held no hashes yet
        try:
            _check_chains()
        except BadBackup as error:
            raise BadChain(f"All {count} rows are back, as {older} saved them. {error}") from error
    return count


def _keep_keys(ring: dict[str, Any], recovery_key: str) -> None:
    """The keys reach the disk before the rows are there: rows without their keys would be lost, and the keys
    without rows harm nobody. A restore that ends in between is simply done again."""
    recovery.keep(settings.KEYS, recovery_key)
    files.put(settings.KEYS / keyring.FILE, json.dumps(ring))


@contextmanager
def _said_if_cut_off() -> Iterator[None]:
    """A note that stays only where this process is killed; `doctor` and the next restore read it."""
    (settings.DATA / UNDER_WAY).touch(mode=0o600)
    try:
        yield
    finally:
        is_done()


def is_done() -> None:
    """No restore is under way, and none was cut off."""
    (settings.DATA / UNDER_WAY).unlink(missing_ok=True)


def was_cut_off() -> bool:
    """Whether a restore was killed, or is under way now."""
    return (settings.DATA / UNDER_WAY).exists()


def opening_of(path: Path, recovery_key: str) -> dict[str, Any]:
    """What stands at the head of a backup: when and by which version it was made, its keyring, its migrations.

    Raises BadBackup, BadRecoveryKey.
    """
    with path.open("rb") as file:
        for line in lines(file, recovery_key):
            return json.loads(line)
    raise BadBackup("The backup is empty.")


def _use_keys(raw: dict[str, Any]) -> None:
    settings.KEYRING = _ring(raw)
    datakeys.forget()


def _ring(raw: dict[str, Any]) -> Keyring:
    return Keyring.of(raw)


def _organisations() -> list[uuid.UUID]:
    return list(apps.get_model("people", "Organisation").objects.values_list("id", flat=True))


def _check_chains() -> None:
    for org_id in _organisations():
        verdict = chain.verify(org_id)
        if not verdict.whole:
            raise BadBackup(f"The audit chain does not hold at event {verdict.broken_at}: {verdict.reason}.")


def put_back(
    path: Path,
    key: str | Opener,
    using: str,
    at_last: Callable[[], None] = lambda: None,
    models_of: Apps = apps,
) -> int:
    """Insert every row and compare every table's hash, in one transaction; `at_last` is done before it ends."""
    with path.open("rb") as file, _references_later(using), transaction.atomic(using=using):
        said = lines(file, key)
        json.loads(next(said))
        count = 0
        for line in said:
            told = json.loads(line)
            if "finished" in told:
                _finish(said, told["finished"], count)
                connections[using].check_constraints()
                at_last()
                return count
            count += _put_table(told, said, using, models_of)
    raise BadBackup("The backup ends in the middle.")


@contextmanager
def _references_later(using: str) -> Iterator[None]:
    """Check references once at the end. Row by row SQLite would read a whole table for each row that comes
    before what it refers to."""
    off = connections[using].disable_constraint_checking()
    try:
        yield
    finally:
        if off:
            connections[using].enable_constraint_checking()


def _finish(said: Iterator[bytes], promised: int, count: int) -> None:
    if next(said, None) is not None or promised != count:
        raise BadBackup("The backup does not hold what it says it holds.")


def _put_table(told: dict[str, Any], said: Iterator[bytes], using: str, models_of: Apps) -> int:
    model, names = models_of.get_model(told["table"]), told["columns"]
    if set(names) != set(columns(model)):
        raise BadBackup(f"The backup holds other columns of {told['table']} than that version had.")
    of = {field.attname: field for field in model._meta.concrete_fields}
    fields = [of[name] for name in names]
    digest, count, batch = hashlib.sha256(), 0, []
    for line in said:
        raw = json.loads(line)
        if isinstance(raw, dict):
            break
        digest.update(line + b"\n")
        batch.append(_row(model, fields, raw))
        count += 1
        if len(batch) == BATCH:
            model._base_manager.using(using).bulk_create(batch)
            batch = []
    model._base_manager.using(using).bulk_create(batch)
    if (raw["end"], raw["sha256"]) != (count, digest.hexdigest()) or content_hash(model, using, names) != raw[
        "sha256"
    ]:
        raise BadBackup(f"{told['table']} came back different from what was saved.")
    return count


def _row(model: type[models.Model], fields: list[Any], raw: list[Any]) -> models.Model:
    values = zip(fields, raw, strict=True)
    return model(**{field.attname: _value(field, value) for field, value in values})


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
