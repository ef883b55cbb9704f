"""A message, in two taps."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alongside.access.identities import Viewer
from alongside.base.ids import new_id
from alongside.contacts import actions
from alongside.contacts.models import Contact
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.web.contacts.forms.record import MessageForm
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest


def who_wrote(request: StaffRequest) -> HttpResponse:
    """My people with two buttons each: from Today, a message at night is two taps in all."""
    found = people.alliances(request.viewer)
    return render(request, "contacts/who_wrote.html", {"rows": [(one, new_id()) for one in found]})


class Message(FormPage):
    """Somebody wrote. Who did is the whole form; the button says it."""

    form_class = MessageForm
    template = "contacts/message.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> Contact:
        return actions.record_new(id, subject.id, by=viewer, held=data["held"])

    def after(self, viewer: Viewer, subject: Alliance, saved: Contact) -> str:
        return reverse("contact", args=[saved.id])
