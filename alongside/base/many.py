"""Changing many rows at once."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def update_many(
    model: type[models.Model], org_id: uuid.UUID, names: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Set the fields `names` of rows of one organisation; each of `rows` is its key and then the values.

    One statement, sent with the values of every row, whatever their number. Inside a transaction.
    """
    meta, quoted = model._meta, connection.ops.quote_name
    fields: list[Any] = [meta.get_field(name) for name in names]
    key: Any = meta.pk
    org: Any = meta.get_field("org")
    columns = ", ".join(f"{quoted(field.column)} = %s" for field in fields)
    where = f"{quoted(key.column)} = %s AND {quoted(org.column)} = %s"
    values = [
        (
            *(
                field.get_db_prep_save(value, connection)
                for field, value in zip(fields, row[1:], strict=True)
            ),
            key.get_db_prep_value(row[0], connection),
            org.get_db_prep_value(org_id, connection),
        )
        for row in rows
    ]
    if values:
        with connection.cursor() as cursor:
            # names of columns alone stand in it, from the model
            cursor.executemany(f"UPDATE {quoted(meta.db_table)} SET {columns} WHERE {where}", values)  # noqa: S608
