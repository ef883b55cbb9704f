"""Ending a working relationship: what then happens is said before, and it can begin again."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.agenda import queries as agenda
from alongside.base.errors import NotThere, Refused
from alongside.contacts import queries as contacts
from alongside.people import actions_end, queries, queries_circle
from alongside.people.models import Alliance
from alongside.web.request import StaffRequest


def end(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What then happens, and what is still open between the two; then the yes. Pressed twice it has ended once."""
    viewer = request.viewer
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


def _ended(request: StaffRequest) -> HttpResponse:
    messages.success(request, _("Ended. It stands at the foot of this page, where you can begin again."))
    return redirect("people")


def _page(request: StaffRequest, found: Alliance, status: int = 200) -> HttpResponse:
    viewer = request.viewer
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
