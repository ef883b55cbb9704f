"""Moving the keys into a folder of their own, apart from the data they open.

All of them are written and read again there before the installation remembers the new place, and only then are the old
ones taken away: cut off anywhere, the keys stand where the installation says.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from alongside.base import datakeys, installation, keyring
from alongside.base.advice import command
from alongside.ops.one_at_a_time import one_at_a_time


class CanNotMove(RuntimeError):
    """The keys stay where they are; the message says why."""


def move(to: Path) -> list[str]:
    """Move every file of the keys folder, and remember where. Returns their names. Raises CanNotMove, OSError."""
    with one_at_a_time(settings.DATA / ".preparing.lock"):
        before = settings.KEYS
        here = _refuse(to)
        names = sorted(path.name for path in before.iterdir() if path.is_file())
        to.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in names:
            _write(to / name, (before / name).read_bytes())
        settings.KEYRING = keyring.read(to / keyring.FILE)
        datakeys.forget()
        datakeys.refuse_other_keys()
        installation.write(settings.DATA, replace(here, keys=to))
        settings.KEYS = to
        for name in names:
            _remove(before / name)
        if not any(before.iterdir()):
            before.rmdir()
    return names


def _refuse(to: Path) -> installation.Installation:
    here = installation.read(settings.DATA)
    if here is None:
        raise CanNotMove(
            f"this folder does not remember where its keys are. Start it once: {command('--no-demo')}"
        )
    if os.environ.get("ALONGSIDE_KEYS"):
        raise CanNotMove(
            "ALONGSIDE_KEYS says where they are. Take it away, here and in the service, and try again."
        )
    if settings.DATA in (to, *to.parents):
        raise CanNotMove(f"{to} lies in the data folder, and they are to lie apart from it.")
    if to.exists() and any(one.name not in _names() or one.read_bytes() != _old(one) for one in to.iterdir()):
        raise CanNotMove(f"{to} holds other things. Name a folder that is empty, or not there yet.")
    return here


def _names() -> set[str]:
    return {path.name for path in settings.KEYS.iterdir()}


def _old(path: Path) -> bytes:
    """What a move that was cut off has copied already is as it is in the old place."""
    return (settings.KEYS / path.name).read_bytes()


def _write(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if path.read_bytes() != content:
        raise CanNotMove(f"{path} reads otherwise than it was written.")


def _remove(path: Path) -> None:
    """Written over first, so that it is not simply found among what was deleted."""
    with path.open("r+b") as file:
        file.write(b"\0" * path.stat().st_size)
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
