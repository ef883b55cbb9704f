"""The copy from before an upgrade: the way back when an upgrade goes wrong.

A backup reads rows by what the models say, and before an upgrade the models are ahead of the tables; so this is the
database's own dump, of whatever stands in it, streamed into a file that is sealed under the keyring: no plain copy is ever
on the disk. There is one for an upgrade. It is kept until that upgrade went through, however often it was tried.
"""

import contextlib
import datetime as dt
import json
import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError
from django.db import connection

from alongside import __version__
from alongside.base.advice import command
from alongside.base.clock import now
from alongside.base.files import put, sync_folder, whole
from alongside.ops.alone import into_one_file
from alongside.ops.backup.container import Writer, blocks, lines

KEPT = 3  # upgrades that one can go back over, each sealed and compressed
MAGIC = b"alongside-copy-1 "
UNDER_WAY = "under-way.json"
PART = 1 << 20


def folder() -> Path:
    """Where the copies are."""
    return settings.DATA / "before-migrate"


def under_way() -> Path | None:
    """The copy from before the upgrade that was begun and has not gone through; None where none is under way."""
    try:
        path = folder() / json.loads((folder() / UNDER_WAY).read_text())["copy"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    return path if path.is_file() else None


def keep_copy() -> Path:
    """The copy from before the upgrade that is under way; made where there is none yet.

    Raises CommandError, before anything is migrated, where the disk is full, or PostgreSQL's own `pg_dump` is missing or refuses: then no half copy is left.
    """
    if copy := under_way():
        return copy
    path = _new_copy(f"before-{__version__}")
    put(folder() / UNDER_WAY, json.dumps({"copy": path.name}))
    return path


def went_through() -> None:
    """The upgrade is done. Its copy stays with those of the last few; what earlier versions copied in plain goes."""
    (folder() / UNDER_WAY).unlink(missing_ok=True)
    for plain in (*folder().glob("*.sqlite3"), *folder().glob("*.dump")):
        plain.unlink()
    for old in sorted(folder().glob("*.sealed"))[:-KEPT]:
        old.unlink()


def go_back(path: Path) -> None:
    """Put this copy in the place of the database, whole or not at all. The server must not be running.

    Raises CommandError, and leaves the database as it is; BadBackup where the copy was altered, cut or made under other keys.
    """
    if _engine(path) != connection.vendor:
        raise CommandError(
            f"{path} was made on {_engine(path)}, and this is {connection.vendor}. Nothing was changed."
        )
    _put_back_sqlite(path) if connection.vendor == "sqlite" else _put_back_postgres(path)
    (folder() / UNDER_WAY).unlink(missing_ok=True)


def keep_present() -> Path:
    """A copy of what stands there now: where people have worked since an upgrade, going back would lose it."""
    return _new_copy("before-going-back")


def _new_copy(about: str) -> Path:
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder() / f"{now().astimezone(dt.UTC):%Y%m%dT%H%M%S%f}-{about}.{connection.vendor}.sealed"
    try:
        with whole(path) as file:
            salt = secrets.token_bytes(16)
            writer = Writer(file, lambda: (salt, _secret(salt)), MAGIC)
            (_copy_sqlite if connection.vendor == "sqlite" else _dump_postgres)(writer)
            writer.close()
    except sqlite3.DatabaseError as error:
        raise CommandError(
            f"The database could not be copied before the upgrade: {error}. Ask what is wrong: {command('doctor')}"
        ) from error
    except OSError as error:
        size = _database().stat().st_size if connection.vendor == "sqlite" else 0
        raise CommandError(
            f"An upgrade copies the database first, and that did not work: {error.strerror}. Nothing was changed. "
            f"Free some space (about {size // 2_000_000 + 1} MB) and start again."
        ) from error
    return path


def _secret(salt: bytes) -> bytes:
    """The key of one copy. The database is of no use without the keyring, and neither is its copy."""
    return HKDF(hashes.SHA256(), 32, salt=salt, info=b"file").derive(
        settings.KEYRING.derive("before-migrate")
    )


def _engine(path: Path) -> str:
    return path.suffixes[-2].removeprefix(".") if path.suffix == ".sealed" else "another version"


def _database() -> Path:
    return Path(connection.settings_dict["NAME"])


# ---------------------------------------------------------------- SQLite: its statements, one a line


def _copy_sqlite(writer: Writer) -> None:
    # a connection of its own: over one that is writing, SQLite would wait for itself
    with contextlib.closing(sqlite3.connect(f"{_database().as_uri()}?mode=ro", uri=True)) as source:
        source.execute("BEGIN")  # one moment for all tables
        for statement in source.iterdump():
            writer.line(json.dumps(statement).encode())


def _put_back_sqlite(path: Path) -> None:
    side = _database().with_name(f".{_database().name}.back")
    side.unlink(missing_ok=True)
    try:
        os.close(os.open(side, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with (
            path.open("rb") as file,
            contextlib.closing(sqlite3.connect(side, isolation_level=None)) as database,
        ):
            database.execute("PRAGMA synchronous=OFF")
            for line in lines(file, _secret, MAGIC):
                database.execute(json.loads(line))
        with side.open("rb") as written:
            os.fsync(written.fileno())
        into_one_file()
        os.replace(side, _database())
        sync_folder(_database().parent)
    except sqlite3.DatabaseError as error:
        raise CommandError(f"The copy was not put back, and nothing was changed: {error}.") from error
    finally:
        side.unlink(missing_ok=True)


# ---------------------------------------------------------------- PostgreSQL: its own programs


def _dump_postgres(writer: Writer) -> None:
    with _program("pg_dump", "--no-owner", "--no-privileges", stdout=subprocess.PIPE) as dump:
        while part := dump.stdout.read(PART):
            writer.write(part)
        error = dump.stderr.read().decode(errors="replace").strip()
    if dump.returncode:
        raise CommandError(
            f"The database could not be copied before the upgrade: {error}. Ask what is wrong: {command('doctor')}"
        )


def _put_back_postgres(path: Path) -> None:
    """In one transaction: what is there goes, and the copy comes."""
    # every table of ours, those of another version included: what it has no model for would stay behind
    ours = (*(f"{config.label}_" for config in apps.get_app_configs()), "django_")
    tables = [name for name in connection.introspection.table_names() if name.startswith(ours)]
    gone = (
        f"DROP TABLE IF EXISTS {', '.join(map(connection.ops.quote_name, tables))} CASCADE; "
        "DROP FUNCTION IF EXISTS alongside_append_only() CASCADE;\n"
    )
    options = ["--no-psqlrc", "--quiet", "--single-transaction", "-v", "ON_ERROR_STOP=1"]
    with path.open("rb") as file:
        blocks_of = blocks(file, _secret, MAGIC)
        with _program("psql", *options, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as program:
            with contextlib.suppress(BrokenPipeError):
                program.stdin.write(gone.encode())
                for block in blocks_of:
                    program.stdin.write(block)
                program.stdin.close()
            error = program.stderr.read().decode(errors="replace").strip()
    if program.returncode:
        raise CommandError(f"The copy was not put back, and nothing was changed: {error}")


@contextlib.contextmanager
def _program(name: str, *words: str, **pipes: Any) -> Iterator[Any]:
    if (program := shutil.which(name)) is None:
        raise CommandError(
            f"An upgrade needs PostgreSQL’s own {name}. Install it: sudo apt install postgresql-client"
        )
    args, password = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    asked = [program, *words, *args[1:]]  # the first word is psql
    environ = {**os.environ, **(password or {})}
    with subprocess.Popen(asked, env=environ, stderr=subprocess.PIPE, **pipes) as running:
        try:
            yield running
        except BaseException:  # the end of what it reads would pass for the end of a whole copy
            running.kill()
            raise


def how_to_go_back(path: Path) -> str:
    """One sentence for somebody whose upgrade did not go through."""
    return (
        f"Nothing is lost: the data from before it are in {path}. Go back with: {command('undo_upgrade')}, "
        "then start the version that you had."
    )
