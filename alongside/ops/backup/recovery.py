"""The recovery key: the one thing that opens a backup on another machine.

It is made at the first backup and kept beside the keyring; people print it and keep it elsewhere.
"""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FILE = "recovery-key.txt"


class BadRecoveryKey(ValueError):
    """The text is not a recovery key."""


def make(folder: Path) -> str:
    """The installation's recovery key in groups of four; made when there is none yet."""
    path = folder / FILE
    if path.exists():
        return path.read_text().strip()
    plain = base64.b32encode(secrets.token_bytes(20)).decode()
    key = "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def secret(key: str, salt: bytes) -> bytes:
    """The encryption key of one backup. Raises BadRecoveryKey; spaces, dashes and small letters are fine."""
    plain = "".join(key.split()).replace("-", "").upper()
    try:
        raw = base64.b32decode(plain)
    except ValueError as error:
        raise BadRecoveryKey(
            "A recovery key is eight groups of four letters and digits. Check it again."
        ) from error
    if len(raw) != 20:
        raise BadRecoveryKey("A recovery key is eight groups of four letters and digits. Check it again.")
    return HKDF(hashes.SHA256(), 32, salt=salt, info=b"alongside:backup").derive(raw)
