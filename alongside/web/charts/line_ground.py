"""What a line is drawn on: the five answers, the strip, the months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.core.line import STEPS
from alongside.core.rhythm import add_months
from alongside.documents.checkins import step_label
from alongside.web.charts.line_shape import Paper, wide_as

GAP = 10  # between two months at least


def ground(paper: Paper) -> str:
    """A hairline for each answer, the foot of the strip, and their names."""
    rows = [(paper.y(step / STEPS), step_label(step)) for step in range(STEPS + 1)]
    lines = [_row(paper, y, words) for y, words in rows]
    foot = (
        f'<line class="line-foot" x1="{paper.left}" x2="{paper.right}" y1="{paper.base}" y2="{paper.base}"/>'
    )
    return "".join(lines) + foot + _name(paper, paper.base - 14, _("at ease, me"))


def _row(paper: Paper, y: float, words: str) -> str:
    rule = f'<line class="line-rule" x1="{paper.left}" x2="{paper.right}" y1="{y}" y2="{y}"/>'
    return rule + _name(paper, y + 4, words)


def _name(paper: Paper, y: float, words: str) -> str:
    return f'<text class="line-ax end" x="{paper.left - 8}" y="{round(y, 1)}">{escape(words)}</text>'


def months(paper: Paper) -> str:
    """The months under the strip: as many as there is room for, the year where it is a new one."""
    out, free, year = "", float(paper.left) - GAP, 0
    for day, words in _named(paper):
        text = f"{words} {day.year}" if day.year != year and year else words
        x, width = paper.x(day), wide_as(text, paper.shape.font)
        if x - width / 2 < free + GAP or x + width / 2 > paper.shape.width:
            continue
        out += f'<text class="line-ax middle" x="{x}" y="{round(paper.height - 5, 1)}">{escape(text)}</text>'
        free, year = x + width / 2, day.year
    return out


def _named(paper: Paper) -> Iterator[tuple[dt.date, str]]:
    first, last = paper.line.first, paper.line.last
    month = first.replace(day=1)
    starts = [day for n in range(_months(first, last) + 2) if first <= (day := add_months(month, n)) <= last]
    if not starts:
        yield first + (last - first) / 2, date_format(first, "F Y")
    step = _every(paper, len(starts))
    yield from ((day, date_format(day, "M")) for day in starts[::step])


def _months(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _every(paper: Paper, count: int) -> int:
    room = (paper.right - paper.left) / (wide_as("Sept 0000", paper.shape.font) * 0.75 + GAP)
    return next((step for step in (1, 2, 3, 4, 6, 12) if count / step <= room), max(12, count // 4))
