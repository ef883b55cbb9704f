"""Where the marks of a line stand on paper: shares from 0 to 1 of its width and its height."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format

from alongside.core.line import STEPS, AllianceLine, Dot, banded, joined
from alongside.core.rhythm import add_months
from alongside.documents.checkins import step_label

MOST_MONTHS = 7  # names that have room side by side


def places(line: AllianceLine) -> dict[str, Any]:
    """Everything that `line.typ` draws."""
    ended = [one.until for one in line.patches if one.until and line.first <= one.until <= line.last]
    return {
        "steps": [{"y": step / STEPS, "words": step_label(step)} for step in range(STEPS + 1)],
        "theirs": _dots(line, line.theirs),
        "mirror": _dots(line, line.mirror),
        "usual": [[_band(line, dot) for dot in run] for run in banded(line, line.theirs)],
        "patches": [
            {"from": _x(line, one.began), "until": _x(line, one.until or line.last)} for one in line.patches
        ],
        "mended": [_x(line, day) for day in ended],
        "kept": [_x(line, day) for day in line.kept],
        "months": _months(line),
    }


def _x(line: AllianceLine, day: dt.date) -> float:
    """How far along; a day outside the window stands at its edge."""
    days = (line.last - line.first).days
    return min(1.0, max(0.0, (day - line.first).days / days)) if days > 0 else 0.5


def _dots(line: AllianceLine, dots: Sequence[Dot]) -> dict[str, Any]:
    def spot(dot: Dot) -> dict[str, Any]:
        return {"x": _x(line, dot.on), "y": dot.height, "apart": dot.apart}

    runs = [[spot(dot) for dot in run] for run in joined(line, dots) if len(run) > 1]
    return {"runs": runs, "dots": [spot(dot) for dot in dots if dot.steps is not None]}


def _band(line: AllianceLine, dot: Dot) -> dict[str, float]:
    """What was usual before a look, as a place above and one below."""
    low, high = (dot.usual.low, dot.usual.high) if dot.usual else (0.0, 0.0)
    return {"x": _x(line, dot.on), "low": dot.share(low), "high": dot.share(high)}


def _months(line: AllianceLine) -> list[dict[str, Any]]:
    """The first days of months, every so many, with the year; one name where no month begins."""
    month, starts = line.first.replace(day=1), []
    while month <= line.last:
        starts += [month] if month >= line.first else []
        month = add_months(month, 1)
    shown = starts[:: 1 + len(starts) // (MOST_MONTHS + 1)]
    named = [{"x": _x(line, day), "words": date_format(day, "M Y")} for day in shown]
    return named or [{"x": 0.5, "words": date_format(line.first, "F Y")}]
