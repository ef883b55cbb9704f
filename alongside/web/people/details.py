"""Adding a client, and putting right what somebody is called and how to reach them."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.revisions import came_twice, revisions
from alongside.people import actions, queries
from alongside.people.models import Alliance, Person
from alongside.web.formpage import FormPage
from alongside.web.people.forms import DetailsForm
from alongside.web.revisions import revised


class AddClient(FormPage):
    """A client who is mine from today."""

    form_class = DetailsForm
    template = "people/form.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> None:
        return None

    def save(self, viewer: Viewer, subject: None, id: uuid.UUID, data: dict[str, Any]) -> Alliance:
        return actions.add_client(by=viewer, id=id, **data)

    def after(self, viewer: Viewer, subject: None, saved: Alliance) -> str:
        if came_twice(viewer, saved.id):  # this page was saved before with other words: both stand there
            return reverse("person-change", args=[saved.id])
        messages.success(self.request, _("Kept. Begin by asking what is on their mind."))
        return reverse("alliance", args=[saved.id])

    def context(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {
            "heading": _("Add a person"),
            "intro": _(
                "A client of yours from today. Family, solicitors, therapists and others are added in the circle "
                "of the client they belong to."
            ),
            "back": (reverse("people"), _("People")),
        }


class ChangeDetails(FormPage):
    """What somebody is called and how to reach them."""

    form_class = DetailsForm
    template = "people/form.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return queries.own_alliance(viewer, ids["alliance"])

    def initial(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        known = {name: getattr(subject.person, name) for name in actions.DETAILS}
        return known | {"pronoun": "" if known["pronoun"] == "name" else known["pronoun"]}

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> Person:
        return actions.change_details(by=viewer, alliance_id=subject.id, **data)

    def after(self, viewer: Viewer, subject: Alliance, saved: Person) -> str:
        messages.success(self.request, _("Kept."))
        return reverse("alliance", args=[subject.id])

    def context(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {
            "heading": _("What %(name)s is called, and how to get in touch")
            % {"name": subject.person.called},
            "back": (reverse("alliance", args=[subject.id]), subject.person.called),
            "revised": revised(revisions(viewer, subject.id, subject.person_id), DetailsForm),
            "opened": reverse("opened", args=[subject.id]),
        }
