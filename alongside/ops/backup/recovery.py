"""The recovery key: the one thing that opens a backup on another machine.

It is made when an installation begins, printed, and kept elsewhere. What seals a backup is its public half, which stays in
the keys folder: so the key itself may leave this machine, and backups go on. None is ever made in the place of one that
is missing, except by `keys --new-recovery`: older backups open with the older key alone.
"""

import base64
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from alongside.base.advice import command
from alongside.base.files import put

FILE = "recovery-key.txt"
PUBLIC = "recovery-public.txt"
SIZE = 20


class BadBackup(RuntimeError):
    """The file is not a whole, unaltered backup, or the recovery key is not the one it was made with."""


class BadRecoveryKey(BadBackup):
    """There is no recovery key, or what is there is none. The message says what to do."""


def is_known(folder: Path) -> bool:
    """Whether this installation has, or ever had, a recovery key."""
    return (folder / PUBLIC).exists() or (folder / FILE).exists()


def first(folder: Path, backups: Path) -> None:
    """The recovery key of an installation that begins, or that never made a backup: nothing could depend on another."""
    if not is_known(folder) and not any(backups.glob("*")):
        new(folder)


def new(folder: Path) -> str:
    """A new recovery key in groups of four. Backups from now on open with it, and with no other."""
    plain = base64.b32encode(secrets.token_bytes(SIZE)).decode()
    key = "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))
    keep(folder, key)
    return key


def keep(folder: Path, key: str) -> None:
    """Put a recovery key into the keys folder: the half that seals goes last, so that it never speaks of one that is not there."""
    public = public_of(key)
    put(folder / FILE, key + "\n")
    put(folder / PUBLIC, public.hex() + "\n")


def kept(folder: Path) -> str:
    """The key as it lies in the keys folder; "" where it was taken away. Raises BadRecoveryKey where it is cut or another."""
    try:
        key = (folder / FILE).read_text(errors="replace").strip()
    except FileNotFoundError:
        return ""
    try:
        public = public_of(key)
    except BadRecoveryKey as error:
        raise BadRecoveryKey(
            f"{folder / FILE} is empty or cut off. Write the printed key into it again, or remove it; where the key is "
            f"lost: {command('keys --new-recovery')}"
        ) from error
    if (folder / PUBLIC).exists() and public != _public_in(folder):
        raise BadRecoveryKey(
            f"{folder / FILE} is not the key that backups are sealed for. Put the printed key back, or remove the file; "
            f"where the key is lost: {command('keys --new-recovery')}"
        )
    return key


def public(folder: Path) -> bytes:
    """What seals a backup. Raises BadRecoveryKey where neither half is there: none is made in its place."""
    if (folder / PUBLIC).exists():
        return _public_in(folder)
    if key := kept(folder):  # 0.1.0 kept the key alone
        put(folder / PUBLIC, public_of(key).hex() + "\n")
        return public_of(key)
    raise BadRecoveryKey(
        f"There is no recovery key in {folder}, and none is made in its place, since older backups would not open with it. "
        f"If it was printed, write it into {folder / FILE}; where it is lost: {command('keys --new-recovery')}"
    )


def _public_in(folder: Path) -> bytes:
    try:
        half = bytes.fromhex((folder / PUBLIC).read_text().strip())
    except ValueError:
        half = b""
    if len(half) != 32:
        raise BadRecoveryKey(
            f"{folder / PUBLIC} is empty or cut off, so nothing can be sealed. Write the printed key into "
            f"{folder / FILE} and remove {PUBLIC}; where the key is lost: {command('keys --new-recovery')}"
        )
    return half


def public_of(key: str) -> bytes:
    """The half of a key that seals. Raises BadRecoveryKey."""
    return _private(key).public_key().public_bytes_raw()


def sealed_for(half: bytes) -> tuple[bytes, bytes]:
    """A fresh key for one file, and what must stand in its head so that the recovery key finds that again."""
    once = X25519PrivateKey.generate()
    mark = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(half))
    return mark, _derived(shared, mark + half)


def opens(key: str) -> Callable[[bytes], bytes]:
    """The key of one file from what stands in its head. Raises BadRecoveryKey; spaces, dashes and small letters are fine."""
    private = _private(key)

    def of(mark: bytes) -> bytes:
        shared = private.exchange(X25519PublicKey.from_public_bytes(mark))
        return _derived(shared, mark + private.public_key().public_bytes_raw())

    return of


def opens_first_form(key: str) -> Callable[[bytes], bytes]:
    """The same for the files that 0.1.0 made, which sealed with the recovery key itself."""
    raw = _raw(key)
    return lambda salt: HKDF(hashes.SHA256(), 32, salt=salt, info=b"alongside:backup").derive(raw)


def _derived(shared: bytes, halves: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=halves, info=b"alongside:backup-2").derive(shared)


def _private(key: str) -> X25519PrivateKey:
    seed = HKDF(hashes.SHA256(), 32, salt=None, info=b"alongside:recovery").derive(_raw(key))
    return X25519PrivateKey.from_private_bytes(seed)


def _raw(key: str) -> bytes:
    plain = "".join(key.split()).replace("-", "").upper()
    try:
        raw = base64.b32decode(plain)
    except ValueError:
        raw = b""
    if len(raw) != SIZE:
        raise BadRecoveryKey("A recovery key is eight groups of four letters and digits. Check it again.")
    return raw
