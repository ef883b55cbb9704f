"""Files that nobody else on the machine can read: what an earlier version, or a copy by hand, left open is closed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings


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
