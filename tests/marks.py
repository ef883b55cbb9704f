"""Looking for words in bytes, in every way in which they may stand there."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SHORTEST = 8  # letters: what is shorter stands in bytes by chance, and in the names of columns


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


def sealed_words(said: dict[str, dict[Any, dict[str, Any]]]) -> list[str]:
    """The words of rows (model -> key -> attribute -> value) that are sealed now; of each a long piece of its first line."""
    from django.apps import apps

    from alongside.base.encrypted import EncryptedText

    found = set()
    for label, rows in said.items():
        fields = apps.get_model(label)._meta.concrete_fields
        names = [one.attname for one in fields if isinstance(one, EncryptedText)]
        found |= {values[name].partition("\n")[0][:40] for values in rows.values() for name in names}
    return sorted(word for word in found if len(word) >= SHORTEST)
