"""An installation of the version before words were sealed, with a record of every kind: `python -m tests.earlier`.

It is made out of one of today. Each row is opened and put into tables as they were then: in clear what was in clear,
and sealed what was sealed as it was sealed then. What everything said is kept beside, to be compared.
"""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path
from typing import Any

MARK = "words_sealed"  # how the migrations are called that everything here comes before
SAID = "said.pickle"


def fill() -> None:
    """A record of every kind, in an empty installation of today."""
    from tests.web.samples import everybody
    from tests.world import make_world

    everybody(make_world())


def opened() -> dict[str, dict[Any, dict[str, Any]]]:
    """What every row says: model -> key -> attribute -> value."""
    from django.apps import apps

    return {
        model._meta.label: {row.pk: _plain(row) for row in model._base_manager.order_by("pk")}
        for model in apps.get_models()
        if model.__module__.startswith("alongside.")
    }


def _plain(row: Any) -> dict[str, Any]:
    values = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in values.items()}


def go_back(folder: Path) -> None:
    """Make the tables anew as they were, with the same rows in them."""
    said = opened()
    _empty(folder)
    state = _migrated_to_before()
    (folder / SAID).write_bytes(pickle.dumps(_then(said, state)))
    from django.db import connection, transaction

    with connection.constraint_checks_disabled(), transaction.atomic():
        for model in state.get_models():
            rows = said.get(model._meta.label, {})
            model._base_manager.bulk_create([_as_it_was(model, values) for values in rows.values()])
    connection.check_constraints()


def _then(said: dict[str, Any], state: Any) -> dict[str, Any]:
    """Of what the rows say, what there was to say it in; a column that is gone since takes its default."""
    names = {
        model._meta.label: [one.attname for one in model._meta.concrete_fields]
        for model in state.get_models()
    }
    return {
        label: {
            key: {name: values[name] for name in names[label] if name in values}
            for key, values in rows.items()
        }
        for label, rows in said.items()
        if label in names
    }


def _empty(folder: Path) -> None:
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.close()
        for file in folder.glob("alongside.sqlite3*"):
            file.unlink()
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")


def _migrated_to_before() -> Any:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    late = {node for node in graph.nodes if any(name.endswith(MARK) for _, name in graph.forwards_plan(node))}
    last = {
        app: max(name for of, name in graph.nodes if of == app and (of, name) not in late)
        for app, _ in graph.nodes
    }
    before = list(last.items())
    executor.migrate(before)
    return executor.loader.project_state(before).apps


def _as_it_was(model: Any, values: dict[str, Any]) -> Any:
    from alongside.base.encrypted import EncryptedText

    fields = model._meta.concrete_fields
    row = model(**{one.attname: values[one.attname] for one in fields if one.attname in values})
    for field in fields:
        if isinstance(field, EncryptedText):
            row.__dict__[field.attname] = _sealed_as_then(field, row, values[field.attname])
    return row


def _sealed_as_then(field: Any, row: Any, words: str) -> Any:
    from alongside.base import datakeys
    from alongside.base.encrypted import Sealed
    from alongside.base.keyring import seal

    if not words:
        return Sealed(b"")
    bound = f"{row._meta.label_lower}.{field.name}|{row.org_id.hex}|{row.pk.hex}".encode()
    key_id, key = datakeys.key_for(row.org_id, field.owner_of(row))
    return Sealed(key_id.bytes + seal(key, words.encode(), bound))


def differing(folder: Path) -> list[str]:
    """Which values are not what was said then."""
    then, now = pickle.loads((folder / SAID).read_bytes()), opened()
    found = [f"{label}: rows" for label in then if then[label].keys() != now[label].keys()]
    for label, rows in then.items():
        for key, values in rows.items():
            here = now[label].get(key, {})
            found += [
                f"{label}.{name}" for name in values if name not in HASHES and here.get(name) != values[name]
            ]
    return found


#: They are keyed since, and of no words that could be read.
HASHES = {"fingerprint"}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    import django

    django.setup()
    from django.conf import settings

    match sys.argv[1]:
        case "fill":
            fill()
        case "back":
            go_back(settings.DATA)
        case "differing":
            print(*differing(settings.DATA), sep="\n")
