"""Reading the whole database as it was at one moment, while others go on writing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connections, models, transaction

from alongside.base.canonical import canonical

LEFT_OUT = {"sessions", "contenttypes", "auth"}  # made anew by migrating, or not worth keeping


def tables() -> list[type[models.Model]]:
    """Every table a backup holds, in a settled order."""
    found = [one for one in apps.get_models() if one._meta.managed and one._meta.app_label not in LEFT_OUT]
    return sorted(found, key=lambda one: one._meta.db_table)


@contextmanager
def reading() -> Iterator[str]:
    """The name of a connection whose reads all see one moment and block nobody."""
    settings = {**connections["default"].settings_dict, "CONN_MAX_AGE": 0, "AUTOCOMMIT": True}
    settings["OPTIONS"] = dict(settings["OPTIONS"])
    if connections["default"].vendor == "sqlite":
        settings["OPTIONS"]["transaction_mode"] = "DEFERRED"  # a reader must not hold the only writer
    else:
        settings["OPTIONS"]["options"] = "-c default_transaction_isolation=repeatable\\ read"
    with extra_connection("snapshot", settings) as using, transaction.atomic(using=using):
        yield using


@contextmanager
def extra_connection(name: str, settings: dict[str, Any]) -> Iterator[str]:
    """A connection beside the usual one, closed and forgotten afterwards."""
    connections.settings[name] = settings
    try:
        yield name
    finally:
        connections[name].close()
        delattr(connections._connections, name)  # type: ignore[attr-defined]
        del connections.settings[name]


def columns(model: type[models.Model]) -> list[str]:
    """The columns of a table by the names the models give them."""
    return [field.attname for field in model._meta.concrete_fields]


def rows(model: type[models.Model], using: str, names: Sequence[str] = ()) -> Iterator[bytes]:
    """Each row as canonical bytes, by primary key: the same on both engines. `names`: the columns in another order."""
    found = model._base_manager.using(using).order_by("pk").values_list(*(names or columns(model)))
    for row in found.iterator(chunk_size=2000):
        yield canonical(row)


def content_hash(model: type[models.Model], using: str = "default", names: Sequence[str] = ()) -> str:
    """One hash over a table's rows."""
    digest = hashlib.sha256()
    for row in rows(model, using, names):
        digest.update(row + b"\n")
    return digest.hexdigest()
