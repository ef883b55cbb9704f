"""What migrations seal: columns that held words in clear, and words that were bound to their row alone.

A migration is one transaction on either database. One that is cut off leaves everything as it was, and begins anew.
"""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connections, models
from django.db.migrations import AlterField

from alongside.base import keyring
from alongside.base.action import keyed
from alongside.base.encrypted import KEY, EncryptedText, KeyedIndex
from alongside.base.keyring import unseal

CHUNK = 500  # rows in memory at a time


class SealedFromNow(AlterField):
    """A column of text becomes one of bytes, which `words_sealed` seals in the same migration."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        field = to_state.apps.get_model(app_label, self.model_name)._meta.get_field(self.name)
        table, column = (
            schema_editor.quote_name(name) for name in (field.model._meta.db_table, field.column)
        )
        if schema_editor.connection.vendor == "postgresql":
            how = f"TYPE bytea USING convert_to({column}, 'UTF8')"
            schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} {how}")
            return
        super().database_forwards(app_label, schema_editor, from_state, to_state)
        # of the migration's own names alone
        schema_editor.execute(f"UPDATE {table} SET {column} = CAST({column} AS BLOB)")  # noqa: S608


def words_sealed(label: str, *plain: str) -> Callable[[Any, Any], None]:
    """For RunPython: every sealed field of a model is bound to its place; those in `plain` are in clear until now."""

    def forwards(apps: Any, schema_editor: Any) -> None:
        model, using = apps.get_model(label), schema_editor.connection.alias

        def opened(field: EncryptedText, row: Any, stood: bytes) -> str:
            return stood.decode() if field.name in plain else _as_before(field, row, stood)

        sealed_anew(model, using, opened)
        # it alters no table while references are still to be checked
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")

    return forwards


def sealed_fields(model: Any) -> list[EncryptedText]:
    return [field for field in model._meta.concrete_fields if isinstance(field, EncryptedText)]


def _chunks(model: Any, using: str) -> Iterator[list[Any]]:
    ways = {"__".join(field.owner.split(".")[:-1]) for field in sealed_fields(model)} - {""}
    rows = model._base_manager.using(using).select_related(*ways).order_by("pk")
    chunk = list(rows[:CHUNK])
    while chunk:
        yield chunk
        chunk = list(rows.filter(pk__gt=chunk[-1].pk)[:CHUNK])


def sealed_anew(model: Any, using: str, opened: Callable[[EncryptedText, Any, bytes], str]) -> int:
    """Seal every word of a table under the keys of now, in its place, and index it; how many rows. `opened` knows what each
    field of a row said until now."""
    count = 0
    for rows in _chunks(model, using):
        for row in rows:
            for field in sealed_fields(row):
                row.__dict__[field.attname] = opened(field, row, row.__dict__[field.attname])
        _write(model, rows, using)
        count += len(rows)
    return count


def nothing_written(label: str, *columns: str) -> Callable[[Any, Any], None]:
    """For RunPython: sealed columns that a model has from now on hold an empty text in every row."""

    def forwards(apps: Any, schema_editor: Any) -> None:
        model, using = apps.get_model(label), schema_editor.connection.alias
        for rows in _chunks(model, using):
            for row in rows:
                row.__dict__.update(dict.fromkeys(columns, ""))
            _write(model, rows, using)

    return forwards


def _as_before(field: EncryptedText, row: Any, sealed: bytes) -> str:
    """Words that were bound to table, column, organisation and row; none at all were an empty text."""
    if not sealed:
        return ""
    bound = f"{row._meta.label_lower}.{field.name}|{row.org_id.hex}|{row.pk.hex}".encode()
    return unseal(keyring.opened(uuid.UUID(bytes=sealed[:KEY])).key, sealed[KEY:], bound).decode()


def _write(model: Any, rows: list[Any], using: str) -> None:
    connection = connections[using]
    quoted = connection.ops.quote_name
    made = [field for field in model._meta.concrete_fields if isinstance(field, EncryptedText | KeyedIndex)]
    to = ", ".join(f"{quoted(str(field.column))} = %s" for field in made)
    key: models.Field[Any, Any] = model._meta.pk
    values = [
        (
            *(field.get_db_prep_save(field.pre_save(row, True), connection) for field in made),
            key.get_db_prep_value(row.pk, connection),
        )
        for row in rows
    ]
    with connection.cursor() as cursor:
        # names of columns alone stand in it, from the model
        cursor.executemany(
            f"UPDATE {quoted(model._meta.db_table)} SET {to} WHERE {quoted(str(key.column))} = %s",  # noqa: S608
            values,
        )


def fingerprints_keyed(label: str) -> Callable[[Any, Any], None]:
    """For RunPython: hashes of words become keyed ones, the same that the words have from now on."""

    def forwards(apps: Any, schema_editor: Any) -> None:
        rows = apps.get_model(label)._base_manager.using(schema_editor.connection.alias)
        for key, stood in rows.values_list("pk", "fingerprint").iterator(CHUNK):
            rows.filter(pk=key).update(fingerprint=keyed(bytes(stood)))

    return forwards


def sessions_ended(apps: Any, schema_editor: Any) -> None:
    """For RunPython: keys of sessions stood in clear; everybody signs in again."""
    connection = schema_editor.connection
    if "django_session" in connection.introspection.table_names():
        schema_editor.execute("DELETE FROM django_session")


def swept(apps: Any, schema_editor: Any) -> None:
    """For RunPython outside a transaction: what was written over until here leaves the database's files."""
    sweep(schema_editor.connection)


def sweep(connection: Any) -> None:
    """What was written over leaves the database's files. Not inside a transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        cursor.execute("VACUUM FULL")
