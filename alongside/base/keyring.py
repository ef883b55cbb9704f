"""The installation's master keys. They live in a folder of their own, never in the database.

A master key wraps data keys (one per client and one per author); those encrypt the words. Losing
the folder loses the words, so a backup carries it, locked with the recovery key. A ring grows by a
new master key when keys are renewed; earlier ones stay in it, by their names.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = 12
FILE = "keyring.json"


class KeyringError(RuntimeError):
    """The keyring is missing, broken or not the one this data was written with."""


@dataclass(frozen=True)
class Keyring:
    """Master keys by name, and the name of the one that new data keys are wrapped with."""

    active: str
    keys: dict[str, bytes]
    path: Path | None = None  # where it was read from; None for one that came out of a backup

    def again(self) -> Keyring:
        """This ring as it stands on the disk now: another process may have put a new key into it."""
        try:
            return read(self.path) if self.path else self
        except OSError:
            return self

    def grown(self) -> Keyring:
        """With one key more, which is the active one. The first key stays the first by its name."""
        name = f"k{1 + max(int(one[1:]) for one in self.keys)}"
        return replace(self, active=name, keys={**self.keys, name: secrets.token_bytes(32)})

    def written(self) -> str:
        """As it stands in its file."""
        keys = {name: base64.b64encode(key).decode() for name, key in self.keys.items()}
        return json.dumps({"active": self.active, "keys": keys})

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose, always the same for this installation's first key."""
        first = self.keys[min(self.keys)]
        return HKDF(hashes.SHA256(), 32, salt=None, info=f"alongside:{purpose}".encode()).derive(first)

    def wrap(self, data_key: bytes, bound_to: bytes) -> tuple[str, bytes]:
        """A data key sealed under the active master key, with the name of that key."""
        return self.active, seal(self.keys[self.active], data_key, bound_to)

    def unwrap(self, name: str, wrapped: bytes, bound_to: bytes) -> bytes:
        """The data key inside. Raises KeyringError when this keyring is not the right one."""
        if name not in self.keys:
            raise KeyringError(
                f"The keyring has no key {name}. Put back the keys folder this data belongs to."
            )
        return unseal(self.keys[name], wrapped, bound_to)


@lru_cache(maxsize=4096)
def _cipher(key: bytes) -> AESGCM:
    """Made once for a key: setting it up costs more than a short text."""
    return AESGCM(key)


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """AES-256-GCM with a fresh nonce in front. `bound_to` must be the same to open it again."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + _cipher(key).encrypt(nonce, plain, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """What `seal` closed. Raises KeyringError for a wrong key, place or byte."""
    from_nonce, rest = bytes(sealed[:NONCE]), bytes(sealed[NONCE:])
    try:
        return _cipher(key).decrypt(from_nonce, rest, bound_to)
    except Exception as error:  # InvalidTag says nothing a person could act on
        raise KeyringError("These words do not open with this keyring, or they were altered.") from error


def open_or_make(folder: Path, new_allowed: bool) -> Keyring:
    """The keyring in this folder; a new one where none is and none can be expected."""
    path = folder / FILE
    if path.exists():
        return read(path)
    if not new_allowed:
        raise KeyringError(
            f"There is data but no keyring at {path}. Put back the keys folder from your backup."
        )
    return make(path)


def make(path: Path) -> Keyring:
    """A new keyring, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    ring = Keyring("k1", {"k1": secrets.token_bytes(32)}, path)
    written = path.with_name(f".{FILE}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(ring.written())
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(written, path)
    except FileExistsError:  # another process of the same first start was quicker: its ring is the ring
        return read(path)
    finally:
        written.unlink()
    return ring


def put(path: Path, text: str) -> None:
    """Put this text in the place of what is there, whole or not at all, readable by its owner only."""
    written = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(written, path)
    if os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def read(path: Path) -> Keyring:
    """The keyring in this file. Raises KeyringError where it can not be read."""
    try:
        raw = json.loads(path.read_text())
        return Keyring(raw["active"], {n: base64.b64decode(k) for n, k in raw["keys"].items()}, path)
    except (ValueError, KeyError) as error:
        raise KeyringError(f"{path} is not a keyring. Put back the keys folder from your backup.") from error
