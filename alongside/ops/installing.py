"""An installation: made where there is none, made ready before the first page is answered, and never taken for another.

Folder, database and keys belong together; the tables are of this version; nobody else on the machine reads any of it.
"""

import os
import stat
import uuid
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from alongside import __version__
from alongside.audit import chain
from alongside.base import files, installation, keyring
from alongside.base.advice import command, is_usual_folder
from alongside.base.database import refuse_weak_settings
from alongside.base.installation import BadInstallation, Installation, NotInstalled
from alongside.ops.alone import preparing
from alongside.ops.backup import recovery, restoring, tables
from alongside.ops.before_migrate import how_to_go_back, keep_copy, went_through
from alongside.ops.demo.making import make_demo, nobody_is_here
from alongside.people.models import Organisation

#: Beside the keys, whose holder alone could forge what it speaks of: every organisation's trail holds hashes.
BEGAN = "evidence-began"
KEYS_ELSEWHERE = "Say where the keys go, once, and it is remembered: ALONGSIDE_KEYS=FOLDER"


class NewerDatabase(CommandError):
    """The tables are of a newer version than this one."""


def prepare(*, demo: bool = True, new: bool = False) -> bool:
    """Make or mend the installation in the data folder. Doing it again changes nothing. Returns whether it was new.

    `demo`: put the demo caseload in while nobody is here yet. `new`: an installation may be made where none is; to try it
    out in the usual folder it need not be said.

    Raises WeakDatabase where the database would lose or leak words, KeyringError where the keys are of other data,
    NotInstalled and BadInstallation where the folder is not what it should be, CommandError where
    the tables are not of this version and cannot be made so.
    """
    is_new = begin(new=new or (demo and is_usual_folder()))
    close_to_others()
    with preparing():
        _migrate()
        refuse_weak_settings()
        keyring.refuse_other_keys()
        settle()
        recovery.first(settings.KEYS, settings.DATA / "backups")
        _begin_evidence()
        if not nobody_is_here():
            restoring.is_done()  # what a restore that was cut off had left to do is done above
        elif demo:
            make_demo()
    return is_new


def made(empty: bool) -> str:
    """What was made, once it is."""
    what = "A new, empty installation" if empty else "A new installation of invented people"
    return f"{what} in {settings.DATA}; its keys lie in {settings.KEYS}."


# ---------------------------------------------------------------- the folder


def begin(*, new: bool) -> bool:
    """Open the installation in the data folder, or make one where `new` allows it. Returns whether it was made now.

    Raises NotInstalled where there is none and none may be made, BadInstallation where its database is gone or is that
    of another, KeyringError where its keys are missing.
    """
    # a folder from before folders remembered is one only where its database holds tables
    made = not settings.IS_INSTALLED or (
        settings.HERE is None and not MigrationRecorder(connection).has_table()
    )
    if made:
        _refuse_to_make(new)
        _make_folders()
        with preparing():
            if installation.read(settings.DATA) is None:  # else another start was quicker
                installation.write(
                    settings.DATA, Installation(uuid.uuid4(), settings.KEYS, settings.POSTGRES)
                )
    settings.HERE, settings.IS_INSTALLED = installation.read(settings.DATA), True
    refuse_lost_database()
    is_young = settings.HERE is not None and not settings.HERE.ready
    settings.KEYRING = keyring.open_or_make(settings.KEYS, new_allowed=is_young)
    settings.SECRET_KEY = settings.KEYRING.derive("django").hex()
    refuse_other_database()
    return made


def not_here() -> NotInstalled:
    """What to do where there is no installation: mostly the folder was mistyped."""
    return NotInstalled(
        f"There is no installation in {settings.DATA}. If yours lies elsewhere, name its folder: --data FOLDER. "
        f"For a new one here: {command('--no-demo --new')}"
    )


def _refuse_to_make(new: bool) -> None:
    if not new:
        raise not_here()
    # what a disk brings, a first start that was cut off left, or nobody sees, is in nobody's way
    usual = {"lost+found"} | (
        {"keys", installation.SQLITE} if installation.is_older(settings.DATA) else set()
    )
    others = [
        name for path in settings.DATA.glob("[!.]*") if (name := path.name).partition("-")[0] not in usual
    ]
    if others and not (settings.DATA / installation.FILE).exists():
        raise NotInstalled(
            f"{settings.DATA} holds other things, and no installation. Name the folder of yours: --data FOLDER; or one "
            "that is empty, or not there yet, for a new one."
        )
    if os.path.ismount(settings.DATA) and not os.environ.get("ALONGSIDE_KEYS"):
        raise NotInstalled(
            f"{settings.DATA} is a disk of its own, and keys lie apart from data. {KEYS_ELSEWHERE}"
        )


def _make_folders() -> None:
    try:
        settings.KEYS.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise NotInstalled(
            f"The keys would lie in {settings.KEYS}, and that folder cannot be made: {error.strerror}. "
            f"Make it for this user; or: {KEYS_ELSEWHERE}"
        ) from error
    try:
        settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        if not any(settings.KEYS.iterdir()):
            settings.KEYS.rmdir()
        raise


def settle() -> None:
    """Remember what this installation uses, once its tables stand: in the folder, and its id in the database."""
    own = kept_id()
    id = own or (settings.HERE.id if settings.HERE else uuid.uuid4())
    if own is None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO base_installation (id) VALUES (%s)", [str(id)])
    postgres = settings.POSTGRES and {name: v for name, v in settings.POSTGRES.items() if name != "PASSWORD"}
    hosts = tuple(settings.ALLOWED_HOSTS)
    mail = {"mail": settings.MAIL.address, "mail_from": settings.MAIL.sender} if settings.MAIL else {}
    oidc = settings.PROVIDER.remembered if settings.PROVIDER else {}
    now = Installation(
        id, settings.KEYS, postgres, hosts, settings.HTTPS, True, settings.ANCHOR, **mail, oidc=oidc
    )
    if now != settings.HERE:
        installation.write(settings.DATA, now)
        settings.HERE = now


# ---------------------------------------------------------------- who can read it


def everything() -> Iterator[tuple[Path, os.stat_result]]:
    """Each file and folder of the data and of the keys, with what the system says of it. Links are not followed."""
    for paths in (settings.DATA.rglob("*"), settings.KEYS.glob("*"), {settings.DATA, settings.KEYS}):
        for path in paths:
            try:
                yield path, path.lstat()
            except FileNotFoundError:  # a temporary file that is gone already
                continue


def is_open(state: os.stat_result) -> bool:
    """Whether others than the owner may do anything with it."""
    return os.name != "nt" and not stat.S_ISLNK(state.st_mode) and bool(stat.S_IMODE(state.st_mode) & 0o077)


def close_to_others() -> None:
    """Take from everybody else what they may do here, where it is ours to take."""
    for path, state in everything():
        if is_open(state) and os.geteuid() in {0, state.st_uid}:
            path.chmod(stat.S_IMODE(state.st_mode) & 0o700)


# ---------------------------------------------------------------- the database


def refuse_lost_database() -> None:
    """Raise BadInstallation where the database file of an installation is gone or empty: a new one would hide that."""
    path = settings.DATA / installation.SQLITE
    ready = settings.HERE and settings.HERE.ready
    if ready and not settings.POSTGRES and not installation.holds_database(settings.DATA):
        state = "is empty" if path.exists() else "is gone"
        raise BadInstallation(f"The database {path} {state}. Put it back; or {way_back()}")


def refuse_other_database() -> None:
    """Raise BadInstallation where the database belongs to another folder, or is an empty one in the place of ours."""
    home, own = settings.HERE, kept_id()
    if own and home and own != home.id:
        raise BadInstallation(
            f"The database {where()} belongs to another installation than {settings.DATA}. Mend ALONGSIDE_DATABASE, "
            f"or the lines of {settings.DATA / installation.FILE}."
        )
    if home and home.ready and not MigrationRecorder(connection).has_table():
        raise BadInstallation(
            f"The database {where()} is empty, and {settings.DATA} remembers a full one. Mend ALONGSIDE_DATABASE; or "
            f"{way_back()}"
        )


def kept_id() -> uuid.UUID | None:
    """The id of the installation that the database belongs to; None for a database from before it was kept there."""
    if "base_installation" not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM base_installation")
        row = cursor.fetchone()
    return uuid.UUID(row[0]) if row else None


def where() -> str:
    """The database of this run in words, without its password."""
    if not settings.POSTGRES:
        return str(settings.DATA / installation.SQLITE)
    return f"{settings.POSTGRES['NAME']} at {settings.POSTGRES['HOST'] or 'this machine'} (PostgreSQL)"


def way_back() -> str:
    """The command that brings everything back from the newest backup, as it is to be typed."""
    folder = settings.DATA / "backups"
    backups = sorted(folder.glob("*.backup"), key=lambda path: path.stat().st_mtime)
    if not (backups := [path for path in backups if path.stat().st_size]):
        return f"restore a backup into a new folder; there is none in {folder}: look for a copy."
    return (
        f"restore the newest backup: python3 run.py restore {backups[-1]} --data NEW-FOLDER --recovery-key XXXX-XXXX-… "
        f"(as it was printed; or as it stands in {settings.KEYS / 'recovery-key.txt'})"
    )


# ---------------------------------------------------------------- its version


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
        reason = f"{type(error).__name__}: {error}".strip().splitlines()[0]
        raise CommandError(
            f"The upgrade to {__version__} did not go through ({reason}). {how_to_go_back(copy)}"
        ) from error
    if copy is not None:
        went_through()


def refuse_newer_database() -> None:
    """Raise NewerDatabase where a newer version has changed the tables: this one would read and write them wrongly."""
    if unknown := tables.unknown(set(MigrationRecorder(connection).applied_migrations())):
        raise NewerDatabase(
            f"This data is of a newer Alongside than this one, which is {__version__} and does not know "
            f"{unknown}. Start the newer one; to go back, put back its copy with: "
            f"{command('undo_upgrade')} (of the newer one)."
        )


def refuse_older_database() -> None:
    """Raise CommandError where the tables are of an older version: this one would meet columns that are not there yet."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    if applied and tables.is_older(applied):  # without any, nothing is installed
        raise CommandError(
            f"This data is of an earlier Alongside than this one, which is {__version__}; nothing was done. Start it once, or: "
            f"{command('prepare --no-demo')} (it keeps a copy first). A backup from before is made with the earlier version."
        )


def _begin_evidence() -> None:
    """Hash what stood before events held hashes. Once: a chain that is emptied later is a fault, and no new beginning."""
    if (settings.KEYS / BEGAN).exists():
        return
    for org_id in Organisation.objects.order_by("made_at").values_list("id", flat=True):
        chain.begin(org_id)
    files.put(settings.KEYS / BEGAN, "")
