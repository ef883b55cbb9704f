"""What must be true before the first page is answered: folder, tables, protection."""

from __future__ import annotations

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from alongside import __version__
from alongside.audit import record
from alongside.base import datakeys, files
from alongside.base.advice import command, is_usual_folder
from alongside.base.database import refuse_weak_settings
from alongside.ops.backup import load, recovery, shapes
from alongside.ops.before_migrate import how_to_go_back, keep_copy, went_through
from alongside.ops.beginning import LOCK, begin, settle
from alongside.ops.closed import close_to_others
from alongside.ops.demo.making import make_demo, nobody_is_here
from alongside.ops.one_at_a_time import one_at_a_time
from alongside.people.models import Organisation

#: Beside the keys, whose holder alone could forge what it speaks of: every organisation's trail holds hashes.
BEGAN = "evidence-began"


class UpgradeFailed(CommandError):
    """The tables could not all be brought up to this version. The message says where the copy from before is."""


class UpgradeWaits(CommandError):
    """The tables are of an older version than this one."""


class NewerDatabase(CommandError):
    """The tables are of a newer version than this one."""


def prepare(*, demo: bool = True, new: bool = False) -> bool:
    """Make or mend the installation in the data folder. Doing it again changes nothing. Returns whether it was new.

    `demo`: put the demo caseload in while nobody is here yet. `new`: an installation may be made where none is; to try it
    out in the usual folder it need not be said.

    Raises WeakDatabase where the database would lose or leak words, KeyringError where the keys are of other data,
    NotInstalled and BadInstallation where the folder is not what it should be, NewerDatabase and UpgradeFailed where the
    tables are not of this version and can not be made so.
    """
    made = begin(new=new or (demo and is_usual_folder()))
    close_to_others()
    with one_at_a_time(settings.DATA / LOCK):
        _migrate()
        refuse_weak_settings()
        datakeys.refuse_other_keys()
        settle()
        recovery.first(settings.KEYS, settings.DATA / "backups")
        _begin_evidence()
        if not nobody_is_here():
            load.is_done()  # what a restore that was cut off had left to do is done above
        elif demo:
            make_demo()
    return made


def _migrate() -> None:
    refuse_newer_database()
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    copy = keep_copy() if executor.loader.applied_migrations else None
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except Exception as error:
        if copy is None:
            raise
        raise UpgradeFailed(
            f"The upgrade to {__version__} did not go through ({_first_line(error)}). {how_to_go_back(copy)}"
        ) from error
    if copy is not None:
        went_through()


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".strip().splitlines()[0]


def refuse_newer_database() -> None:
    """Raise NewerDatabase where a newer version has changed the tables: this one would read and write them wrongly."""
    if unknown := shapes.unknown(set(MigrationRecorder(connection).applied_migrations())):
        raise NewerDatabase(
            f"This data is of a newer Alongside than this one, which is {__version__} and does not know "
            f"{unknown}. Start the newer one; to go back, put back its copy with: "
            f"{command('undo_upgrade')} (of the newer one)."
        )


def refuse_older_database() -> None:
    """Raise UpgradeWaits where the tables are of an older version: this one would meet columns that are not there yet."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    if applied and shapes.is_older(applied):  # without any, nothing is installed
        raise UpgradeWaits(
            f"This data is of an earlier Alongside than this one, which is {__version__}; nothing was done. Start it once, or: "
            f"{command('prepare --no-demo')} (it keeps a copy first). A backup from before is made with the earlier version."
        )


def _begin_evidence() -> None:
    """Hash what stood before events held hashes. Once: a chain that is emptied later is a fault, and no new beginning."""
    if (settings.KEYS / BEGAN).exists():
        return
    for org_id in Organisation.objects.order_by("made_at").values_list("id", flat=True):
        record.begin(org_id)
    files.put(settings.KEYS / BEGAN, "")
