"""The two sides of one relationship, for its practitioner alone; and chance on my own caseload."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import render

from alongside.core.detection.settings import OWN_SCALE
from alongside.documents.line import came
from alongside.documents.two_sides_words import gap_words, side, tracking_words
from alongside.insight.queries.two_sides import chance_of, two_sides
from alongside.people.queries import people
from alongside.web.checkins.spoken import spoken_of
from alongside.web.request import StaffRequest


def page(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """How I think it is, beside how they said it is."""
    viewer = request.viewer
    found = people.own_alliance(viewer, alliance)
    both, spoken = two_sides(viewer, found), spoken_of(found)
    step = float(OWN_SCALE.step)
    context = {
        "alliance": found,
        "person": found.person,
        "gap": gap_words(both.gap, OWN_SCALE, spoken),
        "tracking": tracking_words(both.tracking, OWN_SCALE, spoken),
        "came": came(both.mode, both.medium, "") if both.pairs else "",
        "other": both.other if both.pairs else 0,
        "pairs": [
            {
                "pair": one,
                "guess": f"{OWN_SCALE.points(one.guess.steps):.1f}",
                "answer": f"{OWN_SCALE.points(one.answer.steps):.1f}",
                "side": side(one.difference * step),
            }
            for one in reversed(both.pairs)
        ],
    }
    return render(request, "checkins/two_sides.html", context)


def chance(request: StaffRequest) -> HttpResponse:
    """How many notices chance alone would show on my caseload."""
    viewer = request.viewer
    found = chance_of(viewer)
    return render(request, "checkins/chance.html", {"chance": found, "expected": found.expected})
