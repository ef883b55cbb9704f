"""Restoring a backup into an empty installation, or only its keyring beside data that are there."""

import json
import uuid
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from alongside import __version__
from alongside.audit import chain
from alongside.audit.chain import begin
from alongside.base import files, keyring
from alongside.base.clock import now
from alongside.base.keyring import Keyring, KeyringError
from alongside.learning import files as exercises
from alongside.ops.backup import recovery, tables
from alongside.ops.backup.container import BadBackup, lines
from alongside.ops.backup.dump import put_back

UNDER_WAY = "restore-under-way"


class Restored(NamedTuple):
    """How many rows came back, and which version had made the backup where it was an older one."""

    rows: int
    older: str = ""


def opening_of(path: Path, recovery_key: str) -> dict[str, Any]:
    """What stands at the head of a backup: when and by which version it was made, its keyring, its migrations.

    Raises BadBackup, BadRecoveryKey.
    """
    with path.open("rb") as file:
        for line in lines(file, recovery_key):
            return json.loads(line)
    raise BadBackup("The backup is empty.")


def restore(path: Path, recovery_key: str) -> Restored:
    """Restore into this installation, which must be empty; what an older version made is then brought up to this one.

    Raises BadBackup for a file that is not whole, not openable or of a newer version, and leaves everything as it was;
    CommandError where the rows are back and the audit chain does not hold.
    """
    if not tables.is_empty():
        raise BadBackup("This installation already holds data. Restore into an empty data folder (--data).")
    opening = opening_of(path, recovery_key)
    made_by = opening.get("version", "0.1.0")  # which did not say so
    wanted = {(app, name) for app, name in opening["migrations"]}
    if unknown := tables.unknown(wanted):
        raise BadBackup(
            f"It was made by Alongside {made_by}, and this one, {__version__}, does not know {unknown}. Restore it with "
            f"{made_by} or a newer version."
        )
    with path.open("rb") as file:  # to its end, before anything is made of it: one byte may be another one
        for _line in lines(file, recovery_key):
            pass
    before, settings.KEYRING = settings.KEYRING, Keyring.of(opening["keyring"])
    keyring.forget()
    # a note that stays only where this process is killed; `doctor` and the next restore read it
    (settings.DATA / UNDER_WAY).touch(mode=0o600)
    try:
        if tables.is_older(wanted):
            return Restored(_restored_older(path, recovery_key, wanted, made_by), made_by)
        call_command("migrate", verbosity=0, interactive=False)

        def at_last() -> None:
            _check_chains()
            _keep_files(opening, recovery_key)

        return Restored(put_back(path, recovery_key, "default", at_last))
    except BaseException:
        settings.KEYRING = before
        keyring.forget()
        raise
    finally:
        is_done()


def _restored_older(path: Path, recovery_key: str, wanted: tables.Names, made_by: str) -> int:
    """An older backup goes into tables as they were in its day, compared there and brought up to date afterwards."""
    opening = opening_of(path, recovery_key)
    models_of = tables.make(wanted)
    count = put_back(path, recovery_key, "default", lambda: _keep_files(opening, recovery_key), models_of)
    call_command("migrate", verbosity=0, interactive=False)
    for org_id in _organisations():
        begin(org_id)  # of a version whose events held no hashes yet
    try:
        _check_chains()
    except BadBackup as error:
        raise CommandError(
            f"All {count} rows are back, as {made_by} saved them. {error} Keep the backup, and find out who had access to it."
        ) from error
    return count


def _keep_files(opening: dict[str, Any], recovery_key: str) -> None:
    """The organisation's exercises, which a backup of before has not, and the keys. The keys reach the disk before the rows are there: rows without their keys would be lost, and the keys
    without rows harm nobody. A restore that ends in between is simply done again."""
    recovery.keep(settings.KEYS, recovery_key)
    files.put(settings.KEYS / keyring.FILE, json.dumps(opening["keyring"]))
    exercises.put_back(opening.get("exercises", {}))


def _organisations() -> list[uuid.UUID]:
    return list(apps.get_model("people", "Organisation").objects.values_list("id", flat=True))


def _check_chains() -> None:
    for org_id in _organisations():
        verdict = chain.verify(org_id)
        if not verdict.whole:
            raise BadBackup(f"The audit chain does not hold at event {verdict.broken_at}: {verdict.reason}.")


def is_done() -> None:
    """No restore is under way, and none was cut off."""
    (settings.DATA / UNDER_WAY).unlink(missing_ok=True)


def was_cut_off() -> bool:
    """Whether a restore was killed, or is under way now."""
    return (settings.DATA / UNDER_WAY).exists()


# ---------------------------------------------------------------- the keyring alone


def keys_only(path: Path, recovery_key: str) -> Keyring:
    """Bring the keyring back out of a backup; the data, which must be there, are not touched.

    Raises BadBackup where the keyring here opens the data already, or that of the backup does not; then nothing changes.
    """
    opening = opening_of(path, recovery_key)
    if settings.KEYRING.keys and _opens_the_data(settings.KEYRING):
        raise BadBackup(f"The keyring in {settings.KEYS} opens the data already. Nothing was changed.")
    ring = Keyring.of(opening["keyring"])
    if not _opens_the_data(ring):
        raise BadBackup(
            f"The keyring in this backup, of {opening['made'][:10]}, does not open these data: they are of another "
            "installation, or the keys were renewed after it. Take a newer backup. Nothing was changed."
        )
    settings.KEYS.mkdir(parents=True, exist_ok=True, mode=0o700)
    if (file := settings.KEYS / keyring.FILE).exists():
        file.rename(file.with_name(f"{keyring.FILE}.replaced-{now():%Y%m%dT%H%M%S}"))
    files.put(file, json.dumps(opening["keyring"]))
    recovery.keep(settings.KEYS, recovery_key)
    return ring


def _opens_the_data(ring: Keyring) -> bool:
    before, settings.KEYRING = settings.KEYRING, ring
    keyring.forget()
    try:
        keyring.refuse_other_keys()
    except KeyringError:
        return False
    finally:
        settings.KEYRING = before
        keyring.forget()
    return True
