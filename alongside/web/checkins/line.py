"""The line between two people: the picture, the same as a table, and the way to older looks."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.checkins.queries import helpers, retracted
from alongside.core.line import AllianceLine, window
from alongside.documents.line import marks
from alongside.documents.scores import worded
from alongside.insight.queries.interpretation import Interpretation
from alongside.insight.queries.line import drawn_line
from alongside.people.models import Alliance
from alongside.people.queries import people
from alongside.web.charts.line import line_pictures
from alongside.web.checkins.spoken import spoken_of
from alongside.web.request import StaffRequest


def line(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The line on a page of its own."""
    viewer = request.viewer
    found = people.own_alliance(viewer, alliance)
    whole = drawn_line(viewer, found)
    shown = window(whole.line, until=day_asked(request.GET.get("until", "")))
    named = helpers(viewer, found) if any(dot.apart for dot in shown.theirs) else {}
    gone = retracted(viewer, found)
    context = {**drawn(viewer, found, shown, whole.newest), "rows": marks(shown, named), "taken_back": gone}
    return render(request, "checkins/line.html", context)


def on_person(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    """The latest looks of an alliance of the viewer's own, for the person's page."""
    whole = drawn_line(viewer, alliance)
    return drawn(viewer, alliance, window(whole.line), whole.newest)


def drawn(
    viewer: Viewer, alliance: Alliance, line: AllianceLine, newest: Interpretation | None
) -> dict[str, Any]:
    """What the templates need to show a line, without the table."""
    spoken = spoken_of(alliance)
    return {
        "alliance": alliance,
        "person": alliance.person,
        "spoken": spoken,
        "line": line,
        "line_shown": not line.empty,
        "picture": "" if line.empty else line_pictures(line, spoken, today(viewer.zone)),
        "any_apart": any(dot.apart for dot in line.theirs),
        "any_usual": any(dot.usual for dot in line.theirs),
        "says": worded(newest, spoken, today(viewer.zone)),
        "any_mended": any(one.until and one.until <= line.last for one in line.patches),
    }


def day_asked(text: str) -> dt.date | None:
    """A day in an address; None, which is today, for anything that is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
