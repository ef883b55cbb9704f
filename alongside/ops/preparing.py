"""What must be true before the first page is answered: folder, tables, protection."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from alongside.base.clock import now
from alongside.base.database import refuse_weak_settings


def prepare() -> None:
    """Make or mend the installation in the data folder. Doing it again changes nothing.

    Raises WeakDatabase where the database would lose or leak words.
    """
    settings.DATA.mkdir(parents=True, exist_ok=True)
    settings.DATA.chmod(0o700)
    _migrate()
    refuse_weak_settings()


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if executor.loader.applied_migrations:
        keep_copy()
    call_command("migrate", verbosity=0, interactive=False)


def keep_copy() -> Path | None:
    """A copy of the SQLite database as it is now, in `before-migrate`; None on PostgreSQL.

    Made with SQLite's own online copy, so that it is whole whatever else is being written.
    """
    if connection.vendor != "sqlite":
        return None
    folder = settings.DATA / "before-migrate"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{now().astimezone(dt.UTC):%Y%m%dT%H%M%S%f}.sqlite3"
    connection.ensure_connection()
    copy = sqlite3.connect(path)
    try:
        connection.connection.backup(copy)
    finally:
        copy.close()
    return path
