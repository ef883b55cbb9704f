"""Looking for words in bytes, in every way in which they may stand there."""

import base64
import json
from collections.abc import Iterable
from pathlib import Path


def forms(word: str) -> list[bytes]:
    """A word as UTF-8 and UTF-16, in JSON, in hexadecimal, and in base64 wherever it may begin."""
    plain = word.encode()
    pages = [plain, word.encode("utf-16-le"), word.encode("utf-16-be"), json.dumps(word)[1:-1].encode()]
    hexed = [plain.hex().encode(), plain.hex().upper().encode()]
    return list(dict.fromkeys([*pages, *hexed, *(_inside(plain, at) for at in range(3))]))


def _inside(plain: bytes, at: int) -> bytes:
    """The letters of base64 that are the same whatever stands before and after."""
    coded = base64.b64encode(b"\0" * at + plain)
    first, last = -(-8 * at // 6), 8 * (at + len(plain)) // 6
    return coded[first:last]


def in_files(words: Iterable[str], files: Iterable[Path]) -> list[tuple[str, str]]:
    """Which word stands in which file."""
    held = [(file.name, file.read_bytes()) for file in files]
    return [
        (word, name) for word in words for name, content in held if any(one in content for one in forms(word))
    ]
