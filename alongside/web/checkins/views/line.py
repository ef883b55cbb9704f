"""The line between two people, as a picture and as a table; its two sides; and what chance would show on a caseload."""

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.checkins.queries import helpers, retracted
from alongside.core.detection.settings import OWN_SCALE
from alongside.core.line import AllianceLine, window
from alongside.documents.line import came, gap_words, marks, side, tracking_words
from alongside.documents.scores import worded
from alongside.documents.words import spoken
from alongside.insight.queries.check_ins import Interpretation
from alongside.insight.queries.line import chance_of, drawn_line, two_sides as sides_of
from alongside.people.models import Alliance
from alongside.people.queries.people import own_alliance
from alongside.web.charts.line import line_pictures
from alongside.web.pages import StaffRequest


def line(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The line on a page of its own, with the way to older check-ins."""
    viewer = request.viewer
    between = own_alliance(viewer, alliance)
    whole_line, newest = drawn_line(viewer, between)
    shown = window(whole_line, until=day_asked(request.GET.get("until", "")))
    named = helpers(viewer, between) if any(dot.apart for dot in shown.answers) else {}
    gone = retracted(viewer, between)
    context = _drawn(viewer, between, shown, newest)
    return render(request, "checkins/line.html", context | {"rows": marks(shown, named), "retracted": gone})


def on_person(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    """The latest check-ins of an alliance of the viewer's own, for the person's page."""
    whole_line, newest = drawn_line(viewer, alliance)
    return _drawn(viewer, alliance, window(whole_line), newest)


def _drawn(
    viewer: Viewer, alliance: Alliance, line: AllianceLine, newest: Interpretation | None
) -> dict[str, Any]:
    """What the templates need to show a line, without the table."""
    them = spoken(alliance)
    return {
        "alliance": alliance,
        "person": alliance.person,
        "spoken": them,
        "line": line,
        "line_shown": not line.empty,
        "picture": "" if line.empty else line_pictures(line, them, today(viewer.zone)),
        "any_apart": any(dot.apart for dot in line.answers),
        "any_usual": any(dot.usual for dot in line.answers),
        "says": worded(newest, them, today(viewer.zone)),
        "any_mended": any(patch.until and patch.until <= line.last for patch in line.patches),
    }


def day_asked(text: str) -> dt.date | None:
    """A day in an address; None, which is today, for anything that is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def two_sides(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """How I think it is, beside how they said it is; for the practitioner alone."""
    viewer = request.viewer
    between = own_alliance(viewer, alliance)
    both, them = sides_of(viewer, between), spoken(between)
    step = float(OWN_SCALE.step)
    context = {
        "alliance": between,
        "person": between.person,
        "gap": gap_words(both.gap, OWN_SCALE, them),
        "tracking": tracking_words(both.tracking, OWN_SCALE, them),
        "came": came(both.mode, both.medium, "") if both.pairs else "",
        "other": both.other if both.pairs else 0,
        "pairs": [
            {
                "pair": pair,
                "guess": f"{OWN_SCALE.points(pair.guess.steps):.1f}",
                "answer": f"{OWN_SCALE.points(pair.answer.steps):.1f}",
                "side": side(pair.difference * step),
            }
            for pair in reversed(both.pairs)
        ],
    }
    return render(request, "checkins/two_sides.html", context)


def chance(request: StaffRequest) -> HttpResponse:
    """How many notices chance alone would show on my caseload."""
    expected, seen = chance_of(request.viewer)
    return render(request, "checkins/chance.html", {"expected": expected, "seen": seen})
