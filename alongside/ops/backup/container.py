"""The file of a backup, and of a copy from before an upgrade: compressed bytes in sealed chunks.

Each chunk is AES-256-GCM with its number and whether it is the last as associated data, so that a
cut, a swap or one flipped bit anywhere is seen. A header line in clear holds the salt, from which whoever has the
recovery key, or the keyring, finds the key of this one file; and for which recovery key it is.
"""

import contextlib
import json
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from alongside.base.keyring import KeyringError, seal, unseal
from alongside.ops.backup import recovery
from alongside.ops.backup.recovery import BadBackup

MAGIC = b"alongside-backup-2 "
FIRST = b"alongside-backup-1 "  # of 0.1.0
CHUNK = 1 << 20
LARGEST = CHUNK + 4096
NO_BACKUP = "This file is not an Alongside backup."
#: Gives a fresh key for one file, behind what must stand in its head to find that key again.
Lock = Callable[[], tuple[bytes, bytes]]
#: Gives the key of one file for what stands in its head.
Opener = Callable[[bytes], bytes]


class Writer:
    """Bytes in, sealed chunks out. `close` writes the last chunk; without it the file does not open."""

    def __init__(self, file: BinaryIO, lock: Lock, magic: bytes = MAGIC, made_for: str = ""):
        self._file = file
        self._salt, self._key = lock()
        self._squeeze, self._held, self._number = zlib.compressobj(1), bytearray(), 0
        head = {"salt": self._salt.hex(), **({"for": made_for} if made_for else {})}
        file.write(magic + json.dumps(head).encode() + b"\n")

    def opener(self) -> Opener:
        """Opens this one file again, to prove it."""
        return lambda _salt: self._key

    def line(self, line: bytes) -> None:
        """Add one line (without its end)."""
        self.write(line + b"\n")

    def write(self, plain: bytes) -> None:
        """Add some bytes."""
        self._held += self._squeeze.compress(plain)
        while len(self._held) >= CHUNK:
            self._seal(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]

    def close(self) -> None:
        """Seal what is left as the last chunk."""
        self._held += self._squeeze.flush()
        while len(self._held) > CHUNK:
            self._seal(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        self._seal(bytes(self._held), last=True)

    def _seal(self, plain: bytes, last: bool) -> None:
        sealed = seal(self._key, plain, self._salt + struct.pack(">QB", self._number, last))
        self._file.write(struct.pack(">BI", last, len(sealed)) + sealed)
        self._number += 1


def lines(file: BinaryIO, key: str | Opener, magic: bytes = MAGIC) -> Iterator[bytes]:
    """The lines of a backup. Raises BadBackup at the first thing that is not as it was written, BadRecoveryKey.

    `key`: the recovery key as people type it, or what opens this file.
    """
    rest = b""
    for block in blocks(file, key, magic):
        *ended, rest = (rest + block).split(b"\n")
        yield from ended
    if rest:
        raise BadBackup("The backup ends in the middle.")


def blocks(file: BinaryIO, key: str | Opener, magic: bytes = MAGIC) -> Iterator[bytes]:
    """What was written, in parts of no settled size. Raises what `lines` does."""
    unsqueeze = zlib.decompressobj()
    for chunk in _chunks(file, key, magic):
        try:
            yield unsqueeze.decompress(chunk)
        except zlib.error as error:
            raise BadBackup("The backup is damaged inside.") from error
    if not unsqueeze.eof:
        raise BadBackup("The backup ends in the middle.")


def sealed_for(file: BinaryIO) -> str:
    """For which recovery key a backup says it is, by the half that seals; "" where it does not say. Raises BadBackup."""
    return str(_head(file.readline(400), (MAGIC, FIRST))[1].get("for", ""))


def _chunks(file: BinaryIO, key: str | Opener, wanted: bytes) -> Iterator[bytes]:
    magic, head = _head(file.readline(400), (wanted, FIRST) if wanted == MAGIC else (wanted,))
    if not callable(key):
        key = recovery.opens_first_form(key) if magic == FIRST else recovery.opens(key)
    try:
        salt = bytes.fromhex(str(head["salt"]))
        file_key = key(salt)
    except (ValueError, KeyError) as error:
        raise BadBackup(NO_BACKUP) from error
    number, last = 0, False
    while not last:
        start = file.read(5)
        if len(start) != 5:
            raise BadBackup("The backup ends in the middle.")
        last, size = bool(start[0]), struct.unpack(">I", start[1:])[0]
        if size > LARGEST:
            raise BadBackup("The backup is damaged.")
        try:
            yield unseal(file_key, file.read(size), salt + struct.pack(">QB", number, last))
        except KeyringError as error:
            raise BadBackup("The recovery key does not fit this backup, or the file is damaged.") from error
        number += 1
    if file.read(1):
        raise BadBackup("Something was added to the end of the backup.")


def _head(line: bytes, wanted: tuple[bytes, ...]) -> tuple[bytes, dict[str, object]]:
    for magic in wanted:
        if line.startswith(magic):
            with contextlib.suppress(ValueError):
                head = json.loads(line[len(magic) :])
                if isinstance(head, dict):
                    return magic, head
    raise BadBackup(NO_BACKUP)
