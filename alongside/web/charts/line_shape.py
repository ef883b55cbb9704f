"""Where things stand in a picture of the line: three widths, and days and answers as places on paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from alongside.core.line import STEPS, AllianceLine

LETTER = 0.53  # of the font's size: how wide a letter of Atkinson Hyperlegible is, on average and rounded up


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


#: For a phone, for a page half as wide, for a desk.
SHAPES = (
    Shape("narrow", 300, 14.7, left=87, right=6, step=38, dot=4.4, bar=6),
    Shape("middle", 520, 14.5, left=92, right=10, step=44, dot=4.6, bar=7),
    Shape("wide", 920, 13.5, left=120, right=20, step=51, dot=5, bar=8),
)


def wide_as(words: str, size: float) -> float:
    """About how wide these words are at this size."""
    return len(words) * size * LETTER


@dataclass(frozen=True)
class Paper:
    """A line on a shape: every place in it is inside the picture."""

    line: AllianceLine
    shape: Shape
    top: float  # of the highest answer

    @property
    def left(self) -> float:
        return self.shape.left

    @property
    def right(self) -> float:
        return self.shape.width - self.shape.right

    @property
    def never(self) -> float:
        """The height of the lowest answer."""
        return self.top + STEPS * self.shape.step

    @property
    def slips(self) -> float:
        """The middle of the row of slips forgiven."""
        return self.never + 13

    @property
    def kept(self) -> float:
        """The middle of the row of promises kept."""
        return self.never + 31

    @property
    def base(self) -> float:
        """The foot of my own strip."""
        return self.never + 76

    @property
    def height(self) -> int:
        return round(self.base + self.shape.font * 1.9)

    def x(self, day: dt.date) -> float:
        """How far along a day is; days outside the window stand at its edge."""
        return place(self.line, self.shape, day)

    def y(self, height: float) -> float:
        """How high an answer is, from 0 to 1."""
        return round(self.never - height * STEPS * self.shape.step, 1)


def place(line: AllianceLine, shape: Shape, day: dt.date) -> float:
    """How far along a day is on a shape."""
    first, last = shape.left + shape.inset, shape.width - shape.right - shape.inset
    days = (line.last - line.first).days
    share = (day - line.first).days / days if days > 0 else 0.5
    return round(first + (last - first) * min(1.0, max(0.0, share)), 1)


def on_paper(line: AllianceLine, shape: Shape, lanes: int) -> Paper:
    """The line on a shape, with room for so many lanes of labels above the highest answer."""
    return Paper(line, shape, top=round(12 + lanes * (lane(shape) + 2), 1))


def lane(shape: Shape) -> float:
    """How high one lane of labels is."""
    return shape.font * 1.45
