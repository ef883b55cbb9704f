"""Writing a small file that must never be half there: aside, synced, renamed."""

import os
import secrets
from pathlib import Path


def put(path: Path, text: str) -> None:
    """Put this text in the place of what is there, whole or not at all, readable by its owner only.

    Raises OSError, as on a full disk: then what was there stands, and nothing lies beside it.
    """
    aside = _aside(path, text)
    try:
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(path.parent)


def put_first(path: Path, text: str) -> bool:
    """The same where nothing is there yet; False where another process was quicker, whose text stands."""
    aside = _aside(path, text)
    try:
        os.link(aside, path)
    except FileExistsError:
        return False
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def _aside(path: Path, text: str) -> Path:
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    return aside


def sync_folder(folder: Path) -> None:
    """A new name in this folder outlives a power cut."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
