"""One person and me: their details, and the end of the working relationship. And who opened what: about one of my people, and
for a lead about every client and by everybody."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Viewer
from alongside.agenda.queries import two_agendas
from alongside.base.clock import today
from alongside.base.errors import NotThere, Refused
from alongside.base.revisions import revisions
from alongside.contacts import queries as contacts
from alongside.core.practice import Here
from alongside.documents.pages import kind_of_page
from alongside.documents.words import spoken
from alongside.people import opened
from alongside.people.actions import alliances as actions
from alongside.people.models import Alliance, Person
from alongside.people.queries import people as queries, team
from alongside.web.learning.shown import at_its_moment
from alongside.web.pages import AlliancePage, StaffRequest
from alongside.web.people.forms import DetailsForm
from alongside.web.revisions import revised


class ChangeDetails(AlliancePage):
    form_class, template, then = DetailsForm, "people/form.html", "alliance"
    message = gettext_lazy("Saved.")

    def initial(self) -> dict[str, Any]:
        known = {name: getattr(self.alliance.person, name) for name in actions.DETAILS}
        return known | {"pronoun": "" if known["pronoun"] == "name" else known["pronoun"]}

    def save(self, by: Viewer, alliance: Alliance, *, id: uuid.UUID, **details: str) -> Person:
        return actions.change_details(by, alliance.person, id=id, **details)

    def context(self) -> dict[str, Any]:
        alliance, person = self.alliance, self.alliance.person
        return {
            "heading": _("What %(name)s is called, and how to get in touch") % {"name": person.called},
            "back": (reverse("alliance", args=[alliance.id]), person.called),
            "revised": revised(revisions(self.viewer, alliance.id, person.id), DetailsForm),
        }


def show(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What can be shown to them, each on a screen that is handed over."""
    between = queries.own_alliance(request.viewer, alliance)
    planned = contacts.planned(request.viewer, between)[:1]
    context = {"alliance": between, "person": between.person, "spoken": spoken(between), "planned": planned}
    return render(request, "people/show.html", context)


def end(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What then happens, and what is still open between the two; then the yes. Pressed twice it has ended once."""
    viewer, status = request.viewer, 200
    try:
        between = queries.own_alliance(viewer, alliance)
    except NotThere:
        if alliance not in {ended.id for ended in queries.ended_alliances(viewer)}:
            raise
        return _ended(request)
    if request.method == "POST":
        try:
            actions.end_alliance(viewer, between)
            return _ended(request)
        except Refused as refused:
            messages.warning(request, refused.message)
            status = 422
    two = two_agendas(viewer, between)
    context = {
        "alliance": between,
        "person": between.person,
        "places": queries.places(viewer, between),
        "promises": two.promises,
        "planned": contacts.planned(viewer, between),
        "items": len(two.their_items) + len(two.my_items),
        **at_its_moment(viewer, Here(ends_on=today(viewer.zone))),
    }
    return render(request, "people/end.html", context, status=status)


def _ended(request: StaffRequest) -> HttpResponse:
    messages.success(request, _("Ended. You can begin again at the foot of this page."))
    return redirect("people")


def opened_of_mine(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    between = queries.own_alliance(request.viewer, alliance)
    pages = opened.about(request.viewer, between.person_id, _before(request))
    back = (reverse("alliance", args=[between.id]), between.person.called)
    return _opened(request, pages, between.person.called, back)


def opened_of_client(request: StaffRequest, person: uuid.UUID) -> HttpResponse:
    client = team.client(request.viewer, person)
    pages = opened.about(request.viewer, client.id, _before(request))
    back = (reverse("assignments"), _("Who works with whom"))
    return _opened(request, pages, client.name, back, paper_for=client)


def opened_by(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    colleague = team.practitioner(request.viewer, practitioner)
    pages = opened.by(request.viewer, colleague, _before(request))
    back = (reverse("practitioner", args=[colleague.id]), colleague.name)
    return _opened(request, pages, colleague.name, back)


def _opened(
    request: StaffRequest, pages: opened.OpenedPages, about: str, back: tuple[str, str], **more: Any
) -> HttpResponse:
    opened_pages, older = pages
    rows = [{"opened": row, "kind": kind_of_page(row.route)} for row in opened_pages]
    context = {"rows": rows, "older": older, "before": _before(request), "about": about, "back": back}
    return render(request, "people/opened.html", context | more)


def _before(request: StaffRequest) -> int | None:
    """From which event on to go back; what is no number begins at the newest."""
    event = request.GET.get("before", "")
    return int(event) if event.isascii() and event.isdigit() and len(event) < 19 else None
