"""Where things lie, and who on this machine can reach them: the data folder, the keys, the database."""

import os
import shlex
from pathlib import Path

from django.conf import settings
from django.db import connection

from alongside.base import installation
from alongside.base.advice import command
from alongside.base.installation import BadInstallation
from alongside.base.keyring import NoKeyring
from alongside.documents.evidence import TABLE
from alongside.learning.files import exercises as readable, faulty
from alongside.ops import installing
from alongside.ops.backup import recovery
from alongside.ops.doctor.finding import Finding


def folder() -> Finding:
    """Which installation this is: what the service uses too, unless its unit says otherwise."""
    hosts = ", ".join(settings.ALLOWED_HOSTS)
    https = "https" if settings.HTTPS else "no https"
    state = f"{settings.DATA}, database {installing.where()}, keys in {settings.KEYS}, reached as {hosts} with {https}"
    home = settings.HERE
    if home is None:
        return Finding(f"{state}. It remembers nothing yet", f"Start it once: {command('--no-demo')}")
    other = [
        name
        for name, value, remembered in [
            ("ALONGSIDE_HOSTS", tuple(settings.ALLOWED_HOSTS), home.hosts),
            ("ALONGSIDE_HTTPS", settings.HTTPS, home.https),
            ("ALONGSIDE_KEYS", settings.KEYS, home.keys),
            ("ALONGSIDE_MAIL", settings.MAIL.address if settings.MAIL else "", home.mail),
        ]
        if value != remembered and name in os.environ
    ]
    if other:
        state += f". {' and '.join(other)} say otherwise here than {installation.FILE} does"
        return Finding(state, "Take them away here, or start once with them to remember them.")
    return Finding(state)


def readers() -> Finding:
    """Can nobody else on this machine read data or keys?"""
    open_ones = [path for path, state in installing.everything() if installing.is_open(state)]
    if not open_ones:
        return Finding("nobody else on this machine can read data or keys")
    keys = [path for path in open_ones if path == settings.KEYS or settings.KEYS in path.parents]
    # what is ours the next start mends by itself
    stops = any(os.geteuid() not in {0, path.lstat().st_uid} for path in keys)
    fault = f"others on this machine can reach {_first(open_ones)}"
    return Finding(fault, f"Run: chmod -R go= {_folders()}", stops=stops)


def exercises() -> Finding:
    """Can the organisation's own exercises be read? What cannot is left out of every page, which goes on."""
    faults = [f"{name}: {why}" for name, why in faulty().items()]
    faults += [
        f"{exercise.code}.toml: {source} is no row of the table of evidence"
        for exercise in readable().values()
        for source in exercise.sources
        if source not in TABLE
    ]
    if not faults:
        return Finding("those that are there can be read")
    return Finding("; ".join(faults), "docs/how-to/add-an-exercise.md says what a file holds.")


def _folders() -> str:
    return " ".join(shlex.quote(str(path)) for path in dict.fromkeys((settings.DATA, settings.KEYS)))


def owner() -> Finding:
    """Does everything belong to one user, and is that the one who is asking?"""
    if os.name == "nt":
        return Finding("kept by Windows")
    uid = settings.DATA.stat().st_uid
    others = [path for path, state in installing.everything() if state.st_uid != uid]
    if others:
        fault = f"{settings.DATA} belongs to {_name(uid)}, and somebody else owns {_first(others)}"
        return Finding(fault, f"Run: sudo chown -R {_name(uid)} {_folders()}")
    if os.geteuid() not in {0, uid}:
        fault = f"everything belongs to {_name(uid)}, and this is {_name(os.geteuid())}"
        return Finding(fault, f"Run: sudo -u {_name(uid)} {command('doctor')}")
    return Finding(f"everything belongs to {_name(uid)}")


def _first(paths: list[Path]) -> str:
    return f"{paths[0]}" + (f" and {len(paths) - 1} more" if len(paths) > 1 else "")


def _name(user: int) -> str:
    import pwd  # noqa: PLC0415 - not on Windows

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"user {user}"


def apart() -> Finding:
    """Do the keys lie apart from the data, and the recovery key apart from both?"""
    if isinstance(settings.KEYRING, NoKeyring):
        return Finding("not looked at: there is no keyring")
    if settings.DATA in (settings.KEYS, *settings.KEYS.parents):
        aside = settings.DATA.with_name(f"{settings.DATA.name}-keys")
        risk = "the keys lie in the data folder: a copy of it can be read by whoever gets it"
        return Finding(risk, f"Run: {command(f'keys --move {shlex.quote(str(aside))}')}", advice=True)
    beside = [path for path in (settings.KEYS, settings.DATA) if (path / recovery.FILE).exists()]
    if beside:
        risk = f"the recovery key lies in {beside[0]}: whoever takes this machine away can open every backup"
        do = f"Print {beside[0] / recovery.FILE}, keep the paper elsewhere, and remove the file: backups go on without."
        return Finding(risk, do, advice=True)
    return Finding("the keys lie apart from the data, and the recovery key on neither")


def data() -> Finding:
    """Is there a database, does it answer, and is it the one of this folder?"""
    try:
        installing.refuse_lost_database()
        connection.ensure_connection()
        installing.refuse_other_database()
    except BadInstallation as error:
        return Finding.of_error(error, stops=True)
    return Finding(
        f"{installing.where()} belongs to this folder"
        if installing.kept_id()
        else f"{installing.where()} answers"
    )
