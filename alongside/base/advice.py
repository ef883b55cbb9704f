"""Advice that can be pasted: our commands as they are to be typed for the data folder of this run."""

import shlex

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder


def command(words: str = "") -> str:
    """ "python3 run.py backup --data '/srv/our data'"; the usual folder need not be named."""
    data = "" if is_usual_folder() else f"--data {shlex.quote(str(settings.DATA))}"
    return " ".join(filter(None, ["python3 run.py", words, data]))


def is_usual_folder() -> bool:
    """Whether this run is on the folder beside `run.py`, which nobody can mistype."""
    return bool((settings.ROOT / "data").resolve() == settings.DATA)


def is_bare(error: DatabaseError) -> bool:
    """Whether the database said so because it holds no tables at all, as that of a folder made a moment ago does.

    Where one of many is missing, something is installed, and has not been brought up to this version.
    """
    message = str(error)
    is_missing = "no such table" in message or ("relation" in message and "does not exist" in message)
    return is_missing and not MigrationRecorder(connection).has_table()


def is_damaged(error: Exception) -> bool:
    """Whether SQLite found bytes in its file that it did not write."""
    return "malformed" in str(error) or "not a database" in str(error)


def not_installed() -> str:
    """What to do there: mostly it is the wrong folder, since the server was started with another."""
    return (
        f"Nothing is installed in {settings.DATA} yet. If the server runs on another folder, name it here too: "
        f"--data FOLDER. If this is the one: {command('prepare --no-demo')}"
    )
