"""The line between two people as a picture: their answers, my mirror, my own strip, and what happened (mock-up `relationship`).

Solid line and filled dots: theirs. Dotted line and hollow dots: how I think it is for them. Bars on a strip of their own:
how it is for me. A hatched stretch: a hard patch. A seam of gold: mended. Straight segments; gaps stay gaps.
Nothing is told by colour alone. The table beside it says the same (`documents.line_table`).
"""

from __future__ import annotations

import datetime as dt
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from alongside.core.line import AllianceLine
from alongside.documents.line_words import describe
from alongside.documents.pronouns import Spoken
from alongside.web.charts.line_ground import ground, months
from alongside.web.charts.line_labels import labels
from alongside.web.charts.line_marks import marks
from alongside.web.charts.line_shape import SHAPES, Shape, on_paper

__all__ = ["SHAPES", "line_picture", "line_pictures"]


def line_picture(
    line: AllianceLine, person: Spoken, today: dt.date, shape: Shape, *, id: str = "line"
) -> SafeString:
    """One picture as SVG, for one width. `id` keeps its title, text and pattern apart from others on the page."""
    return _picture(line, person, today, shape, id, describe(line, person, today))


def _picture(
    line: AllianceLine, person: Spoken, today: dt.date, shape: Shape, id: str, words: str
) -> SafeString:
    said = labels(line, shape, today)
    paper = on_paper(line, shape, lanes=said.lanes)
    own = f"{id}-{shape.name}"
    inside = "".join(
        (
            hatch(own),
            ground(paper),
            months(paper),
            marks(paper, own),
            *(one.svg(paper) for one in said.placed),
        )
    )
    return format_html(
        '<svg class="pic line-pic line-{name}" viewBox="0 0 {w} {h}" role="img" font-size="{size}"'
        ' aria-labelledby="{own}-t" aria-describedby="{own}-d">'
        '<title id="{own}-t">{title}</title><desc id="{own}-d">{desc}</desc>{inside}</svg>',
        name=shape.name,
        w=shape.width,
        h=paper.height,
        size=shape.font,
        own=own,
        title=_("The line with %(name)s") % {"name": person.name},
        desc=words,
        # every part is numbers, classes and escaped words
        inside=mark_safe(inside),  # noqa: S308 - each part escaped what it was given
    )


def line_pictures(line: AllianceLine, person: Spoken, today: dt.date, *, id: str = "line") -> SafeString:
    """The picture in each of its widths; the stylesheet shows the one that there is room for."""
    words = describe(line, person, today)  # the same at every width
    pictures = (_picture(line, person, today, shape, id, words) for shape in SHAPES)
    return mark_safe("".join(pictures))  # noqa: S308 - pictures, each safe


def hatch(own: str) -> str:
    """The pattern of a hard patch."""
    return (
        f'<defs><pattern id="{escape(own)}-hatch" width="7" height="7" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect class="hatch-bg" width="7" height="7"/>'
        '<line class="hatch-line" x1="0" y1="0" x2="0" y2="7"/></pattern></defs>'
    )
