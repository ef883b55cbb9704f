"""Every table: read as it was at one moment while others go on writing, and made as it was in some version."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.db import connection, connections, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from alongside.base.canonical import canonical

LEFT_OUT = {"sessions", "contenttypes", "auth"}  # made anew by migrating, or not worth keeping
Names = set[tuple[str, str]]


def tables() -> list[type[models.Model]]:
    """Every table a backup holds, in a settled order."""
    held = [
        model for model in apps.get_models() if model._meta.managed and model._meta.app_label not in LEFT_OUT
    ]
    return sorted(held, key=lambda model: model._meta.db_table)


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
    values = model._base_manager.using(using).order_by("pk").values_list(*(names or columns(model)))
    for row in values.iterator(chunk_size=2000):
        yield canonical(row)


def content_hash(model: type[models.Model], using: str = "default", names: Sequence[str] = ()) -> str:
    """One hash over a table's rows."""
    digest = hashlib.sha256()
    for row in rows(model, using, names):
        digest.update(row + b"\n")
    return digest.hexdigest()


# ---------------------------------------------------------------- of some version


def is_empty() -> bool:
    """Whether no table of ours holds a row, whatever version the tables are of; so it is where there are none."""
    names = set(connection.introspection.table_names())
    return not any(model._base_manager.exists() for model in tables() if model._meta.db_table in names)


def unknown(applied: Names) -> str:
    """The last change to our tables, among these, that this version does not know; "" where it knows all."""
    loader = MigrationLoader(None)
    drawn_together = (old for migration in loader.disk_migrations.values() for old in migration.replaces)
    known = {*loader.disk_migrations, *drawn_together}
    ours = {app for app, _name in known}
    return ".".join(max((name for name in applied - known if name[0] in ours), default=()))


def is_older(applied: Names) -> bool:
    """Whether this version changes the tables further than these changes did."""
    loader = MigrationLoader(None)
    return bool(set(loader.graph.nodes) - applied - _squashed(loader, applied))


def _squashed(loader: MigrationLoader, applied: Names) -> Names:
    """The squashed changes whose every step is among these: Django notes them at the next change alone."""
    return {key for key, step in loader.replacements.items() if set(step.replaces) <= applied}


def make(applied: Names) -> Apps:
    """Make the tables, which must be empty or not there, as they are after these changes; the models of that time."""
    executor = MigrationExecutor(connection)
    if set(executor.loader.applied_migrations) - applied:
        names = connection.introspection.django_table_names(only_existing=True)
        end = " CASCADE" if connection.vendor == "postgresql" else ""
        with connection.constraint_checks_disabled(), connection.cursor() as cursor:
            for table in [*names, "django_migrations", "base_installation"]:
                cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)}{end}")
        executor = MigrationExecutor(connection)
    squashes = executor.loader.replacements
    squashed = _squashed(executor.loader, applied)
    if any(
        applied & set(squashes[key].replaces) for key in squashes.keys() - squashed
    ):  # it ends inside of one
        executor.loader = MigrationLoader(connection, replace_migrations=False)
        applied, squashed = applied - squashes.keys(), set()
    graph = executor.loader.graph
    nodes = (applied | squashed) & set(graph.nodes)
    last = [node for node in nodes if not any(child.key in nodes for child in graph.node_map[node].children)]
    executor.migrate(last)
    return executor.loader.project_state(last).apps
