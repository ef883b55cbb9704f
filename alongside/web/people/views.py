"""Everybody I work with, and one person and me."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.access.identities import Role
from alongside.people import actions, queries, queries_circle
from alongside.web.people import searching
from alongside.web.people.minds import minds
from alongside.web.people.relationship import page_of
from alongside.web.people.rows import of_circle, of_ended, of_supervised
from alongside.web.request import StaffRequest, id_for


def people(request: StaffRequest) -> HttpResponse:
    """Everybody I work with; for a supervisor also the people of those they supervise, to read."""
    return searching.ask(request) if request.method == "POST" else _page(request, "")


def matches(request: StaffRequest) -> HttpResponse:
    """Those of them whose name or role holds what was asked for."""
    asked = searching.asked(request)
    return _page(request, asked) if asked else redirect("people")


def _page(request: StaffRequest, asked: str) -> HttpResponse:
    viewer = request.viewer
    circles = queries_circle.caseload(viewer, asked)
    supervised = queries.supervised(viewer, asked)
    on_minds = minds(viewer, circles)
    context = {
        "asked": asked,
        "circles": [of_circle(viewer, circle, on_minds) for circle in circles],
        "supervised": of_supervised(supervised),
        "ended": of_ended(viewer, queries_circle.ended_alliances(viewer, asked)),
        "may_add": viewer.is_(Role.WORKER),
    }
    return render(request, "people/people.html", context)


def begin(request: StaffRequest, person: uuid.UUID) -> HttpResponse:
    """Begin an alliance: one tap."""
    id = id_for(request)
    alliance = actions.begin_alliance(by=request.viewer, id=id, person_id=person)
    messages.success(request, _("You have begun. This page is for the two of you."))
    return redirect("alliance", alliance.id)


def alliance(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """One person and me."""
    viewer = request.viewer
    found = queries.alliance(viewer, alliance)
    return render(request, "people/alliance.html", page_of(viewer, found))
