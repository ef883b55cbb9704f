"""The circle around a client: who is there, who joins, who leaves."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Role
from alongside.base.revisions import revisions
from alongside.people.actions import alliances as actions
from alongside.people.models import CircleLink
from alongside.people.queries import people as queries
from alongside.people.visibility import is_mine
from alongside.repair.queries import how_hard
from alongside.web.charts.circle import Seat
from alongside.web.pages import AlliancePage, StaffRequest, Step, Within
from alongside.web.people.forms import JoinForm, PlaceForm
from alongside.web.revisions import revised


def around(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The circle as a picture and a list; for somebody around clients, the circles they are in."""
    viewer = request.viewer
    between = queries.alliance(viewer, alliance)
    hard, circles = how_hard(viewer), []
    for circle in queries.circles(viewer, between):
        seats = [
            Seat(
                member.person.name,
                member.link.called,
                reverse("alliance", args=[member.alliance.id]) if member.alliance else "",
                is_allied=member.alliance is not None,
                hard=hard.get(member.alliance.id, "") if member.alliance else "",
            )
            for member in circle.members
        ]
        own = circle.alliance is not None and is_mine(viewer, circle.alliance)
        circles.append((circle, seats, own, {seat.hard for seat in seats}))
    context = {
        "alliance": between,
        "person": between.person,
        "mine": is_mine(viewer, between),
        "circles": circles,
        "may_begin": viewer.is_(Role.WORKER),
        "ended": queries.ended_places(viewer, between) if between.person.is_client else [],
    }
    return render(request, "people/circle.html", context)


class AddToCircle(AlliancePage):
    fetch = staticmethod(queries.own_client)
    form_class, template, then = JoinForm, "people/form.html", "circle"
    save, twice = staticmethod(actions.add_to_circle), "circle-change"
    message, back = gettext_lazy("Saved."), ("circle", gettext_lazy("Circle"))
    intro = gettext_lazy(
        "Their name and role are seen by everybody who works with the client. Anything else is not."
    )

    def form_kwargs(self) -> dict[str, Any]:
        return {"known": queries.might_join(self.viewer, self.alliance)}

    def context(self) -> dict[str, Any]:
        return {"heading": _("Who is around %(name)s?") % {"name": self.alliance.person.called}}


class InCircle(Within):
    fetch = staticmethod(queries.own_client)
    part, fetch_part = "link", staticmethod(queries.circle_link)
    then = "circle"
    subject: CircleLink


class ChangePlace(InCircle, AlliancePage):
    form_class, template = PlaceForm, "people/place.html"
    save = staticmethod(actions.change_place)
    message, back = gettext_lazy("Saved."), ("circle", gettext_lazy("Circle"))

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.subject, name) for name in actions.PLACE}

    def context(self) -> dict[str, Any]:
        link = self.subject
        names = {"person": link.person.name, "client": self.alliance.person.called}
        return {
            "heading": _("%(person)s, in the circle of %(client)s") % names,
            "revised": revised(revisions(self.viewer, link.id), JoinForm),
            "end_url": "" if link.until else self.address("circle-end", link),
        }


class EndPlace(InCircle, Step):
    """Today is somebody's last day in the circle: one tap."""

    save = staticmethod(actions.end_place)
    message = gettext_lazy("Today is their last day in this circle.")
