"""Room on the disk, so that a full one stops saving and not reading.

A reserve lies in the data folder while there is room. Where the disk is full it is let go: nothing is saved then, and who
read what is still noted, in the room that the reserve left. Once there is room again the reserve is put back, and saving
goes on, without a restart.
"""

import shutil
from pathlib import Path

from django.conf import settings

from alongside.base.files import whole

RESERVE = 8 * 1024 * 1024  # some ten thousand pages that were read
LEAST = 2 * 1024 * 1024  # for the save that is under way, and its place in the log of the database
SHORT = 500 * 1024 * 1024
SHORT_SHARE = 0.1


def is_full() -> bool:
    """Whether nothing may be saved now. Lets the reserve go, or puts it back."""
    free = _free()
    if _reserve().exists():
        if free < LEAST:
            let_go()
        return free < LEAST
    return free < RESERVE + LEAST or not _put_back()


def is_short() -> bool:
    """Whether somebody should make room before it is full: less than a tenth of the disk, or 500 MB, is free."""
    disk = shutil.disk_usage(settings.DATA)
    return disk.free < SHORT or disk.free < disk.total * SHORT_SHARE


def free_mb() -> int:
    """What is free, in MB."""
    return _free() // 1_000_000


def let_go() -> bool:
    """Give the reserve to what has to be written now. Whether there was one."""
    existed = _reserve().exists()
    _reserve().unlink(missing_ok=True)
    return existed


def _free() -> int:
    return shutil.disk_usage(settings.DATA).free


def _reserve() -> Path:
    return settings.DATA / ".reserve"


def _put_back() -> bool:
    """Room that is really taken. Two processes may do it at once: then one of them has."""
    try:
        with whole(_reserve()) as file:
            for _piece in range(RESERVE // LEAST):
                file.write(bytes(LEAST))
    except OSError:  # somebody else took it meanwhile
        return False
    return True
