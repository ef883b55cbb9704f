"""Finding rows by words that stand sealed in the database: they are opened and looked through."""

from functools import reduce
from typing import Any

from django.db import models


def those(rows: Any, **said: Any) -> list[Any]:
    """The rows (of a model, or of a queryset) that say this; a way to the words as in a filter: `person__name`."""
    found = rows._default_manager.all() if isinstance(rows, type) and issubclass(rows, models.Model) else rows
    return [row for row in found if all(_value(row, way) == value for way, value in said.items())]


def the(rows: Any, **said: Any) -> Any:
    """The one row that says this."""
    (row,) = those(rows, **said)
    return row


def _value(row: Any, way: str) -> Any:
    return reduce(getattr, way.split("__"), row)
