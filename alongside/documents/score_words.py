"""Scores, and what is usual, in the points that somebody answering would know."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core.detection import settings
from alongside.core.scale import as_text
from alongside.documents.line_table import came
from alongside.documents.words import number
from alongside.insight.scales import scale_of

#: Where the product began from, while little is known of a person.
_BEGINNINGS = {
    settings.OWN.source: gettext_lazy("the product’s own starting values for these questions"),
    settings.usual(scale_of("", 1)).source: gettext_lazy("the product’s own starting values"),
}


def points(instrument: str, top: int, steps: float) -> str:
    """A score in points: "3.8" for a mean of five answers, "38" for a sum."""
    scale = scale_of(instrument, top)
    return f"{scale.points(steps):.{0 if scale.step == 1 else 1}f}"


def out_of(instrument: str, top: int) -> str:
    """The highest that can be reached: "5"."""
    return as_text(scale_of(instrument, top).high)


def between(instrument: str, top: int, low: float, high: float) -> str:
    """ "3.4 to 4.5"."""
    ends = {"low": points(instrument, top, low), "high": points(instrument, top, high)}
    return _("%(low)s to %(high)s") % ends


def against(
    instrument: str, top: int, steps: int, n: int, mode: str, medium: str, ends: tuple[float, float] | None
) -> str:
    """A score, what was usual before it, and on how many earlier looks, asked how, that rests."""
    fill = {
        "score": points(instrument, top, steps),
        "top": out_of(instrument, top),
        "n": number(n),
        "came": came(mode, medium, "").lower(),
    }
    if ends is None:
        return _("This time %(score)s of %(top)s, against %(n)s earlier looks (%(came)s).") % fill
    said = _("This time %(score)s of %(top)s; usual was %(usual)s, from %(n)s earlier looks (%(came)s).")
    return said % {**fill, "usual": between(instrument, top, *ends)}


def beginning(prior: str) -> str:
    """Where the starting values come from, by their own name where they are a service's."""
    return str(_BEGINNINGS.get(prior, prior))
