"""Who opened what: about one of my people, and for a lead about every client and by everybody."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.documents.opened_words import kind_of
from alongside.people import opened, queries
from alongside.people.opened import Page
from alongside.people.team import queries as team
from alongside.web.request import StaffRequest


def of_mine(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """About one of my people."""
    viewer = request.viewer
    found = queries.own_alliance(viewer, alliance)
    back = (reverse("person-change", args=[found.id]), _("Name and details"))
    return _page(request, opened.of_alliance(viewer, found, _before(request)), found.person.called, back)


def of_client(request: StaffRequest, person: uuid.UUID) -> HttpResponse:
    """About a client, for whoever leads."""
    viewer = request.viewer
    found = team.client(viewer, person)
    back = (reverse("assignments"), _("Who works with whom"))
    return _page(request, opened.of_client(viewer, found, _before(request)), found.name, back)


def by(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    """By one of the team, for whoever leads."""
    viewer = request.viewer
    found = team.practitioner(viewer, practitioner)
    back = (reverse("practitioner", args=[found.id]), found.name)
    return _page(request, opened.by(viewer, found, _before(request)), found.name, back)


def _page(request: StaffRequest, page: Page, about: str, back: tuple[str, str]) -> HttpResponse:
    rows = [{"opened": row, "kind": kind_of(row.route)} for row in page.rows]
    context: dict[str, Any] = {"rows": rows, "older": page.older, "about": about, "back": back}
    return render(request, "people/opened.html", context)


def _before(request: StaffRequest) -> int | None:
    """From which event on to go back; what is no number begins at the newest."""
    given = request.GET.get("before", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None
