"""Turning a paper's values into a tagged PDF (PDF/UA-1), with typst and without any system library.

Everything travels through `sys.inputs` as JSON, so that nothing that somebody typed is ever read as
source. The `.typ` is given as a path: each one given as bytes would use up one of the 65,535 file
numbers of the process for good.

A PDF/UA file may hold no letter that its fonts cannot draw, and typst refuses to write one. Pictures
such as emoji become their name in brackets, letters of other scripts a white square. The page in the
browser shows them all: docs/how-to/print.md says so.
"""

import datetime as dt
import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext as _

from alongside.agenda.models import Promise
from alongside.documents.faces import Face

FOLDER = Path(__file__).parent
LETTERS = FOLDER / "fonts" / "letters.json"  # made by tools/paper_fonts.py
NO_FONT = "□"
LONG_RUN = re.compile(r"\S{32}(?=\S)")  # longer than any word; it would run off the paper
LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
BREAK = "\u200b"
JOINS = "\u200c\u200d"  # how Arabic and Persian letters join: kept
LAST_LATIN = "\u024f"


def press(
    paper: str, title: str, today: dt.date, values: Mapping[str, Any], face: Face | None = None
) -> bytes:
    """The PDF of `<paper>.typ` filled with values: text, numbers, lists and mappings of them.

    Signs that can be printed alone but not on top of each other are found by typst only; then the paper is set
    again in plain Latin letters.
    """
    shared = {
        "title": title,
        "lang": (get_language() or "en").split("-")[0],
        "printed": _("Printed on %(day)s") % {"day": full(today)},
        "page": _("Page {n} of {all}"),  # the numbers are put in while the pages are set
        "face": face.pictures() if face else None,
    }
    try:
        return _set(paper, _each({**shared, **values}, printable))
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        return _set(paper, _each({**shared, **values}, plainer))


def full(when: dt.date) -> str:
    """ "Tuesday 24 November 2026": whole, because paper lies about for years."""
    return date_format(when, "l j F Y")


def day_at(at: dt.datetime, time_open: bool) -> str:
    """ "Tuesday 24 November 2026 at 14:00", at an hour that is known."""
    if time_open:
        return full(at.date())
    return _("%(day)s at %(time)s") % {"day": full(at.date()), "time": date_format(at, "H:i")}


def anew(promise: Promise, me: str = "") -> list[str]:
    """That its day was agreed anew: which day it was before, and when the two agreed on it. `me` where I am named."""
    if promise.anew is None:
        return []
    before, on = promise.anew.due_before, promise.anew.on
    earlier = _("Before, it had no day.")
    if before:
        earlier = _("Before, it was for %(day)s.") % {"day": full(before)}
    agreed = _("We agreed on the new day on %(day)s.")
    if me:
        agreed = _("You and %(me)s agreed on the new day on %(day)s.")
    return [earlier, agreed % {"me": me, "day": full(on)}]


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Ours and those inside typst; never the machine's, so that a paper is the same everywhere."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FOLDER / "fonts")])


def _set(paper: str, values: Any) -> bytes:
    compiler = typst.Compiler(
        str(FOLDER / f"{paper}.typ"),
        root=str(FOLDER),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(values)},
    )
    pdf = compiler.compile(format="pdf", pdf_standards="ua-1")  # refuses to write a file that breaks it
    if not isinstance(pdf, bytes):
        raise TypeError("A paper is one file.")
    return pdf


def _each(values: Any, change: Callable[[str], str]) -> Any:
    """The same values with every text changed; bytes become a list of numbers, which JSON can carry."""
    match values:
        case str():
            return change(values)
        case bytes():
            return list(values)
        case Mapping():
            return {name: _each(value, change) for name, value in values.items()}
        case list() | tuple():
            return [_each(value, change) for value in values]
    return values


def printable(text: str) -> str:
    """The text with only such signs as can be drawn, and places where a long run may break."""
    drawn = "".join(map(_drawn, LINE_ENDS.sub("\n", text)))
    return LONG_RUN.sub(lambda run: run.group() + BREAK, drawn)


def plainer(text: str) -> str:
    """The same in Latin letters alone, each mark joined to its letter."""
    joined = unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text))
    drawn = "".join(_drawn(sign) if sign <= LAST_LATIN else _instead(sign) for sign in joined)
    return LONG_RUN.sub(lambda run: run.group() + BREAK, drawn)


@lru_cache(maxsize=4096)
def _drawn(sign: str) -> str:
    firsts, lasts = _ranges()
    place = bisect_right(firsts, ord(sign)) - 1
    has_font = place >= 0 and ord(sign) <= lasts[place]
    return sign if sign == "\n" or sign in JOINS or has_font else _instead(sign)


def _instead(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign == "\t" or kind == "Zs":
        return " "
    if kind in {"Cc", "Cf", "Cs", "Mn", "Me", "Sk"}:
        return ""  # controls, turned directions, marks: nothing that is missed on its own
    name = unicodedata.name(sign, "") if kind == "So" else ""
    return f"({name.lower()})" if name else NO_FONT


@lru_cache(maxsize=1)
def _ranges() -> tuple[list[int], list[int]]:
    ranges = json.loads(LETTERS.read_text())
    return [first for first, _last in ranges], [last for _first, last in ranges]
