"""The line between two people as a picture: their answers, my mirror, my own strip, and what happened (mock-up `relationship`).

Solid line and filled dots: theirs. Dotted line and hollow dots: how I think it is for them. Bars on a strip of their own:
how it is for me. A hatched stretch: a hard patch. A seam of gold: mended. Straight segments; gaps stay gaps.
Nothing is told by colour alone. The table beside it says the same (`documents.line`).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from alongside.core.line import STEPS, AllianceLine, Dot, RuptureSpan, banded, joined
from alongside.documents.checkins import step_label
from alongside.documents.line import sentences
from alongside.documents.words import Spoken
from alongside.web.charts.line_places import SHAPES, Label, Shape, labels

GAP = 10  # between two months at least
THIN = 5  # a hard patch of a day is still seen
#: How a seam runs down, in shares of its height, and how far it leaves the straight.
SEAM = ((0.0, 0), (0.14, 3), (0.27, -3), (0.44, 3), (0.6, -2), (0.82, 2), (1.0, -1))


def line_pictures(line: AllianceLine, person: Spoken, today: dt.date) -> SafeString:
    """The picture in each of its widths; the stylesheet shows the one that there is room for."""
    description = " ".join(sentences(line, person, today))
    pictures = (line_picture(line, person, today, shape, description) for shape in SHAPES)
    return mark_safe("".join(pictures))  # noqa: S308 - pictures, each safe


def line_picture(
    line: AllianceLine, person: Spoken, today: dt.date, shape: Shape, description: str
) -> SafeString:
    """One picture as SVG, for one width, with its description. Ids hold the name of the width: all stand on one page."""
    placed = labels(line, shape, today)
    picture = LinePicture(line, shape, lanes=max((label.lane + 1 for label in placed), default=0))
    own = f"line-{shape.name}"
    inside = "".join(
        (
            f'<defs><pattern id="{escape(own)}-hatch" width="7" height="7" patternUnits="userSpaceOnUse"'
            ' patternTransform="rotate(45)"><rect class="hatch-bg" width="7" height="7"/>'
            '<line class="hatch-line" x1="0" y1="0" x2="0" y2="7"/></pattern></defs>',
            picture.ground(),
            picture.month_names(),
            picture.marks(own),
            *map(picture.label, placed),
        )
    )
    return format_html(
        '<svg class="pic line-pic line-{name}" viewBox="0 0 {w} {h}" role="img" font-size="{size}"'
        ' aria-labelledby="{own}-t" aria-describedby="{own}-d">'
        '<title id="{own}-t">{title}</title><desc id="{own}-d">{desc}</desc>{inside}</svg>',
        name=shape.name,
        w=shape.width,
        h=picture.height,
        size=shape.font,
        own=own,
        title=_("The line with %(name)s") % {"name": person.name},
        desc=description,
        # every part is numbers, classes and escaped words
        inside=mark_safe(inside),  # noqa: S308 - each part escaped what it was given
    )


@dataclass(frozen=True)
class LinePicture:
    """The parts of a picture as SVG, with `lanes` of labels above the highest answer: every place in it is inside the
    picture, and every word is escaped."""

    line: AllianceLine
    shape: Shape
    lanes: int

    @property
    def left(self) -> float:
        return self.shape.left

    @property
    def right(self) -> float:
        return self.shape.width - self.shape.right

    @property
    def never(self) -> float:
        """The height of the lowest answer."""
        return round(12 + self.lanes * (self.shape.lane + 2), 1) + STEPS * self.shape.step

    @property
    def base(self) -> float:
        """The foot of my own strip; above it a row of promises kept, and one of slips forgiven."""
        return self.never + 76

    @property
    def height(self) -> int:
        return round(self.base + self.shape.font * 1.9)

    def x(self, day: dt.date) -> float:
        return self.shape.x(self.line, day)

    def y(self, height: float) -> float:
        """How high an answer is, from 0 to 1."""
        return round(self.never - height * STEPS * self.shape.step, 1)

    def ground(self) -> str:
        """A hairline for each answer, the foot of the strip, and their names."""
        across = f'x1="{self.left}" x2="{self.right}"'

        def name(y: float, words: str) -> str:
            return f'<text class="line-ax end" x="{self.left - 8}" y="{round(y, 1)}">{escape(words)}</text>'

        rules = ""
        for step in range(STEPS + 1):
            y = self.y(step / STEPS)
            rules += f'<line class="line-rule" {across} y1="{y}" y2="{y}"/>' + name(y + 4, step_label(step))
        base = self.base
        foot = f'<line class="line-foot" {across} y1="{base}" y2="{base}"/>'
        return rules + foot + name(base - 14, _("at ease, me"))

    def month_names(self) -> str:
        """The months under the strip: as many as there is room for, the year where it is a new one."""
        first, last, shape = self.line.first, self.line.last, self.shape
        starts = self.line.months()
        room = (self.right - self.left) / (shape.wide_as("Sept 0000") * 0.75 + GAP)
        count = len(starts)
        every = next((step for step in (1, 2, 3, 4, 6, 12) if count / step <= room), max(12, count // 4))
        names = [(day, date_format(day, "M")) for day in starts[::every]]
        names = names or [(first + (last - first) / 2, date_format(first, "F Y"))]
        out, free, year = "", self.left - GAP, 0
        for day, name in names:
            text = f"{name} {day.year}" if day.year != year and year else name
            x, half = self.x(day), shape.wide_as(text) / 2
            if x - half < free + GAP or x + half > shape.width:
                continue
            out += (
                f'<text class="line-ax middle" x="{x}" y="{round(self.height - 5, 1)}">{escape(text)}</text>'
            )
            free, year = x + half, day.year
        return out

    def label(self, label: Label) -> str:
        y = round(6 + self.shape.lane * (label.lane + 0.75), 1)
        x, end = (label.x + label.width, " end") if label.flush else (label.x, "")
        place = f'class="line-label{label.kind}{end}" x="{round(x, 1)}" y="{y}"'
        return f"<text {place}>{escape(label.text)}</text>"

    def marks(self, own: str) -> str:
        """Everything, from the back to the front. A tick is a promise kept, a small seam a slip forgiven there and then."""
        line, shape = self.line, self.shape
        tick, slip = round(self.never + 31, 1), round(self.never + 5, 1)
        return "".join(
            (
                self.usual(),
                *(self.hatched(patch, own) for patch in line.patches),
                *(
                    f'<path class="line-kept" d="M{round(self.x(day) - 4, 1)},{tick} l3,4 l5,-8"/>'
                    for day in line.promises_kept
                ),
                *(
                    f'<path class="line-slip" d="M{self.x(day)},{slip} l2.5,5 l-5,5 l2.5,6"/>'
                    for day in line.slips
                ),
                *(self.bar(dot) for dot in line.ease if dot.steps is not None),
                self.path(line.mirror, "line-mirror"),
                self.path(line.answers, "line-theirs"),
                *(self.seam(patch.until) for patch in line.patches if patch.until),
                *(self.dot(dot, "dot-mirror", shape.dot - 0.8) for dot in line.mirror),
                *(self.dot(dot, "dot-theirs", shape.dot) for dot in line.answers),
            )
        )

    def hatched(self, patch: RuptureSpan, own: str) -> str:
        """A hard patch: an open one, and one that goes on beyond the window, runs to the edge."""
        left, right = self.left, self.right
        if patch.began >= self.line.first:
            left = self.x(patch.began)
        if patch.until is not None and patch.until <= self.line.last:
            right = self.x(patch.until)
        right = max(right, min(left + THIN, self.right))
        left = min(left, right - THIN)
        height = round(self.base - 6, 1)
        place = f'x="{round(left, 1)}" y="6" width="{round(right - left, 1)}" height="{height}"'
        return f'<rect class="line-patch" {place} fill="url(#{escape(own)}-hatch)"/>'

    def seam(self, day: dt.date) -> str:
        """Where it was mended, within the window."""
        if not self.line.first <= day <= self.line.last:
            return ""
        x, height = self.x(day), self.base - 6
        points = " ".join(f"{round(x + off, 1)},{round(6 + share * height, 1)}" for share, off in SEAM)
        return f'<polyline class="line-seam" points="{points}"/>'

    def bar(self, dot: Dot) -> str:
        width = self.size(self.shape.bar, len(self.line.ease))
        height = round(7 + dot.height * 28, 1)
        x, y = round(self.x(dot.on) - width / 2, 1), round(self.base - height, 1)
        return f'<rect class="line-bar" x="{x}" y="{y}" width="{width}" height="{height}" rx="2"/>'

    def path(self, dots: Sequence[Dot], kind: str) -> str:
        runs = [
            " L".join(f"{self.x(dot.on)},{self.y(dot.height)}" for dot in run)
            for run in joined(self.line, dots)
            if len(run) > 1
        ]
        return f'<path class="{kind}" d="{" ".join(f"M{run}" for run in runs)}"/>' if runs else ""

    def usual(self) -> str:
        """What was usual before each look, behind everything: straight edges, and a gap wherever the line has one.

        Along the top and back along the foot; of one look alone a short piece.
        """
        runs = []
        for run in banded(self.line, self.line.answers):
            tops = [(self.x(dot.on), self.y(dot.share(dot.usual.high))) for dot in run if dot.usual]
            feet = [(self.x(dot.on), self.y(dot.share(dot.usual.low))) for dot in run if dot.usual]
            if len(run) == 1:
                half = self.shape.dot * 1.6
                tops, feet = (
                    [(x + side * half, y) for x, y in edge for side in (-1, 1)] for edge in (tops, feet)
                )
            runs.append("M" + " L".join(f"{round(x, 1)},{y}" for x, y in [*tops, *reversed(feet)]) + " Z")
        return f'<path class="line-usual" d="{" ".join(runs)}"/>' if runs else ""

    def dot(self, dot: Dot, kind: str, size: float) -> str:
        if dot.steps is None:
            return ""
        x, y = self.x(dot.on), self.y(dot.height)
        r = self.size(size, len(self.line.answers) + len(self.line.mirror))
        if dot.apart:
            place = f'x="{round(x - r, 1)}" y="{round(y - r, 1)}" width="{2 * r}" height="{2 * r}"'
            return f'<rect class="{kind} dot-apart" {place}/>'
        return f'<circle class="{kind}" cx="{x}" cy="{y}" r="{r}"/>'

    def size(self, size: float, count: int) -> float:
        """The size of a mark, smaller where there are many of them."""
        room = (self.right - self.left) / max(1, count)
        return round(max(size * 0.55, min(size, room * 0.8)), 1)
