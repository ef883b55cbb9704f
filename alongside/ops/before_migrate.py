"""A copy of the database from before an upgrade changes it: the way back when an upgrade goes wrong.

A backup reads rows by what the models say, and before an upgrade the models are ahead of the
tables; so this is the database's own copy, of whatever stands in it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError
from django.db import connection

from alongside.base.clock import now

KEPT = 3  # upgrades that one can go back over; each copy is as large as the database


class NoCopy(CommandError):
    """The copy could not be made, so nothing was migrated. The message says what to do."""


def keep_copy() -> Path:
    """Copy the database as it is now into `before-migrate`, and drop all but the newest copies.

    Raises NoCopy where PostgreSQL's own `pg_dump` is missing or refuses.
    """
    folder = settings.DATA / "before-migrate"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    ending, copy = (".sqlite3", _copy_sqlite) if connection.vendor == "sqlite" else (".dump", _dump_postgres)
    path = folder / f"{now().astimezone(dt.UTC):%Y%m%dT%H%M%S%f}{ending}"
    copy(path)
    for old in sorted(folder.iterdir())[:-KEPT]:
        old.unlink()
    return path


def _copy_sqlite(path: Path) -> None:
    # a connection of its own: over one that is writing, SQLite would wait for itself
    place = Path(connection.settings_dict["NAME"]).as_uri()
    with contextlib.closing(sqlite3.connect(f"{place}?mode=ro", uri=True)) as source:
        with contextlib.closing(sqlite3.connect(path)) as copy:
            source.backup(copy)


def _dump_postgres(path: Path) -> None:
    if (program := shutil.which("pg_dump")) is None:
        raise NoCopy(
            "An upgrade copies the database first, with pg_dump. Install it: sudo apt install postgresql-client"
        )
    words, secrets = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    command = [program, "--format=custom", f"--file={path}", *words[1:]]  # the first word is psql
    done = subprocess.run(
        command, env={**os.environ, **(secrets or {})}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NoCopy(f"The database could not be copied before the upgrade: {done.stderr.strip()}")
