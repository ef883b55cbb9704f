"""What must be true before the first page is answered: folder, tables, protection."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from alongside.base import datakeys
from alongside.base.database import refuse_weak_settings
from alongside.insight.rereading import refold_stale
from alongside.ops.before_migrate import keep_copy
from alongside.ops.beginning import LOCK, begin, settle
from alongside.ops.closed import close_to_others
from alongside.ops.demo.making import make_demo, nobody_is_here
from alongside.ops.one_at_a_time import one_at_a_time


def prepare(*, demo: bool = True, new: bool = False) -> bool:
    """Make or mend the installation in the data folder. Doing it again changes nothing. Returns whether it was new.

    `demo`: put the demo caseload in while nobody is here yet. `new`: an installation may be made where none is.

    Raises WeakDatabase where the database would lose or leak words, KeyringError where the keys are of other data,
    NotInstalled and BadInstallation where the folder is not what it should be.
    """
    made = begin(new=new or demo)
    close_to_others()
    with one_at_a_time(settings.DATA / LOCK):
        _migrate()
        refuse_weak_settings()
        datakeys.refuse_other_keys()
        settle()
        refold_stale()  # what an older version of the rule has read, and what was cut short
        if demo and nobody_is_here():
            make_demo()
    return made


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if executor.loader.applied_migrations:
        keep_copy()
    call_command("migrate", verbosity=0, interactive=False)
