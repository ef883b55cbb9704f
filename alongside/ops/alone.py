"""One process at a time, and nobody else in the database: what cannot be done while others do the same, or work."""

import contextlib
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError
from django.db import connection


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold the lock of this file; it goes with the process, however that ends."""
    with path.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - each system has its own

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def preparing() -> contextlib.AbstractContextManager[None]:
    """The lock of whatever makes the installation, its tables or its keys, or changes them."""
    return one_at_a_time(settings.DATA / ".preparing.lock")


def refuse_others() -> None:
    """Raise CommandError while a server, or anything else, has the database open."""
    if connection.vendor == "sqlite":
        into_one_file()
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
            "AND backend_type = 'client backend'"
        )
        if others := cursor.fetchone()[0]:
            raise CommandError(
                f"The database is in use ({others} others). Stop the server first; nothing was changed."
            )


def into_one_file() -> None:
    """Bring all of SQLite's database into the one file. SQLite refuses that while anybody else has it open."""
    connection.close()
    with contextlib.closing(sqlite3.connect(Path(connection.settings_dict["NAME"]), timeout=1)) as database:
        try:
            database.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError as error:
            raise CommandError(
                f"The database is in use ({error}). Stop the server first; nothing was changed."
            ) from error
