"""What I said I would do: all of it, one of it, and what became of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.agreements import add_promise, step_promise
from alongside.agenda.models import AgendaItem, Promise
from alongside.agenda.queries import agreements, items
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.base.ids import new_id
from alongside.base.revisions import came_twice, revisions
from alongside.core.states.promise import PROMISE, PromiseEvent
from alongside.documents.promise_words import promise_history
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.people.visibility import is_mine
from alongside.web.agenda import rows
from alongside.web.agenda.forms.promises import BesideForm, NewDayForm, PromiseForm, SaidForm
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest, sent_id
from alongside.web.revisions import revised

ONE_TAP = (
    PromiseEvent.KEPT,
    PromiseEvent.BROKEN,
    PromiseEvent.RELEASED,
    PromiseEvent.UNDONE,
    PromiseEvent.WITHDRAWN,
)


def promises(request: StaffRequest) -> HttpResponse:
    """All I promised to anybody that still asks for something, late first."""
    viewer = request.viewer
    return render(request, "agenda/promises.html", {"promises": agreements.my_promises(viewer)})


def promise(request: StaffRequest, promise: uuid.UUID) -> HttpResponse:
    """One promise and its history."""
    viewer = request.viewer
    found = agreements.promise(viewer, promise)
    person, day = rows.spoken(found.alliance), today(viewer.zone)
    shown = {
        "promise": agreements.promised(found, day),
        "item": found.item,
        "alliance": found.alliance,
        "mine": is_mine(viewer, found.alliance),
        "steps": [
            (one, promise_history(one, person, day)) for one in agreements.promise_steps(viewer, found)
        ],
        "may": {event.value for event in PROMISE.events_from(found.state)},
        "form_id": new_id(),
        "revised": revised(
            revisions(viewer, found.id), PromiseForm(items=[]), NewDayForm, SaidForm(person=person)
        ),
    }
    return render(request, "agenda/promise.html", shown)


def step(request: StaffRequest, promise: uuid.UUID) -> HttpResponse:
    """One tap: kept, not kept, no longer needed, or that taken back."""
    viewer = request.viewer
    found = agreements.own_promise(viewer, promise)
    event, id = request.POST.get("event", ""), sent_id(request)
    try:
        if event not in ONE_TAP:
            raise Refused(_("Please choose one of the buttons."))
        step_promise(viewer, found, id=id, event=event)
    except Refused as no:
        messages.warning(request, no.message)
    else:
        messages.success(request, _("Noted."))
    return redirect("promise", promise)


def _other_words(viewer: Viewer, saved: Promise) -> str:
    """Where both stand, when the page was saved before with other words."""
    return reverse("promise", args=[saved.id]) if came_twice(viewer, saved.id) else ""


class Add(FormPage):
    """Something I said I would do, outside a contact too."""

    form_class = PromiseForm
    template = "agenda/add_promise.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def form_kwargs(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"items": items.open_items(viewer, subject)}

    def initial(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"made_on": today(viewer.zone)}

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> Promise:
        return add_promise(viewer, subject, id=id, **data)

    def after(self, viewer: Viewer, subject: Alliance, saved: Promise) -> str:
        return _other_words(viewer, saved) or reverse("agenda", args=[subject.id])


class AddBeside(FormPage):
    """Something I said I would do about one item."""

    form_class = BesideForm
    template = "agenda/add_beside.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> AgendaItem:
        return items.own_item(viewer, ids["item"])

    def initial(self, viewer: Viewer, subject: AgendaItem) -> dict[str, Any]:
        return {"made_on": today(viewer.zone)}

    def save(self, viewer: Viewer, subject: AgendaItem, id: uuid.UUID, data: dict[str, Any]) -> Promise:
        return add_promise(viewer, subject.alliance, id=id, item=subject, **data)

    def after(self, viewer: Viewer, subject: AgendaItem, saved: Promise) -> str:
        return _other_words(viewer, saved) or reverse("item", args=[subject.id])


class _OfPromise(FormPage):
    """What the forms about one promise share."""

    event: PromiseEvent

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Promise:
        return agreements.own_promise(viewer, ids["promise"])

    def save(self, viewer: Viewer, subject: Promise, id: uuid.UUID, data: dict[str, Any]) -> Promise:
        return step_promise(viewer, subject, id=id, event=self.event, **data)

    def after(self, viewer: Viewer, subject: Promise, saved: Promise) -> str:
        return reverse("promise", args=[saved.id])


class NewDay(_OfPromise):
    """Another day, by agreement."""

    form_class = NewDayForm
    template = "agenda/new_day.html"
    event = PromiseEvent.CHANGED


class Said(_OfPromise):
    """I told them: of a broken promise the last word that is mine, of a late one that they know."""

    form_class = SaidForm
    template = "agenda/said.html"
    event = PromiseEvent.OWNED

    def form_kwargs(self, viewer: Viewer, subject: Promise) -> dict[str, Any]:
        return {"person": rows.spoken(subject.alliance)}

    def initial(self, viewer: Viewer, subject: Promise) -> dict[str, Any]:
        return {"on": today(viewer.zone)}
