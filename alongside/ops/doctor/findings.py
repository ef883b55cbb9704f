"""What the doctor looks at. Each look returns findings in words: what is wrong, and what to do."""

import datetime as dt
import json
import os
import shutil
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from alongside.audit import outcome
from alongside.audit.record import ADRIFT, LONG, jump, recent
from alongside.base import keyring, room
from alongside.base.advice import command, is_damaged
from alongside.base.clock import now
from alongside.base.database import Unguarded, WeakDatabase, refuse_weak_settings
from alongside.base.keyring import KeyringError, NoKeyring
from alongside.base.site import names_elsewhere
from alongside.ops import nightly as nightly_check
from alongside.ops.backup.container import BadBackup, sealed_for
from alongside.ops.backup.dump import VERIFIED, folder, last_verified
from alongside.ops.backup.recovery import BadRecoveryKey, kept, public
from alongside.ops.backup.restoring import opening_of, was_cut_off
from alongside.ops.doctor.finding import Finding
from alongside.ops.installing import NewerDatabase, refuse_newer_database, way_back
from alongside.ops.keys import under_older_keys
from alongside.people.models import Organisation

OLDEST_PROOF = dt.timedelta(days=7)
LONGEST_WITHOUT_CHECK = dt.timedelta(days=2)
KEEP_A_COPY = (
    "Keep a copy of the data folder, and find out who had access to it. After a restore it is to be expected that an "
    "end kept later is not there: put the file with the anchors aside, and last-nightly.json of the data folder."
)
RECENT = 2000  # events of each organisation, the newest
SET_IT = "Set this machine’s clock (with systemd: sudo timedatectl set-ntp true), then look again."
NO_DEMO = "Start an installation of your own: python3 run.py --no-demo --new --data NEW-FOLDER"


def what_to_do(error: DatabaseError) -> str:
    """The way on where the database does not answer."""
    reason = str(error)
    if is_damaged(error):
        return f"The file is damaged. Stop the server, keep a copy of the folder, and {way_back()}"
    if any(missing in reason for missing in ("no such table", "no such column", "does not exist")):
        return f"Run: {command('prepare --no-demo')}"
    if "locked" in reason:
        return "Something else holds the database. Stop it, or wait and look again."
    if connection.vendor == "postgresql":
        return "Start PostgreSQL, or correct the address in ALONGSIDE_DATABASE."
    return "See that the data folder can be written and has room, then look again."


def keys() -> Finding:
    """Is there a keyring, and does it fit the data?"""
    if isinstance(settings.KEYRING, NoKeyring):
        return Finding.of_error(settings.KEYRING.reason, stops=True)
    try:
        keyring.refuse_other_keys()
    except KeyringError as error:
        return Finding(str(error), "Put back the keys folder from the backup of this data.", stops=True)
    if left := under_older_keys().count():
        return Finding(
            f"a renewal was cut off, or is still running: {left} are under an older key still, and can be read",
            f"If none is running, take it up again: {command('keys --renew')}",
        )
    return Finding(f"the keys fit the data, under {settings.KEYRING.active}")


def database() -> Finding:
    """Are the settings durable, and the append-only triggers in place?"""
    try:
        refuse_weak_settings()
    except Unguarded as error:
        return Finding(str(error), f"Run: {command('migrate')}")
    except WeakDatabase as error:
        return Finding(str(error), "Until then it will not start.", stops=True)
    return Finding(f"{connection.vendor}, durable settings, append-only tables guarded")


def version() -> Finding:
    """Is the database of this version?"""
    try:
        refuse_newer_database()
    except NewerDatabase as error:
        return Finding(str(error), "Until then it will not start.", stops=True)
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return Finding(
            f"{len(waiting)} changes to the database wait",
            f"Run: {command('prepare --no-demo')} (it keeps a copy first)",
        )
    return Finding("the database is of this version")


def file() -> Finding:
    """Does the database file hold together?"""
    if connection.vendor != "sqlite":
        return Finding("kept by PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        broken = cursor.fetchone()[0] != "ok"
        cursor.execute("PRAGMA foreign_key_check")
        loose = cursor.fetchone()
    if broken or loose:
        do = f"Stop the server, keep a copy of the folder, and {way_back()}"
        return Finding("the database file is damaged", do, stops=True)
    return Finding("the database file holds together")


def audit() -> Finding:
    """Do the audit chains hold, with the ends that were kept outside, and do the rows say what the acts left?"""
    if isinstance(settings.KEYRING, NoKeyring):  # without the right one every event looks altered
        raise KeyringError(settings.KEYRING.reason)
    keyring.refuse_other_keys()
    report = nightly_check.look()
    if not report.faults:
        return Finding(f"every audit chain holds, and {report.rows} rows say what the acts left")
    more = f" (and {len(report.faults) - 1} more: {command('nightly')})" if len(report.faults) > 1 else ""
    return Finding(f"{report.faults[0][1]}{more}", KEEP_A_COPY)


def anchor() -> Finding:
    """Is the end of the chains kept outside?"""
    path = nightly_check.anchor_place()
    if path is None:
        return Finding("kept nowhere; to keep it outside, set ALONGSIDE_ANCHOR")
    if not nightly_check.is_outside(path):
        return Finding(f"{path} lies with the data", "Set ALONGSIDE_ANCHOR to a place elsewhere.")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        return Finding(f"{path} cannot be written", "Let it be written, or set ALONGSIDE_ANCHOR anew.")
    return Finding(f"kept in {path}")


def nightly() -> Finding:
    """When did the nightly check last run, and what did it find?"""
    ran = outcome.last()
    if ran is None:
        return Finding("has not run yet; the server runs it each night")
    at = f"last ran on {ran.at:%Y-%m-%d at %H:%M} UTC"
    if ran.faults:
        return Finding(f"{at}, and found faults: {ran.faults}", f"See which: {command('nightly')}")
    if now() - ran.at > LONGEST_WITHOUT_CHECK:
        return Finding(at, f"Keep the server running at night, or run: {command('nightly')}")
    return Finding(f"{at}, and found nothing")


def disk() -> Finding:
    """Is there room to go on writing?"""
    usage = shutil.disk_usage(settings.DATA)
    share = f"{usage.free / usage.total:.0%} of the disk is free"
    do = "Free some space; never delete the newest backup."
    if room.is_full():
        return Finding(f"the disk is full: pages can be read, and nothing can be saved ({share})", do)
    if room.is_short():
        return Finding(f"{share}, {room.free_mb()} MB", do)
    return Finding(share)


def restore() -> Finding:
    """Was a restore cut off?"""
    if not was_cut_off():
        return Finding("none was cut off")
    if Organisation.objects.exists():
        return Finding(
            "a restore was cut off, or is still running, after all rows had come back",
            f"If none is running, go on: {command('prepare --no-demo')}",
        )
    return Finding(
        "a restore was cut off, or is still running; nothing has come back yet",
        f"If none is running, do it again: {command('restore FILE')}",
    )


def recovery() -> Finding:
    """Is there a recovery key, whole, and does it open the newest backup that lies here?"""
    try:
        half, key = public(settings.KEYS), kept(settings.KEYS)
        newest = max(folder().glob("*.backup"), default=None)
        if newest is None:
            return Finding("the recovery key is whole; there is no backup here that it could open")
        if key:
            opening_of(newest, key)
            return Finding(f"the recovery key opens {newest.name}")
        with newest.open("rb") as backup_file:
            made_for = sealed_for(backup_file)
    except BadRecoveryKey as error:
        return Finding.of_error(error)
    except BadBackup as error:
        return Finding(
            f"the recovery key does not open {newest}: {str(error).rstrip('.')}",
            f"Find the key it was made with; and make a new one: {command('backup')}",
        )
    if made_for != half.hex():
        return Finding(
            f"{newest} was made for another recovery key",
            f"Keep the older key’s paper; and make a new one: {command('backup')}",
        )
    return Finding(f"{newest.name} is sealed for the recovery key that was printed")


def backup() -> Finding:
    """When was a backup last proven?"""
    proven = last_verified()
    if proven is None:
        return Finding("no backup was ever made", f"Run: {command('backup')}")
    proof = json.loads((folder() / VERIFIED).read_text())
    path = Path(proof.get("path") or folder() / proof["file"])
    if not path.exists() or not path.stat().st_size:
        state = "empty" if path.exists() else "gone"
        return Finding(
            f"the last proven backup, {path}, is {state}", f"Look for it; and run: {command('backup')}"
        )
    is_old = now() - proven > OLDEST_PROOF
    age = f"the last proven backup is {(now() - proven).days} days old"
    return Finding(age, f"Run: {command('backup')}" if is_old else "")


def reach() -> Finding:
    """Is it open to others in a way it should not be?"""
    elsewhere = names_elsewhere(settings.ALLOWED_HOSTS)
    demo = Organisation.objects.filter(is_demo=True).exists()
    if elsewhere and demo:
        return Finding("demo sign-ins exist on a machine others reach", NO_DEMO)
    if elsewhere and not settings.HTTPS:
        return Finding("others reach it without https", "Put it behind https and set ALONGSIDE_HTTPS=yes.")
    if demo:
        known = "this machine only; the password of the demo sign-ins is known, so keep real people out of it"
        return Finding(known)
    return Finding("this machine only" if not elsewhere else "https")


def clock() -> Finding:
    """Is this machine's time later than what was recorded last, and not by long?"""
    times = [recent(org_id, RECENT) for org_id in Organisation.objects.values_list("id", flat=True)]
    known = [moment for moments in times for moment in moments]
    known += [proven] if (proven := last_verified()) else []
    says = f"this machine says {_day(now())}"
    if not known:
        return Finding(f"{says}; nothing was recorded yet to compare it with")
    if max(known) - now() > ADRIFT:
        return Finding(
            f"{says}, and something was recorded on {_day(max(known))}: this clock is behind, or it was ahead then",
            f"{SET_IT} If it is right now, look at what stands on days that were not yet.",
        )
    for leap in filter(None, map(jump, times)):
        way = "back" if leap.is_back else "ahead, or nobody was here,"
        says += f", and the clock went {way} from {_day(leap.before)} to {_day(leap.after)}"
        return Finding(says, "Look at what was recorded on days that cannot be.", advice=True)
    if now() - max(known) > LONG:
        days = (now() - max(known)).days
        return Finding(f"{says}, and nothing was recorded for {days} days", f"If that is not today: {SET_IT}")
    return Finding(f"{says}, after all that was recorded")


def _day(at: dt.datetime) -> str:
    return f"{at.day} {at:%B %Y}, {at:%H:%M} UTC"
