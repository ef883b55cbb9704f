"""Everybody I work with, and one person and me."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.access.identities import Role
from alongside.base.clock import today
from alongside.base.ids import new_id, parse_id
from alongside.people import actions, queries, queries_circle
from alongside.people.visibility import is_mine
from alongside.web.contacts.beside import beside
from alongside.web.people import wording
from alongside.web.people.rows import of_circle, of_supervised


def people(request: HttpRequest) -> HttpResponse:
    """Everybody I work with; for a supervisor also the people of those they supervise, to read."""
    viewer = request.viewer  # type: ignore[attr-defined]
    asked = " ".join(request.GET.get("q", "").split())[:80]
    circles = queries_circle.caseload(viewer, asked)
    supervised = queries.supervised(viewer, asked)
    context = {
        "asked": asked,
        "circles": [of_circle(viewer, circle) for circle in circles],
        "supervised": of_supervised(supervised),
        "may_add": viewer.is_(Role.WORKER),
    }
    return render(request, "people/people.html", context)


def begin(request: HttpRequest, person: uuid.UUID) -> HttpResponse:
    """Begin an alliance: one tap."""
    id = parse_id(request.POST.get("id", "")) or new_id()
    alliance = actions.begin_alliance(by=request.viewer, id=id, person_id=person)  # type: ignore[attr-defined]
    messages.success(request, _("You have begun. This page is for the two of you."))
    return redirect("alliance", alliance.id)


def alliance(request: HttpRequest, alliance: uuid.UUID) -> HttpResponse:
    """One person and me."""
    viewer = request.viewer  # type: ignore[attr-defined]
    found = queries.alliance(viewer, alliance)
    known = queries.good_to_know(viewer, found)
    context = {
        "alliance": found,
        "person": found.person,
        "mine": is_mine(viewer, found),
        "standing": wording.standing(found.person, queries_circle.places(viewer, found)),
        "since": wording.since_when(found.since, today(viewer.zone)),
        "before_a_visit": wording.before_a_visit(known),
        **beside(viewer, found),
    }
    return render(request, "people/alliance.html", context)
