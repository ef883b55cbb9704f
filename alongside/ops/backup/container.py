"""The file of a backup, and of a copy from before an upgrade: compressed bytes in sealed chunks.

Each chunk is AES-256-GCM with its number and whether it is the last as associated data, so that a
cut, a swap or one flipped bit anywhere is seen. A header line in clear holds the salt.
"""

from __future__ import annotations

import json
import secrets
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from alongside.base.keyring import KeyringError, seal, unseal
from alongside.ops.backup import recovery

MAGIC = b"alongside-backup-1 "
CHUNK = 1 << 20
LARGEST = CHUNK + 4096
#: A recovery key as people type it, or what gives the key of one file for the salt in its head.
Key = str | Callable[[bytes], bytes]


class BadBackup(RuntimeError):
    """The file is not a whole, unaltered backup, or the recovery key is not the one it was made with."""


def _bound(salt: bytes, number: int, last: bool) -> bytes:
    return salt + struct.pack(">QB", number, last)


def _of(key: Key) -> Callable[[bytes], bytes]:
    return partial(recovery.secret, key) if isinstance(key, str) else key


class Writer:
    """Bytes in, sealed chunks out. `close` writes the last chunk; without it the file does not open."""

    def __init__(self, file: BinaryIO, key: Key, magic: bytes = MAGIC):
        self._file, self._salt = file, secrets.token_bytes(16)
        self._key = _of(key)(self._salt)
        self._squeeze, self._held, self._number = zlib.compressobj(1), bytearray(), 0
        file.write(magic + json.dumps({"salt": self._salt.hex()}).encode() + b"\n")

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
        sealed = seal(self._key, plain, _bound(self._salt, self._number, last))
        self._file.write(struct.pack(">BI", last, len(sealed)) + sealed)
        self._number += 1


def lines(file: BinaryIO, key: Key, magic: bytes = MAGIC) -> Iterator[bytes]:
    """The lines of a backup. Raises BadBackup at the first thing that is not as it was written."""
    rest = b""
    for block in blocks(file, key, magic):
        *whole, rest = (rest + block).split(b"\n")
        yield from whole
    if rest:
        raise BadBackup("The backup ends in the middle.")


def blocks(file: BinaryIO, key: Key, magic: bytes = MAGIC) -> Iterator[bytes]:
    """What was written, in parts of no settled size. Raises BadBackup as `lines` does."""
    unsqueeze = zlib.decompressobj()
    for chunk in _chunks(file, key, magic):
        try:
            yield unsqueeze.decompress(chunk)
        except zlib.error as error:
            raise BadBackup("The backup is damaged inside.") from error
    if not unsqueeze.eof:
        raise BadBackup("The backup ends in the middle.")


def _chunks(file: BinaryIO, secret: Key, magic: bytes) -> Iterator[bytes]:
    salt = _salt(file.readline(200), magic)
    key, number, last = _of(secret)(salt), 0, False
    while not last:
        head = file.read(5)
        if len(head) != 5:
            raise BadBackup("The backup ends in the middle.")
        last, size = bool(head[0]), struct.unpack(">I", head[1:])[0]
        if size > LARGEST:
            raise BadBackup("The backup is damaged.")
        try:
            yield unseal(key, file.read(size), _bound(salt, number, last))
        except KeyringError as error:
            raise BadBackup("The key does not fit this backup, or the file is damaged.") from error
        number += 1
    if file.read(1):
        raise BadBackup("Something was added to the end of the backup.")


def _salt(header: bytes, magic: bytes) -> bytes:
    try:
        if not header.startswith(magic):
            raise ValueError
        return bytes.fromhex(json.loads(header[len(magic) :])["salt"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadBackup("This file is not an Alongside backup.") from error
