"""Making an installation where there is none yet, and knowing that folder, database and keys belong together."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from alongside.base import installation, keyring
from alongside.base.advice import command
from alongside.base.installation import BadInstallation, Installation, NotInstalled
from alongside.ops.one_at_a_time import one_at_a_time

LOCK = ".preparing.lock"
KEYS_ELSEWHERE = "Say where the keys go, once, and it is remembered: ALONGSIDE_KEYS=FOLDER"


def begin(*, new: bool) -> bool:
    """Open the installation in the data folder, or make one where `new` allows it. Returns whether it was made now.

    Raises NotInstalled where there is none and none may be made, BadInstallation where its database is gone or is that
    of another, KeyringError where its keys are missing.
    """
    made = not _is_here()
    if made:
        _make(new)
    settings.HERE, settings.IS_INSTALLED = installation.read(settings.DATA), True
    refuse_lost_database()
    is_young = settings.HERE is not None and not settings.HERE.ready
    settings.KEYRING = keyring.open_or_make(settings.KEYS, new_allowed=is_young)
    settings.SECRET_KEY = settings.KEYRING.derive("django").hex()
    refuse_other_database()
    return made


def _make(new: bool) -> None:
    _refuse_to_make(new)
    _make_folders()
    with one_at_a_time(settings.DATA / LOCK):
        if installation.read(settings.DATA) is None:  # else another start was quicker
            installation.write(settings.DATA, Installation(uuid.uuid4(), settings.KEYS, settings.POSTGRES))


def _is_here() -> bool:
    """A folder from before folders remembered is one only where its database holds tables."""
    return settings.IS_INSTALLED and (settings.HERE is not None or MigrationRecorder(connection).has_table())


def not_here() -> NotInstalled:
    """What to do where there is no installation: mostly the folder was mistyped."""
    return NotInstalled(
        f"There is no installation in {settings.DATA}. If yours lies elsewhere, name its folder: --data FOLDER. "
        f"For a new one here: {command('--no-demo --new')}"
    )


def _refuse_to_make(new: bool) -> None:
    if not new:
        raise not_here()
    if _held(settings.DATA) and not (settings.DATA / installation.FILE).exists():
        raise NotInstalled(
            f"{settings.DATA} holds other things, and no installation. Name the folder of yours: --data FOLDER; or one "
            "that is empty, or not there yet, for a new one."
        )
    if os.path.ismount(settings.DATA) and not os.environ.get("ALONGSIDE_KEYS"):
        raise NotInstalled(
            f"{settings.DATA} is a disk of its own, and keys lie apart from data. {KEYS_ELSEWHERE}"
        )


def _held(folder: Path) -> list[str]:
    """What lies in the folder, but for what a disk brings, a first start that was cut off left, or nobody sees."""
    usual = {"lost+found", "keys", installation.SQLITE} if installation.is_older(folder) else {"lost+found"}
    return [
        one.name for one in folder.glob("*") if one.name.partition("-")[0] not in usual and one.name[0] != "."
    ]


def _make_folders() -> None:
    try:
        settings.KEYS.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise NotInstalled(
            f"The keys would lie in {settings.KEYS}, and that folder can not be made: {error.strerror}. "
            f"Make it for this user; or: {KEYS_ELSEWHERE}"
        ) from error
    try:
        settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        if not any(settings.KEYS.iterdir()):
            settings.KEYS.rmdir()
        raise


def refuse_lost_database() -> None:
    """Raise BadInstallation where the database file of an installation is gone or empty: a new one would hide that."""
    here, path = settings.HERE, settings.DATA / installation.SQLITE
    if here and here.ready and not settings.POSTGRES and not installation.holds_database(settings.DATA):
        state = "is empty" if path.exists() else "is gone"
        raise BadInstallation(f"The database {path} {state}. Put it back; or {way_back()}")


def refuse_other_database() -> None:
    """Raise BadInstallation where the database belongs to another folder, or is an empty one in the place of ours."""
    here, kept = settings.HERE, kept_id()
    if kept and here and kept != here.id:
        raise BadInstallation(
            f"The database {where()} belongs to another installation than {settings.DATA}. Mend ALONGSIDE_DATABASE, "
            f"or the lines of {settings.DATA / installation.FILE}."
        )
    if here and here.ready and not MigrationRecorder(connection).has_table():
        raise BadInstallation(
            f"The database {where()} is empty, and {settings.DATA} remembers a full one. Mend ALONGSIDE_DATABASE; or "
            f"{way_back()}"
        )


def settle() -> None:
    """Remember what this installation uses, once its tables stand: in the folder, and its id in the database."""
    here, kept = settings.HERE, kept_id()
    id = kept or (here.id if here else uuid.uuid4())
    if kept is None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO base_installation (id) VALUES (%s)", [str(id)])
    postgres = settings.POSTGRES and {name: v for name, v in settings.POSTGRES.items() if name != "PASSWORD"}
    hosts = tuple(settings.ALLOWED_HOSTS)
    now = Installation(id, settings.KEYS, postgres, hosts, settings.HTTPS, True, settings.ANCHOR)
    if now != here:
        installation.write(settings.DATA, now)
        settings.HERE = now


def kept_id() -> uuid.UUID | None:
    """The id of the installation that the database belongs to; None for a database from before it was kept there."""
    if "base_installation" not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM base_installation")
        row = cursor.fetchone()
    return uuid.UUID(row[0]) if row else None


def where() -> str:
    """The database of this run in words, without its password."""
    if not settings.POSTGRES:
        return str(settings.DATA / installation.SQLITE)
    return f"{settings.POSTGRES['NAME']} at {settings.POSTGRES['HOST'] or 'this machine'} (PostgreSQL)"


def way_back() -> str:
    """The command that brings everything back from the newest backup, as it is to be typed."""
    kept = sorted((settings.DATA / "backups").glob("*.backup"), key=lambda one: one.stat().st_mtime)
    if not (whole := [one for one in kept if one.stat().st_size]):
        return f"restore a backup into a new folder; there is none in {settings.DATA / 'backups'}: look for a copy."
    return (
        f"restore the newest backup: python3 run.py restore {whole[-1]} --data NEW-FOLDER --recovery-key XXXX-XXXX-… "
        f"(as it was printed; or as it stands in {settings.KEYS / 'recovery-key.txt'})"
    )
