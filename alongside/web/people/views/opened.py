"""Who opened what: about one of my people, and for a lead about every client and by everybody."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.documents.people import kind_of_page
from alongside.people import opened
from alongside.people.queries import people as queries, team
from alongside.web.pages import StaffRequest


def of_mine(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    between = queries.own_alliance(request.viewer, alliance)
    pages = opened.about(request.viewer, between.person_id, _before(request))
    back = (reverse("person-change", args=[between.id]), _("Name and details"))
    return _page(request, pages, between.person.called, back)


def of_client(request: StaffRequest, person: uuid.UUID) -> HttpResponse:
    client = team.client(request.viewer, person)
    pages = opened.about(request.viewer, client.id, _before(request))
    return _page(request, pages, client.name, (reverse("assignments"), _("Who works with whom")))


def by(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    colleague = team.practitioner(request.viewer, practitioner)
    pages = opened.by(request.viewer, colleague, _before(request))
    back = (reverse("practitioner", args=[colleague.id]), colleague.name)
    return _page(request, pages, colleague.name, back)


def _page(
    request: StaffRequest, pages: opened.OpenedPages, about: str, back: tuple[str, str]
) -> HttpResponse:
    opened_pages, older = pages
    rows = [{"opened": row, "kind": kind_of_page(row.route)} for row in opened_pages]
    return render(request, "people/opened.html", {"rows": rows, "older": older, "about": about, "back": back})


def _before(request: StaffRequest) -> int | None:
    """From which event on to go back; what is no number begins at the newest."""
    event = request.GET.get("before", "")
    return int(event) if event.isascii() and event.isdigit() and len(event) < 19 else None
