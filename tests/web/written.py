"""What was written by a request: nothing, where it was refused."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

ON_THE_SIDE = {"base_draft", "people_guess", "audit_event", "audit_head", "base_sequence", "base_datakey"}
KEYS = {"audit_head": "org_id", "base_sequence": "org_id"}
#: PostgreSQL counts what a test's transaction did, also where a part of it was taken back.
OF_THIS_TRANSACTION = (
    "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint FROM pg_stat_xact_user_tables"
)
State = dict[str, dict[str, int]]


def state() -> State:
    """Every row of ours as one hash, by table and key, apart from trails, drafts and counters."""
    tables = [
        model._meta.db_table for model in apps.get_models() if model.__module__.startswith("alongside.")
    ]
    return {table: _rows(table) for table in sorted(set(tables) - ON_THE_SIDE)}


def _rows(table: str) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        key = [column[0] for column in cursor.description].index(KEYS.get(table, "id"))
        return {str(row[key]).replace("-", ""): hash(row) for row in cursor.fetchall()}


def rows_written() -> int:
    """How many rows were ever put in, changed or taken out here: where it stands still, nothing was written."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        return connection.connection.total_changes
    with connection.cursor() as cursor:
        cursor.execute(OF_THIS_TRANSACTION)
        return cursor.fetchone()[0]
