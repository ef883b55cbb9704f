"""The line as a table: every mark of the picture in words, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.checkins.models import Medium, Mode
from alongside.core.line import AllianceLine, Dot
from alongside.documents.line_words import mean, near, usual_then


@dataclass(frozen=True)
class TableRow:
    """One mark: its day, what it is ("theirs", "mirror", "ease", or "" with words in `what`), and what it says."""

    on: dt.date
    kind: str
    what: str
    said: str
    how: str = ""
    look: str = ""
    usual: str = ""
    mean: str = ""


def rows(line: AllianceLine, helpers: Mapping[str, str], me: str = "") -> list[TableRow]:
    """Every mark inside the window. `helpers`: who helped or answered, by look; `me`: my name, where others read."""
    return sorted(_all(line, helpers, me), key=lambda row: (row.on, row.kind), reverse=True)


def _all(line: AllianceLine, helpers: Mapping[str, str], me: str) -> Iterator[TableRow]:
    for kind, dots in (("theirs", line.theirs), ("mirror", line.mirror), ("ease", line.ease)):
        for dot in dots:
            how = _how(dot, helpers, me) if kind == "theirs" else ""
            yield TableRow(dot.on, kind, "", _said(dot, kind), how, dot.id, usual_then(dot), mean(dot))
    for patch in line.patches:
        yield TableRow(patch.began, "", _("a hard patch begins"), "")
        if patch.until is not None and patch.until <= line.last:
            yield TableRow(patch.until, "", _("mended"), "")
    yield from (TableRow(day, "", _("a slip, forgiven there and then"), "") for day in line.slips)
    yield from (TableRow(day, "", _("a promise kept"), "") for day in line.kept)


def _said(dot: Dot, kind: str) -> str:
    if dot.steps is None:
        return _("too few answers to draw") if kind == "theirs" or kind == "mirror" else _("nothing to this")
    if kind == "ease":
        return near(dot)
    return _("near “%(answer)s”, %(mean)s of 5") % {"answer": near(dot), "mean": mean(dot)}


def _how(dot: Dot, helpers: Mapping[str, str], me: str) -> str:
    mode, medium, _instrument = dot.way.split(" ")
    return came(mode, medium, helpers.get(dot.id, ""), me)


def came(mode: str, medium: str, helper: str, me: str = "") -> str:
    """ "asked aloud, with help from Tunde". `me` is my name, where others read."""
    if mode == Mode.WITH_HELP:
        who = _("with help from %(name)s") % {"name": helper}
    elif mode == Mode.FOR_THEM:
        who = _("answered for them by %(name)s") % {"name": helper}
    elif mode == Mode.TOGETHER and me:
        who = _("together with %(name)s") % {"name": me}
    else:
        who = str(Mode(mode).label)
    return f"{Medium(medium).label}, {who}"
