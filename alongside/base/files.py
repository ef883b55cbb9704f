"""Writing a file that must never be half there: aside, synced, renamed."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole(path: Path, into_place: Callable[[Path, Path], None] = os.replace) -> Iterator[BinaryIO]:
    """A file that gets its name only once all of it is on the disk, readable by its owner only.

    Where that does not come about, as on a full disk, what was there stands, and nothing lies beside it.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        into_place(part, path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def sweep(folder: Path, older_than: float) -> None:
    """Remove what processes that were killed had begun in this folder, where it was written before this moment (POSIX)."""
    for part in folder.glob(f".*.{'[0-9a-f]' * 8}.part"):
        if part.stat().st_mtime < older_than:
            part.unlink(missing_ok=True)


def put(path: Path, text: str) -> None:
    """Put this text in the place of what is there, whole or not at all. Raises OSError."""
    with whole(path) as file:
        file.write(text.encode())


def put_first(path: Path, text: str) -> bool:
    """The same where nothing is there yet; False where another process was quicker, whose text stands."""
    try:
        with whole(path, os.link) as file:
            file.write(text.encode())
    except FileExistsError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """A new name in this folder outlives a power cut."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
