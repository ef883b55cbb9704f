"""The words on a line: when a hard patch began, when it was mended. No two of them overlap.

Each stands in a lane above the highest answer, in the first one that has room. Where there is none, the words are left to
the description and the table; what they name is drawn in any case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

from alongside.core.line import AllianceLine
from alongside.documents.words import day as day_in_words
from alongside.web.charts.line_shape import Paper, Shape, lane, place, wide_as

MOST_LANES = 4
BESIDE = 7  # from a seam or the edge of a patch to its words
APART = 8  # between two labels


@dataclass(frozen=True)
class Label:
    """Words in a lane: where they begin, how wide they are at most, and whether they are flush with their end."""

    words: str
    kind: str
    x: float
    width: float
    lane: int
    flush: bool = False

    def svg(self, paper: Paper) -> str:
        """As text."""
        y = round(6 + lane(paper.shape) * (self.lane + 0.75), 1)
        x, end = (self.x + self.width, " end") if self.flush else (self.x, "")
        place = f'class="line-label{self.kind}{end}" x="{round(x, 1)}" y="{y}"'
        return f"<text {place}>{escape(self.words)}</text>"


@dataclass(frozen=True)
class Labels:
    """What could be placed, and how many lanes that takes."""

    placed: tuple[Label, ...]

    @property
    def lanes(self) -> int:
        return max((one.lane + 1 for one in self.placed), default=0)


def labels(line: AllianceLine, shape: Shape, today: dt.date) -> Labels:
    """A place for the words of every hard patch and mend, latest first where there is not room for all."""
    placed: list[Label] = []
    for spot in sorted(_wanted(line, shape, today), reverse=True):
        width = wide_as(spot.words, shape.font)
        begin = _begin(spot, width, shape)
        free = next((one for one in range(MOST_LANES) if _is_free(placed, one, begin, width)), None)
        if free is not None and width <= shape.width:
            flush = begin < spot.x + BESIDE
            placed.append(Label(spot.words, spot.kind, begin, width, free, flush))
    return Labels(tuple(placed))


@dataclass(frozen=True, order=True)
class Spot:
    """Words that belong beside `x`; up to `until` is theirs, so that they do not cross the seam at its end."""

    x: float
    until: float
    words: str
    kind: str


def _begin(spot: Spot, width: float, shape: Shape) -> float:
    """Beside the mark where there is room; else so that they end where their room ends; always inside the picture."""
    begin = spot.x + BESIDE
    if begin + width > spot.until:
        begin = (spot.x if spot.kind else spot.until) - BESIDE - width
    return max(0.0, min(begin, shape.width - width))


def _is_free(placed: list[Label], lane: int, x: float, width: float) -> bool:
    here = [one for one in placed if one.lane == lane]
    return all(x + width + APART <= one.x or one.x + one.width + APART <= x for one in here)


def _wanted(line: AllianceLine, shape: Shape, today: dt.date) -> Iterator[Spot]:
    for patch in line.patches:
        ended = patch.until if patch.until is not None and patch.until <= line.last else None
        words = _("a hard patch · %(day)s") if patch.until else _("a hard patch · since %(day)s")
        began = {"day": day_in_words(patch.began, today)}
        until = place(line, shape, ended) if ended else float(shape.width)
        yield Spot(place(line, shape, patch.began), until, words % began, "")
        if ended is not None:
            mended = _("mended · %(day)s") % {"day": day_in_words(ended, today)}
            yield Spot(until, float(shape.width), mended, " line-mended")
