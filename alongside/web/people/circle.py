"""The circle around a client: who is there, who joins, who leaves."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere
from alongside.base.revisions import came_twice, revisions
from alongside.people import actions_circle, queries, queries_circle
from alongside.people.models import Alliance, CircleLink
from alongside.people.visibility import is_mine
from alongside.web.pages import AlliancePage, Step
from alongside.web.people.forms import JoinForm, PlaceForm
from alongside.web.people.rows import of_circle
from alongside.web.request import StaffRequest
from alongside.web.revisions import revised


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


class End(Step):
    """Today is somebody's last day in the circle: one tap."""

    then, message = "circle", gettext_lazy("Today is their last day in this circle.")

    def find(self, **ids: uuid.UUID) -> CircleLink:
        return queries_circle.circle_link(
            self.viewer, queries.own_alliance(self.viewer, ids["alliance"]), ids["link"]
        )

    def save(self, by: Viewer, link: CircleLink, *, id: uuid.UUID | None) -> CircleLink:
        return actions_circle.end_place(by=by, alliance_id=self.kwargs["alliance"], link_id=link.id)


class AddToCircle(AlliancePage):
    """Somebody joins the circle of my client."""

    form_class, template, then = JoinForm, "people/form.html", "circle"
    message, back = gettext_lazy("Kept."), ("circle", gettext_lazy("Circle"))

    def find(self, **ids: uuid.UUID) -> Alliance:
        alliance: Alliance = super().find(**ids)
        if not alliance.person.is_client:
            raise NotThere
        return alliance

    def form_kwargs(self) -> dict[str, Any]:
        return {"known": queries_circle.might_join(self.viewer, self.alliance)}

    def save(self, by: Viewer, alliance: Alliance, *, id: uuid.UUID, **cleaned: Any) -> CircleLink:
        known = cleaned.pop("person", "")
        person_id = uuid.UUID(known) if known else None
        return actions_circle.add_to_circle(
            by=by, id=id, alliance_id=alliance.id, person_id=person_id, **cleaned
        )

    def after(self, saved: CircleLink) -> str:
        if came_twice(self.viewer, saved.id):  # both stand there
            return reverse("circle-change", args=[self.alliance.id, saved.id])
        return super().after(saved)

    def context(self) -> dict[str, Any]:
        return {
            "heading": _("Who is around %(name)s?") % {"name": self.alliance.person.called},
            "intro": _(
                "Their name and role are seen by everybody who works with the client. Anything else is not."
            ),
        }


class ChangePlace(AlliancePage):
    """Where somebody stands in the circle of my client, and until when."""

    form_class, template, then = PlaceForm, "people/place.html", "circle"
    message, back = gettext_lazy("Kept."), ("circle", gettext_lazy("Circle"))
    subject: CircleLink

    def find(self, **ids: uuid.UUID) -> CircleLink:
        self.client = queries.own_alliance(self.viewer, ids["alliance"])
        return queries_circle.circle_link(self.viewer, self.client, ids["link"])

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in ("place", "role", "since", "until")}

    def save(self, by: Viewer, link: CircleLink, *, id: uuid.UUID, **cleaned: Any) -> CircleLink:
        return actions_circle.change_place(by=by, alliance_id=self.client.id, link_id=link.id, **cleaned)

    def context(self) -> dict[str, Any]:
        link = self.subject
        names = {"person": link.person.name, "client": self.client.person.called}
        return {
            "heading": _("%(person)s, in the circle of %(client)s") % names,
            "revised": revised(revisions(self.viewer, link.id), JoinForm),
            "end_url": "" if link.until else reverse("circle-end", args=[self.client.id, link.id]),
        }
