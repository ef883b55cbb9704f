"""Where things lie, and who on this machine can reach them: the data folder, the keys, the database."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from django.conf import settings
from django.db import connection

from alongside.base import installation
from alongside.base.advice import command
from alongside.base.installation import BadInstallation
from alongside.base.keyring import NoKeyring
from alongside.ops.backup import recovery
from alongside.ops.beginning import kept_id, refuse_lost_database, refuse_other_database, where
from alongside.ops.closed import everything, is_open
from alongside.ops.doctor.finding import Finding


def looked_at() -> Finding:
    """Which installation this is: what the service uses too, unless its unit says otherwise."""
    hosts = ", ".join(settings.ALLOWED_HOSTS)
    https = "https" if settings.HTTPS else "no https"
    said = f"{settings.DATA}, database {where()}, keys in {settings.KEYS}, reached as {hosts} with {https}"
    here = settings.HERE
    if here is None:
        return Finding(
            "folder", f"{said}. It remembers nothing yet", f"Start it once: {command('--no-demo')}"
        )
    other = [
        name
        for name, now, kept in [
            ("ALONGSIDE_HOSTS", tuple(settings.ALLOWED_HOSTS), here.hosts),
            ("ALONGSIDE_HTTPS", settings.HTTPS, here.https),
            ("ALONGSIDE_KEYS", settings.KEYS, here.keys),
        ]
        if now != kept and name in os.environ
    ]
    if other:
        said += f". {' and '.join(other)} say otherwise here than {installation.FILE} does"
        return Finding("folder", said, "Take them away here, or start once with them to remember them.")
    return Finding("folder", said)


def readable() -> Finding:
    """Can nobody else on this machine read data or keys?"""
    open_ones = [path for path, state in everything() if is_open(state)]
    if not open_ones:
        return Finding("readers", "nobody else on this machine can read data or keys")
    keys = [path for path in open_ones if path == settings.KEYS or settings.KEYS in path.parents]
    folders = " ".join(shlex.quote(str(one)) for one in dict.fromkeys((settings.DATA, settings.KEYS)))
    said = f"others on this machine can reach {_first(open_ones)}"
    return Finding("readers", said, f"Run: chmod -R go= {folders}", stops=bool(keys) and not _are_mine(keys))


def _are_mine(paths: list[Path]) -> bool:
    """Then the next start mends it by itself."""
    return all(os.geteuid() in {0, path.lstat().st_uid} for path in paths)


def owners() -> Finding:
    """Does everything belong to one user, and is that the one who is asking?"""
    if os.name == "nt":
        return Finding("owner", "kept by Windows")
    owner = settings.DATA.stat().st_uid
    others = [path for path, state in everything() if state.st_uid != owner]
    folders = " ".join(shlex.quote(str(one)) for one in dict.fromkeys((settings.DATA, settings.KEYS)))
    if others:
        said = f"{settings.DATA} belongs to {_name(owner)}, and somebody else owns {_first(others)}"
        return Finding("owner", said, f"Run: sudo chown -R {_name(owner)} {folders}")
    if os.geteuid() not in {0, owner}:
        said = f"everything belongs to {_name(owner)}, and this is {_name(os.geteuid())}"
        return Finding("owner", said, f"Run: sudo -u {_name(owner)} {command('doctor')}")
    return Finding("owner", f"everything belongs to {_name(owner)}")


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
        return Finding("apart", "not looked at: there is no keyring")
    if settings.DATA in (settings.KEYS, *settings.KEYS.parents):
        aside = settings.DATA.with_name(f"{settings.DATA.name}-keys")
        said = "the keys lie in the data folder: a copy of it can be read by whoever gets it"
        return Finding(
            "apart", said, f"Run: {command(f'keys --move {shlex.quote(str(aside))}')}", advice=True
        )
    beside = [folder for folder in (settings.KEYS, settings.DATA) if (folder / recovery.FILE).exists()]
    if beside:
        said = f"the recovery key lies in {beside[0]}: whoever takes this machine away can open every backup"
        away = f"Print {beside[0] / recovery.FILE}, keep the paper elsewhere, and remove the file: backups go on without."
        return Finding("apart", said, away, advice=True)
    return Finding("apart", "the keys lie apart from the data, and the recovery key on neither")


def data() -> Finding:
    """Is there a database, does it answer, and is it the one of this folder?"""
    try:
        refuse_lost_database()
        connection.ensure_connection()
        refuse_other_database()
    except BadInstallation as error:
        return Finding("data", *_parted(str(error)), stops=True)
    return Finding("data", f"{where()} belongs to this folder" if kept_id() else f"{where()} answers")


def _parted(said: str) -> tuple[str, str]:
    found, _, do = said.partition(". ")
    return found, do
