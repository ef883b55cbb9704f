"""The two agendas, putting something on them, and showing them to the client."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alongside.access.identities import Viewer
from alongside.agenda.actions.items import add_item, add_referral
from alongside.agenda.models import AgendaItem
from alongside.agenda.queries import agreements, items
from alongside.agenda.queries.items import TwoAgendas
from alongside.base.revisions import came_twice, revisions
from alongside.contacts import queries as contacts
from alongside.core.ordering import order_mine, order_theirs
from alongside.core.states.agenda import MINE_CLOSED, THEIRS_CLOSED, THEIRS_LIVE
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.people.visibility import is_mine
from alongside.web.advised import Advised
from alongside.web.agenda import rows
from alongside.web.agenda.advice import of_reason
from alongside.web.agenda.forms.items import MyForm, ReferralForm, TheirForm
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest
from alongside.web.revisions import revised


def agenda(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """Both lists whole, goals and promises."""
    viewer = request.viewer
    found = people.alliance(viewer, alliance)
    whole = items.two_agendas(viewer, found, closed=True)
    theirs = [one for one in whole.theirs if one.state not in THEIRS_CLOSED]
    mine = [one for one in whole.mine if one.state not in MINE_CLOSED]
    shown = {
        "alliance": found,
        "mine": is_mine(viewer, found),
        "two": TwoAgendas(tuple(theirs), tuple(mine), whole.promises),
        "closed": TwoAgendas(
            tuple(one for one in whole.theirs if one.state in THEIRS_CLOSED),
            tuple(one for one in whole.mine if one.state in MINE_CLOSED),
        ),
        "in_order": [one for one in theirs if one.state in THEIRS_LIVE],
        "goals": agreements.goals(viewer, found),
    }
    return render(request, "agenda/agenda.html", shown)


def show(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The page to turn round and show, or to print (S14): plain words, nothing of how I will say it."""
    viewer = request.viewer
    found = people.alliance(viewer, alliance)
    two = items.two_to_show(viewer, found)
    shown = {
        "alliance": found,
        "theirs": order_theirs(two.theirs),
        "mine": order_mine(two.mine),
        "promises": two.promises,
        "goals": agreements.goals(viewer, found, let_go=False),
        "planned": contacts.planned(viewer, found)[:1] if is_mine(viewer, found) else [],
    }
    return render(request, "agenda/show.html", shown)


class _Add(FormPage):
    """What adding to either list shares."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def form_kwargs(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"person": rows.spoken(subject), "goals": agreements.goals(viewer, subject, let_go=False)}

    def after(self, viewer: Viewer, subject: Alliance, saved: AgendaItem) -> str:
        if came_twice(viewer, saved.id):  # this page was saved before with other words: both stand there
            return reverse("item", args=[saved.id])
        return reverse("agenda", args=[subject.id])


class AddTheirs(_Add):
    """Something on their mind."""

    form_class = TheirForm
    template = "agenda/add_theirs.html"

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> AgendaItem:
        return add_item(viewer, subject, id=id, side="theirs", **data)


class AddMine(Advised, _Add):
    """Something I was asked to raise, or think I need to."""

    form_class = MyForm
    template = "agenda/add_mine.html"

    def advice(self, data: dict[str, Any]) -> dict[str, str]:
        return of_reason(data["why"])

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> AgendaItem:
        return add_item(viewer, subject, id=id, side="mine", origin="own", **data)


class Referral(FormPage):
    """A referral's list: it becomes mine (S3)."""

    form_class = ReferralForm
    template = "agenda/referral.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> Alliance:
        add_referral(viewer, subject, id=id, **data)
        self.again = came_twice(viewer, id)
        return subject

    def context(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"revised": revised(revisions(viewer, subject.id), ReferralForm)}

    def after(self, viewer: Viewer, subject: Alliance, saved: Alliance) -> str:
        # this page was saved before with another list: it stands beneath the form, to be taken from
        return reverse("referral" if self.again else "agenda", args=[subject.id])
