"""Which signs can be printed, and what stands in place of those that can not.

A PDF/UA file may hold no letter that its fonts can not draw, and typst refuses to write one. Pictures
such as emoji become their name in brackets, letters of other scripts a white square. The page in the
browser shows them all: docs/how-to/print.md says so.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

LETTERS = Path(__file__).parent / "fonts" / "letters.json"  # made by tools/paper_fonts.py
NO_FONT = "□"
LONG_RUN = re.compile(r"\S{32}(?=\S)")  # longer than any word; it would run off the paper
BREAK = "\u200b"
_JOINS = "\u200c\u200d"  # how Arabic and Persian letters join: kept
_LAST_LATIN = "\u024f"


def printable(words: str) -> str:
    """The words with only such signs as can be drawn, and places where a long run may break."""
    return _broken("".join(map(_drawn, _lines(words))))


def plainer(words: str) -> str:
    """The same in Latin letters alone, each mark joined to its letter."""
    joined = unicodedata.normalize("NFC", _lines(words))
    return _broken("".join(_drawn(one) if one <= _LAST_LATIN else _instead(one) for one in joined))


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")


def _broken(words: str) -> str:
    return LONG_RUN.sub(lambda run: run.group() + BREAK, words)


@lru_cache(maxsize=4096)
def _drawn(sign: str) -> str:
    if sign == "\n" or sign in _JOINS or _has_font(sign):
        return sign
    return _instead(sign)


def _instead(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign == "\t" or kind == "Zs":
        return " "
    if kind in {"Cc", "Cf", "Cs", "Mn", "Me", "Sk"}:
        return ""  # controls, turned directions, marks: nothing that is missed on its own
    name = unicodedata.name(sign, "") if kind == "So" else ""
    return f"({name.lower()})" if name else NO_FONT


def _has_font(sign: str) -> bool:
    first, last = _ranges()
    at = bisect_right(first, ord(sign)) - 1
    return at >= 0 and ord(sign) <= last[at]


@lru_cache(maxsize=1)
def _ranges() -> tuple[list[int], list[int]]:
    found = json.loads(LETTERS.read_text())
    return [first for first, _last in found], [last for _first, last in found]
