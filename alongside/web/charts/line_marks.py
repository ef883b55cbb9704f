"""What stands on a line: hard patches, seams, small marks, the strip, the dots and what joins them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from alongside.core.line import Dot, RuptureSpan, banded, joined
from alongside.web.charts.line_shape import Paper

THIN = 5  # a hard patch of a day is still seen
#: How a seam runs down, in shares of its height, and how far it leaves the straight.
SEAM = ((0.0, 0), (0.14, 3), (0.27, -3), (0.44, 3), (0.6, -2), (0.82, 2), (1.0, -1))


def marks(paper: Paper, own: str) -> str:
    """Everything, from the back to the front."""
    line = paper.line
    return "".join(
        (
            _usual(paper, line.theirs),
            *(_hatched(paper, one, own) for one in line.patches),
            *(_kept(paper, paper.x(day)) for day in line.kept),
            *(_slip(paper, paper.x(day)) for day in line.slips),
            *(_bar(paper, dot) for dot in line.ease),
            _path(paper, line.mirror, "line-mirror"),
            _path(paper, line.theirs, "line-theirs"),
            *(_seam(paper, one) for one in line.patches),
            *(_dot(paper, dot, "dot-mirror", paper.shape.dot - 0.8) for dot in line.mirror),
            *(_dot(paper, dot, "dot-theirs", paper.shape.dot) for dot in line.theirs),
        )
    )


def _edges(paper: Paper, patch: RuptureSpan) -> tuple[float, float]:
    """From where to where: an open one, and one that goes on beyond the window, runs to the edge."""
    begins_before = patch.began < paper.line.first
    ended = patch.until is not None and patch.until <= paper.line.last
    left = paper.left if begins_before else paper.x(patch.began)
    right = paper.x(patch.until) if ended and patch.until else paper.right
    return left, max(right, min(left + THIN, paper.right))


def _hatched(paper: Paper, patch: RuptureSpan, own: str) -> str:
    left, right = _edges(paper, patch)
    left = min(left, right - THIN)
    height = round(paper.base - 6, 1)
    place = f'x="{round(left, 1)}" y="6" width="{round(right - left, 1)}" height="{height}"'
    return f'<rect class="line-patch" {place} fill="url(#{escape(own)}-hatch)"/>'


def _seam(paper: Paper, patch: RuptureSpan) -> str:
    if patch.until is None or not paper.line.first <= patch.until <= paper.line.last:
        return ""
    x, height = paper.x(patch.until), paper.base - 6
    points = " ".join(f"{round(x + off, 1)},{round(6 + share * height, 1)}" for share, off in SEAM)
    return f'<polyline class="line-seam" points="{points}"/>'


def _kept(paper: Paper, x: float) -> str:
    return f'<path class="line-kept" d="M{round(x - 4, 1)},{round(paper.kept, 1)} l3,4 l5,-8"/>'


def _slip(paper: Paper, x: float) -> str:
    """A small seam: forgiven there and then."""
    return f'<path class="line-slip" d="M{x},{round(paper.slips - 8, 1)} l2.5,5 l-5,5 l2.5,6"/>'


def _bar(paper: Paper, dot: Dot) -> str:
    if dot.steps is None:
        return ""
    width, height = _room(paper, paper.shape.bar, len(paper.line.ease)), round(7 + dot.height * 28, 1)
    x, y = round(paper.x(dot.on) - width / 2, 1), round(paper.base - height, 1)
    return f'<rect class="line-bar" x="{x}" y="{y}" width="{width}" height="{height}" rx="2"/>'


def _path(paper: Paper, dots: Iterable[Dot], kind: str) -> str:
    runs = [run for run in joined(paper.line, tuple(dots)) if len(run) > 1]
    moves = " ".join("M" + " L".join(_point(paper, dot) for dot in run) for run in runs)
    return f'<path class="{kind}" d="{moves}"/>' if moves else ""


def _usual(paper: Paper, dots: Iterable[Dot]) -> str:
    """What was usual before each look, behind everything: straight edges, and a gap wherever the line has one."""
    runs = [_edge(paper, run) for run in banded(paper.line, tuple(dots))]
    return f'<path class="line-usual" d="{" ".join(runs)}"/>' if runs else ""


def _edge(paper: Paper, run: list[Dot]) -> str:
    """Along the top and back along the foot; of one look alone a short piece."""
    tops = [(paper.x(dot.on), paper.y(dot.share(dot.usual.high))) for dot in run if dot.usual]
    feet = [(paper.x(dot.on), paper.y(dot.share(dot.usual.low))) for dot in run if dot.usual]
    if len(run) == 1:
        half = paper.shape.dot * 1.6
        tops, feet = ([(x + side * half, y) for x, y in edge for side in (-1, 1)] for edge in (tops, feet))
    return "M" + " L".join(f"{round(x, 1)},{y}" for x, y in [*tops, *reversed(feet)]) + " Z"


def _point(paper: Paper, dot: Dot) -> str:
    return f"{paper.x(dot.on)},{paper.y(dot.height)}"


def _dot(paper: Paper, dot: Dot, kind: str, size: float) -> str:
    if dot.steps is None:
        return ""
    x, y = paper.x(dot.on), paper.y(dot.height)
    r = _room(paper, size, len(paper.line.theirs) + len(paper.line.mirror))
    if dot.apart:
        place = f'x="{round(x - r, 1)}" y="{round(y - r, 1)}" width="{2 * r}" height="{2 * r}"'
        return f'<rect class="{kind} dot-apart" {place}/>'
    return f'<circle class="{kind}" cx="{x}" cy="{y}" r="{r}"/>'


def _room(paper: Paper, size: float, count: int) -> float:
    """The size of a mark, smaller where there are many of them."""
    room = (paper.right - paper.left) / max(1, count)
    return round(max(size * 0.55, min(size, room * 0.8)), 1)
