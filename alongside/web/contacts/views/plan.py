"""Planning a contact, moving it, and saying what became of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.errors import Refused
from alongside.contacts import actions, queries
from alongside.contacts.models import Contact
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.web.advised import Advised
from alongside.web.contacts.days import ahead, day_and_time
from alongside.web.contacts.forms.plan import PlanForm
from alongside.web.request import StaffRequest


def _when(data: dict[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in ("at", "way", "place")}


class _When(Advised):
    form_class = PlanForm

    def advice(self, data: dict[str, Any]) -> dict[str, str]:
        return ahead(self.request.viewer, data["day"])


class Plan(_When):
    """A contact to come."""

    template = "contacts/plan.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> Contact:
        return actions.plan(id, subject.id, by=viewer, **_when(data))

    def after(self, viewer: Viewer, subject: Alliance, saved: Contact) -> str:
        return reverse("contact", args=[saved.id])


class Move(_When):
    """The same contact on another day."""

    template = "contacts/move.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Contact:
        return queries.own_contact(viewer, ids["contact"])

    def initial(self, viewer: Viewer, subject: Contact) -> dict[str, Any]:
        return {"way": subject.way, "place": subject.place, "time": day_and_time(subject.at)["time"]}

    def save(self, viewer: Viewer, subject: Contact, id: uuid.UUID, data: dict[str, Any]) -> Contact:
        return actions.move(id, subject.id, by=viewer, **_when(data))

    def after(self, viewer: Viewer, subject: Contact, saved: Contact) -> str:
        return reverse("contact", args=[saved.id])


def mark(request: StaffRequest, contact: uuid.UUID) -> HttpResponse:
    """Called off by them, by me, no answer, or that taken back: one button each."""
    try:
        actions.mark(contact, request.POST.get("event", ""), by=request.viewer)
    except Refused as no:
        messages.warning(request, no.message)
    else:
        messages.success(request, _("Noted."))
    return redirect("contact", contact)
