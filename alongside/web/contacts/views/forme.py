"""How it was for me: a page of its own, for its author alone."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse

from alongside.access.identities import Viewer
from alongside.base.revisions import revisions
from alongside.contacts import actions, queries
from alongside.contacts.models import Contact
from alongside.web.contacts.forms.record import ForMeForm
from alongside.web.formpage import FormPage
from alongside.web.revisions import revised


class ForMe(FormPage):
    """How at ease I was, and what I shared about myself."""

    form_class = ForMeForm
    template = "contacts/for_me.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Contact:
        return queries.own_contact(viewer, ids["contact"])

    def initial(self, viewer: Viewer, subject: Contact) -> dict[str, Any]:
        mine = queries.for_me(viewer, subject)
        return {"ease": mine.ease, "shared": mine.shared, "landed": mine.landed} if mine else {}

    def context(self, viewer: Viewer, subject: Contact) -> dict[str, Any]:
        mine = queries.for_me(viewer, subject)
        ids = [id for id in (subject.id, subject.saved_as, mine and mine.id) if id]
        return {"revised": revised(revisions(viewer, *ids), ForMeForm)}

    def save(self, viewer: Viewer, subject: Contact, id: uuid.UUID, data: dict[str, Any]) -> Contact:
        return actions.say_for_me(id, subject.id, by=viewer, **data)

    def after(self, viewer: Viewer, subject: Contact, saved: Contact) -> str:
        return reverse("contact", args=[subject.id])
