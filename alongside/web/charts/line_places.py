"""Where things stand in a picture of the line: three widths, days and answers as places, and labels that do not overlap."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.core.line import AllianceLine
from alongside.documents.words import day as day_in_words

LETTER = 0.53  # of the font's size: how wide a letter of Atkinson Hyperlegible is, on average and rounded up
MOST_LANES = 4
BESIDE = 7  # from a seam or the edge of a patch to its words
APART = 8  # between two labels


@dataclass(frozen=True)
class Shape:
    """One width. Lengths are in the picture's own units; words of `font` are 12 px or more where it is shown."""

    name: str
    width: int
    font: float
    left: int  # where days begin
    right: int  # the margin after them
    step: int  # between two answers
    dot: float
    bar: float
    inset: int = 12  # days at the very edge keep their dots inside

    @property
    def lane(self) -> float:
        return self.font * 1.45

    def x(self, line: AllianceLine, day: dt.date) -> float:
        first, last = self.left + self.inset, self.width - self.right - self.inset
        return round(first + (last - first) * line.along(day), 1)

    def wide_as(self, text: str) -> float:
        return len(text) * self.font * LETTER


#: For a phone, for a page half as wide, for a desk.
SHAPES = (
    Shape("narrow", 300, 14.7, left=87, right=6, step=38, dot=4.4, bar=6),
    Shape("middle", 520, 14.5, left=92, right=10, step=44, dot=4.6, bar=7),
    Shape("wide", 920, 13.5, left=120, right=20, step=51, dot=5, bar=8),
)


@dataclass(frozen=True)
class Label:
    """Words in a lane: where they begin, how wide they are at most, and whether they are flush with their end."""

    text: str
    kind: str
    x: float
    width: float
    lane: int
    flush: bool


@dataclass(frozen=True, order=True)
class Spot:
    """Words that belong beside `x`; up to `until` is theirs, so that they do not cross the seam at its end."""

    x: float
    until: float
    text: str
    kind: str


def labels(line: AllianceLine, shape: Shape, today: dt.date) -> list[Label]:
    """A place for the words of every hard patch and mend, latest first where there is not room for all.

    Each stands in a lane above the highest answer, in the first one that has room. Where there is none, the words are
    left to the description and the table; what they name is drawn in any case.
    """
    placed: list[Label] = []
    for spot in sorted(_spots(line, shape, today), reverse=True):
        width = shape.wide_as(spot.text)
        begin = spot.x + BESIDE
        if begin + width > spot.until:  # no room beside the mark: the words end where their room ends
            begin = (spot.x if spot.kind else spot.until) - BESIDE - width
        begin = max(0.0, min(begin, shape.width - width))
        taken = {
            label.lane
            for label in placed
            if begin + width + APART > label.x and label.x + label.width + APART > begin
        }
        lane = next((lane for lane in range(MOST_LANES) if lane not in taken), None)
        if lane is not None and width <= shape.width:
            placed.append(Label(spot.text, spot.kind, begin, width, lane, begin < spot.x + BESIDE))
    return placed


def _spots(line: AllianceLine, shape: Shape, today: dt.date) -> Iterator[Spot]:
    """When each hard patch began, and when it was mended."""
    for patch in line.patches:
        ended = patch.until if patch.until is not None and patch.until <= line.last else None
        began = _("a hard patch · %(day)s") if patch.until else _("a hard patch · since %(day)s")
        label = began % {"day": day_in_words(patch.began, today)}
        until = shape.x(line, ended) if ended else float(shape.width)
        yield Spot(shape.x(line, patch.began), until, label, "")
        if ended is not None:
            mended = _("mended · %(day)s") % {"day": day_in_words(ended, today)}
            yield Spot(until, float(shape.width), mended, " line-mended")
