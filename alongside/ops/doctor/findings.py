"""What the doctor looks at. Each look returns findings in words: what is wrong, and what to do."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from alongside.audit import outcome
from alongside.base import datakeys, room
from alongside.base.advice import command, is_damaged
from alongside.base.clock import now
from alongside.base.database import Unguarded, WeakDatabase, refuse_weak_settings
from alongside.base.keyring import KeyringError, NoKeyring
from alongside.ops import anchors
from alongside.ops import nightly as nightly_check
from alongside.ops.addresses import names_elsewhere
from alongside.ops.backup import recovery
from alongside.ops.backup.container import BadBackup, sealed_for
from alongside.ops.backup.dump import VERIFIED, folder, last_verified
from alongside.ops.backup.load import opening_of, was_cut_off
from alongside.ops.beginning import way_back
from alongside.ops.doctor.finding import Finding
from alongside.ops.preparing import NewerDatabase, refuse_newer_database
from alongside.people.models import Organisation

OLDEST_PROOF = timedelta(days=7)
LONGEST_WITHOUT_CHECK = timedelta(days=2)
KEEP_A_COPY = (
    "Keep a copy of the data folder, and find out who had access to it. After a restore it is no wonder that an end "
    "kept later is not there: put the file with the anchors aside, and last-nightly.json of the data folder."
)
NO_DEMO = "Start an installation of your own: python3 run.py --no-demo --new --data NEW-FOLDER"


def what_to_do(error: DatabaseError) -> str:
    """The way on where the database does not answer."""
    said = str(error)
    if is_damaged(error):
        return f"The file is damaged. Stop the server, keep a copy of the folder, and {way_back()}"
    if any(missing in said for missing in ("no such table", "no such column", "does not exist")):
        return f"Run: {command('prepare --no-demo')}"
    if "locked" in said:
        return "Something else holds the database. Stop it, or wait and look again."
    if connection.vendor == "postgresql":
        return "Start PostgreSQL, or mend the address in ALONGSIDE_DATABASE."
    return "See that the data folder can be written and has room, then look again."


def keys() -> Finding:
    """Is there a keyring, and does it fit the data?"""
    if isinstance(settings.KEYRING, NoKeyring):
        found, _, do = settings.KEYRING.reason.partition(". ")
        return Finding("keys", found, do, stops=True)
    try:
        datakeys.refuse_other_keys()
    except KeyringError as error:
        return Finding(
            "keys", str(error), "Put back the keys folder from the backup of this data.", stops=True
        )
    if left := datakeys.under_older_keys().count():
        said = f"a renewal was cut off, or is under way: {left} are under an older key still, and can be read"
        return Finding("keys", said, f"When none is under way, take it up again: {command('keys --renew')}")
    return Finding("keys", f"the keys fit the data, under {settings.KEYRING.active}")


def database() -> Finding:
    """Are the settings durable, and the append-only triggers in place?"""
    try:
        refuse_weak_settings()
    except Unguarded as error:
        return Finding("database", str(error), f"Run: {command('migrate')}")
    except WeakDatabase as error:
        return Finding("database", str(error), "Until then it will not start.", stops=True)
    return Finding("database", f"{connection.vendor}, durable settings, append-only tables guarded")


def migrations() -> Finding:
    """Is the database of this version?"""
    try:
        refuse_newer_database()
    except NewerDatabase as error:
        return Finding("version", str(error), "Until then it will not start.", stops=True)
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return Finding(
            "version",
            f"{len(waiting)} changes to the database wait",
            f"Run: {command('prepare --no-demo')} (it keeps a copy first)",
        )
    return Finding("version", "the database is of this version")


def integrity() -> Finding:
    """Does the database file hold together?"""
    if connection.vendor != "sqlite":
        return Finding("file", "kept by PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        broken = cursor.fetchone()[0] != "ok"
        cursor.execute("PRAGMA foreign_key_check")
        loose = cursor.fetchone()
    if broken or loose:
        said = f"Stop the server, keep a copy of the folder, and {way_back()}"
        return Finding("file", "the database file is damaged", said, stops=True)
    return Finding("file", "the database file holds together")


def audit() -> Finding:
    """Do the audit chains hold, with the ends that were kept outside, and do the rows say what the acts left?"""
    if isinstance(settings.KEYRING, NoKeyring):  # without the right one every event looks altered
        raise KeyringError(settings.KEYRING.reason)
    datakeys.refuse_other_keys()
    report = nightly_check.look()
    if not report.faults:
        said = f"every audit chain holds, and {report.rows} rows say what the acts left"
        return Finding("audit", said)
    more = f" (and {len(report.faults) - 1} more: {command('nightly')})" if len(report.faults) > 1 else ""
    return Finding("audit", f"{report.faults[0][1]}{more}", KEEP_A_COPY)


def anchor() -> Finding:
    """Is the end of the chains kept outside?"""
    path = anchors.place()
    if path is None:
        return Finding("anchor", "kept nowhere; to keep it outside, set ALONGSIDE_ANCHOR")
    if not anchors.is_outside(path):
        return Finding("anchor", f"{path} lies with the data", "Set ALONGSIDE_ANCHOR to a place elsewhere.")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        return Finding(
            "anchor", f"{path} can not be written", "Let it be written, or set ALONGSIDE_ANCHOR anew."
        )
    return Finding("anchor", f"kept in {path}")


def nightly() -> Finding:
    """When did the nightly check last run, and what did it find?"""
    ran = outcome.last()
    if ran is None:
        return Finding("nightly", "has not run yet; the server runs it each night")
    at = f"last ran on {ran.at:%Y-%m-%d at %H:%M} UTC"
    if ran.faults:
        return Finding("nightly", f"{at}, and found faults: {ran.faults}", f"See which: {command('nightly')}")
    if now() - ran.at > LONGEST_WITHOUT_CHECK:
        return Finding("nightly", at, f"Keep the server running at night, or run: {command('nightly')}")
    return Finding("nightly", f"{at}, and found nothing")


def space() -> Finding:
    """Is there room to go on writing?"""
    disk = shutil.disk_usage(settings.DATA)
    said = f"{disk.free / disk.total:.0%} of the disk is free"
    if room.is_full():
        free = "Free some space; never delete the newest backup."
        return Finding(
            "disk", f"the disk is full: pages can be read, and nothing can be saved ({said})", free
        )
    if room.is_short():
        return Finding(
            "disk", f"{said}, {room.free_mb()} MB", "Free some space; never delete the newest backup."
        )
    return Finding("disk", said)


def restored() -> Finding:
    """Was a restore cut off?"""
    if not was_cut_off():
        return Finding("restore", "none was cut off")
    if Organisation.objects.exists():
        said = "a restore was cut off, or is under way, after all rows had come back"
        return Finding("restore", said, f"When none is under way, go on: {command('prepare --no-demo')}")
    said = "a restore was cut off, or is under way; nothing has come back yet"
    return Finding("restore", said, f"When none is under way, do it again: {command('restore FILE')}")


def recovery_key() -> Finding:
    """Is there a recovery key, whole, and does it open the newest backup that lies here?"""
    try:
        half, key = recovery.public(settings.KEYS), recovery.kept(settings.KEYS)
        newest = max(folder().glob("*.backup"), default=None)
        if newest is None:
            return Finding(
                "recovery", "the recovery key is whole; there is no backup here that it could open"
            )
        if key:
            opening_of(newest, key)
            return Finding("recovery", f"the recovery key opens {newest.name}")
        with newest.open("rb") as file:
            made_for = sealed_for(file)
    except recovery.BadRecoveryKey as error:
        return Finding("recovery", *_parted(str(error)))
    except BadBackup as error:
        said = f"the recovery key does not open {newest}: {str(error).rstrip('.')}"
        return Finding(
            "recovery", said, f"Find the key it was made with; and make a new one: {command('backup')}"
        )
    if made_for != half.hex():
        said = f"{newest} was made for another recovery key"
        return Finding(
            "recovery", said, f"Keep the older key’s paper; and make a new one: {command('backup')}"
        )
    return Finding("recovery", f"{newest.name} is sealed for the recovery key that was printed")


def _parted(said: str) -> tuple[str, str]:
    found, _, do = said.partition(". ")
    return found, do


def backups() -> Finding:
    """When was a backup last proven?"""
    proven = last_verified()
    if proven is None:
        return Finding("backup", "no backup was ever made", f"Run: {command('backup')}")
    if lost := _lost():
        return Finding("backup", lost, f"Look for it; and run: {command('backup')}")
    days = (now() - proven).days
    if now() - proven > OLDEST_PROOF:
        return Finding("backup", f"the last proven backup is {days} days old", f"Run: {command('backup')}")
    return Finding("backup", f"the last proven backup is {days} days old")


def _lost() -> str:
    """Whether the backup that was proven last lies where it was written, with anything in it."""
    kept = json.loads((folder() / VERIFIED).read_text())
    path = Path(kept.get("path") or folder() / kept["file"])
    if not path.exists():
        return f"the last proven backup, {path}, is gone"
    return "" if path.stat().st_size else f"the last proven backup, {path}, is empty"


def reach() -> Finding:
    """Is it open to others in a way it should not be?"""
    elsewhere = names_elsewhere(settings.ALLOWED_HOSTS)
    demo = Organisation.objects.filter(is_demo=True).exists()
    if elsewhere and demo:
        return Finding("reach", "demo sign-ins exist on a machine others reach", NO_DEMO)
    if elsewhere and not settings.HTTPS:
        return Finding(
            "reach", "others reach it without https", "Put it behind https and set ALONGSIDE_HTTPS=yes."
        )
    if demo:
        known = "this machine only; the password of the demo sign-ins is known, so keep real people out of it"
        return Finding("reach", known)
    return Finding("reach", "this machine only" if not elsewhere else "https")


LOOKS: list[Callable[[], Finding]] = [
    keys,
    migrations,
    database,
    integrity,
    audit,
    anchor,
    nightly,
    space,
    restored,
    recovery_key,
    backups,
    reach,
]
