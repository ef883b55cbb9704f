"""Ending a working relationship: what then happens is said before, and it can begin again."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda import queries as agenda
from alongside.base.errors import NotThere, Refused
from alongside.contacts import queries as contacts
from alongside.people import actions_end, queries, queries_circle
from alongside.people.models import Alliance


def end(request: HttpRequest, alliance: uuid.UUID) -> HttpResponse:
    """What then happens, and what is still open between the two; then the yes. Pressed twice it has ended once."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    try:
        found = queries.own_alliance(viewer, alliance)
    except NotThere:
        if alliance not in {one.id for one in queries_circle.ended_alliances(viewer)}:
            raise
        return _ended(request)
    if request.method != "POST":
        return _page(request, found)
    try:
        actions_end.end_alliance(found.id, by=viewer)
    except Refused as no:
        messages.warning(request, no.message)
        return _page(request, found, status=422)
    return _ended(request)


def _ended(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Ended. It stands at the foot of this page, where you can begin again."))
    return redirect("people")


def _page(request: HttpRequest, found: Alliance, status: int = 200) -> HttpResponse:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    two = agenda.two_agendas(viewer, found)
    context = {
        "alliance": found,
        "person": found.person,
        "places": queries_circle.places(viewer, found),
        "promises": two.promises,
        "planned": contacts.planned(viewer, found),
        "items": len(two.theirs) + len(two.mine),
    }
    return render(request, "people/end.html", context, status=status)
