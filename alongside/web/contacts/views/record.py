"""How was it? For a contact that was planned, and for one that was not."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from alongside.access.identities import Viewer
from alongside.agenda import queries as agenda
from alongside.contacts import actions, queries
from alongside.contacts.models import Contact
from alongside.contacts.models.contact import Way
from alongside.core.states.contact import ContactState
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.web.advised import Advised
from alongside.web.contacts.days import day_and_time, wrong_clock
from alongside.web.contacts.forms.record import NEW, RecordForm
from alongside.web.request import StaffRequest


class _Record(Advised):
    form_class = RecordForm
    template = "contacts/record.html"
    own_words = True  # how it was for me

    def advice(self, data: dict[str, Any]) -> dict[str, str]:
        at = data["held"].at
        day = at and timezone.localtime(at).date()
        return wrong_clock(self.request.viewer, day)

    def alliance(self, subject: Any) -> Alliance:
        """Between whom it was."""
        raise NotImplementedError

    def first(self, subject: Any) -> dict[str, Any]:
        """What the page begins with: nobody's answer yet."""
        raise NotImplementedError

    def form_kwargs(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        alliance, first = self.alliance(subject), self.first(subject)
        return {"person": alliance.person, "agendas": agenda.two_agendas(viewer, alliance), "first": first}

    def context(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        return {"alliance": self.alliance(subject)}

    def after(self, viewer: Viewer, subject: Any, saved: Contact) -> str:
        return reverse("contact", args=[saved.id])


class New(_Record):
    """A contact that nobody planned, today or some day before."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def alliance(self, subject: Alliance) -> Alliance:
        return subject

    def first(self, subject: Alliance) -> dict[str, Any]:
        return {"their_item": NEW, "way": Way.VISIT}

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> Contact:
        return actions.record_new(id, subject.id, by=viewer, held=data["held"])


class Planned(_Record):
    """A contact that was planned. Once it is recorded, the page leads to what was written."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Contact:
        return queries.own_contact(viewer, ids["contact"])

    def alliance(self, subject: Contact) -> Alliance:
        return subject.alliance

    def get(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        contact = self.fetch(request.viewer, **ids)
        if contact.state != ContactState.PLANNED:
            return redirect("contact", contact.id)
        return super().get(request, **ids)

    def first(self, subject: Contact) -> dict[str, Any]:
        planned = {name: getattr(subject, name) for name in ("way", "place", "started_by")}
        was = (
            day_and_time(subject.at) if subject.at <= timezone.now() else {}
        )  # earlier than planned: empty is now
        return {"their_item": NEW, **planned, **was}

    def save(self, viewer: Viewer, subject: Contact, id: uuid.UUID, data: dict[str, Any]) -> Contact:
        return actions.record_planned(id, subject.id, by=viewer, held=data["held"])
