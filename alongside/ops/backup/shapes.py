"""The tables as they were in some version: an older backup is put back into those, and then brought up to date."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from alongside.ops.backup.snapshot import tables

Names = set[tuple[str, str]]


def is_empty() -> bool:
    """Whether no table of ours holds a row, whatever version the tables are of; so it is where there are none."""
    there = set(connection.introspection.table_names())
    return not any(model._base_manager.exists() for model in tables() if model._meta.db_table in there)


def known(loader: MigrationLoader) -> Names:
    """The changes to tables that this version knows, those among them that were drawn together later."""
    return {
        *loader.disk_migrations,
        *(old for one in loader.disk_migrations.values() for old in one.replaces),
    }


def unknown(applied: Names) -> str:
    """The last change to our tables, among these, that this version does not know; "" where it knows all."""
    names = known(MigrationLoader(None))
    ours = {app for app, _name in names}
    return ".".join(max((one for one in applied if one not in names and one[0] in ours), default=()))


def is_older(applied: Names) -> bool:
    """Whether this version changes the tables further than these changes did."""
    return bool(set(MigrationLoader(None).graph.nodes) - applied)


def make(applied: Names) -> Apps:
    """Make the tables, which must be empty or not there, as they are after these changes; the models of that time."""
    executor = MigrationExecutor(connection)
    if set(executor.loader.applied_migrations) - applied:
        _drop()
        executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    here = applied & set(graph.nodes)
    last = [one for one in here if not any(child.key in here for child in graph.node_map[one].children)]
    executor.migrate(last)
    return executor.loader.project_state(last).apps


def _drop() -> None:
    there = connection.introspection.django_table_names(only_existing=True)
    end = " CASCADE" if connection.vendor == "postgresql" else ""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for table in [*there, "django_migrations", "base_installation"]:
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)}{end}")
