"""Nobody else has the database open: what can not be done while people work."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from django.core.management import CommandError
from django.db import connection


class InUse(CommandError):
    """Somebody else has the database open. Nothing was changed."""


def refuse_others() -> None:
    """Raise InUse while a server, or anything else, has the database open."""
    if connection.vendor == "sqlite":
        into_one_file()
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
            "AND backend_type = 'client backend'"
        )
        if others := cursor.fetchone()[0]:
            raise InUse(
                f"The database is in use ({others} others). Stop the server first; nothing was changed."
            )


def into_one_file() -> None:
    """Bring all of SQLite's database into the one file. SQLite refuses that while anybody else has it open."""
    connection.close()
    with contextlib.closing(sqlite3.connect(Path(connection.settings_dict["NAME"]), timeout=1)) as database:
        try:
            database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            raise InUse(
                f"The database is in use ({error}). Stop the server first; nothing was changed."
            ) from error
