"""The circle around a client: who is there, who joins, who leaves."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.before import stood_before
from alongside.base.errors import NotThere
from alongside.base.submit import kept_versions
from alongside.people import actions_circle, queries, queries_circle
from alongside.people.models import Alliance, CircleLink
from alongside.people.visibility import is_mine
from alongside.web.also_wrote import DETAILS, PLACE, earlier_words, other_words
from alongside.web.formpage import FormPage
from alongside.web.people.forms import JoinForm, PlaceForm
from alongside.web.people.rows import of_circle
from alongside.web.request import StaffRequest


def around(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The circle as a picture and a list; for somebody around clients, the circles they are in."""
    viewer = request.viewer
    found = queries.alliance(viewer, alliance)
    circles = queries_circle.circles(viewer, found)
    context = {
        "alliance": found,
        "person": found.person,
        "mine": is_mine(viewer, found),
        "circles": [of_circle(viewer, circle) for circle in circles],
        "ended": queries_circle.ended_places(viewer, found) if found.person.is_client else [],
    }
    return render(request, "people/circle.html", context)


def end(request: StaffRequest, alliance: uuid.UUID, link: uuid.UUID) -> HttpResponse:
    """Today is somebody's last day in the circle: one tap."""
    actions_circle.end_place(by=request.viewer, alliance_id=alliance, link_id=link)
    messages.success(request, _("Today is their last day in this circle."))
    return redirect("circle", alliance)


class AddToCircle(FormPage):
    """Somebody joins the circle of my client."""

    form_class = JoinForm
    template = "people/form.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        found = queries.own_alliance(viewer, ids["alliance"])
        if not found.person.is_client:
            raise NotThere
        return found

    def form_kwargs(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"known": queries_circle.might_join(viewer, subject)}

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> CircleLink:
        known = data.pop("person", "")
        person_id = uuid.UUID(known) if known else None
        return actions_circle.add_to_circle(
            by=viewer, id=id, alliance_id=subject.id, person_id=person_id, **data
        )

    def after(self, viewer: Viewer, subject: Alliance, saved: CircleLink) -> str:
        messages.success(self.request, _("Kept."))
        if kept_versions(viewer, saved.id):  # this page was saved before with other words: both stand there
            return reverse("circle-change", args=[subject.id, saved.id])
        return reverse("circle", args=[subject.id])

    def context(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {
            "heading": _("Who is around %(name)s?") % {"name": subject.person.called},
            "intro": _(
                "Their name and role are seen by everybody who works with the client. Anything else is not."
            ),
            "back": (reverse("circle", args=[subject.id]), _("Circle")),
        }


class ChangePlace(FormPage):
    """Where somebody stands in the circle of my client, and until when."""

    form_class = PlaceForm
    template = "people/place.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> CircleLink:
        self.alliance = queries.own_alliance(viewer, ids["alliance"])
        return queries_circle.circle_link(viewer, self.alliance, ids["link"])

    def initial(self, viewer: Viewer, subject: CircleLink) -> dict[str, Any]:
        return {name: getattr(subject, name) for name in ("place", "role", "since", "until")}

    def save(self, viewer: Viewer, subject: CircleLink, id: uuid.UUID, data: dict[str, Any]) -> CircleLink:
        return actions_circle.change_place(
            by=viewer, alliance_id=self.alliance.id, link_id=subject.id, **data
        )

    def after(self, viewer: Viewer, subject: CircleLink, saved: CircleLink) -> str:
        messages.success(self.request, _("Kept."))
        return reverse("circle", args=[self.alliance.id])

    def context(self, viewer: Viewer, subject: CircleLink) -> dict[str, Any]:
        names = {"person": subject.person.name, "client": self.alliance.person.called}
        return {
            "heading": _("%(person)s, in the circle of %(client)s") % names,
            "back": (reverse("circle", args=[self.alliance.id]), _("Circle")),
            "also_wrote": other_words(kept_versions(viewer, subject.id), DETAILS | PLACE),
            "earlier": earlier_words(stood_before(viewer, subject.id), PLACE),
            "end_url": "" if subject.until else reverse("circle-end", args=[self.alliance.id, subject.id]),
        }
