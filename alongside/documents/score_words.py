"""Scores, and what is usual, in the points that somebody answering would know."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.core.detection import settings
from alongside.core.scale import Scale, as_text
from alongside.core.service_figures import shown_count
from alongside.documents.line_table import came
from alongside.documents.words import number
from alongside.insight.models import UsualFrom
from alongside.insight.queries.series import scale_of

#: Where the product began from, while little is known of a person.
_BEGINNINGS = {
    settings.OWN.source: gettext_lazy("the product’s own starting values for these questions"),
    settings.usual(scale_of("", 1)).source: gettext_lazy("the product’s own starting values"),
}


def points(scale: Scale, steps: float) -> str:
    """A score in points: "3.8" for a mean of five answers, "38" for a sum."""
    return f"{scale.points(steps):.{0 if scale.step == 1 else 1}f}"


def between(scale: Scale, low: float, high: float) -> str:
    """ "3.4 to 4.5"."""
    ends = {"low": points(scale, low), "high": points(scale, high)}
    return _("%(low)s to %(high)s") % ends


def against(
    scale: Scale, steps: int, n: int, mode: str, medium: str, ends: tuple[float, float] | None
) -> str:
    """A score, what was usual before it, and on how many earlier looks, asked how, that rests."""
    fill = {
        "score": points(scale, steps),
        "top": as_text(scale.high),
        "n": number(n),
        "came": came(mode, medium, "").lower(),
    }
    if ends is None:
        return _("This time %(score)s of %(top)s, against %(n)s earlier looks (%(came)s).") % fill
    said = _("This time %(score)s of %(top)s; usual was %(usual)s, from %(n)s earlier looks (%(came)s).")
    return said % {**fill, "usual": between(scale, *ends)}


def how_often(in_hundred: int) -> str:
    """How often as much is seen where nothing is wrong."""
    return _("Of 100 steady relationships, about %(n)s show this within a year [O1].") % {
        "n": number(in_hundred)
    }


def rule_words(prior: str) -> str:
    """Which rule, in which version, and from where it began."""
    return _(
        "Rule “%(rule)s”: the last three looks weighed together against what is usual for one person, beginning from"
        " %(prior)s."
    ) % {"rule": settings.RULE, "prior": beginning(prior)}


def beginning(source: str) -> str:
    """Where the starting values come from: the product's, or a service's own (`OrgPrior.source`)."""
    if source in _BEGINNINGS:
        return str(_BEGINNINGS[source])
    how, day, relationships = source.split(" ")
    said = {
        "day": date_format(dt.date.fromisoformat(day), "j F Y"),
        "n": shown_count(int(relationships)).n,
    }
    if how == UsualFrom.ESTIMATED:
        return _("worked out from about %(n)s relationships of this service on %(day)s") % said
    return _("entered by hand on %(day)s") % said
