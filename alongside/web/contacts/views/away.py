"""Hospital, their time away, my leave, silence: said once, with a kind way back."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.contacts import actions, queries
from alongside.contacts.models import Absence as Spell
from alongside.documents.pronouns import Spoken
from alongside.documents.way_back import suggestions
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.web.contacts.forms.plan import AwayForm, BackForm
from alongside.web.formpage import FormPage


class GoAway(FormPage):
    """There will be, or has been, no contact for a while."""

    form_class = AwayForm
    template = "contacts/away_new.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> Spell:
        return actions.go_away(id, subject.id, by=viewer, **data)

    def after(self, viewer: Viewer, subject: Alliance, saved: Spell) -> str:
        return reverse("absence", args=[saved.id])


class AbsenceView(FormPage):
    """What may help while it lasts, and on the way back."""

    form_class = BackForm
    template = "contacts/away.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Spell:
        return queries.own_away(viewer, ids["absence"])

    def initial(self, viewer: Viewer, subject: Spell) -> dict[str, Any]:
        return {"until": subject.until}

    def context(self, viewer: Viewer, subject: Spell) -> dict[str, Any]:
        person = Spoken(subject.alliance.person.called, subject.alliance.person.pronoun)
        over = subject.until is not None and subject.until < today(viewer.zone)
        back = suggestions(subject.why, person, back=True)
        meanwhile = [] if over else suggestions(subject.why, person, back=False)
        return {"alliance": subject.alliance, "back": back, "meanwhile": meanwhile}

    def save(self, viewer: Viewer, subject: Spell, id: uuid.UUID, data: dict[str, Any]) -> Spell:
        return actions.come_back(subject.id, by=viewer, until=data["until"])

    def after(self, viewer: Viewer, subject: Spell, saved: Spell) -> str:
        return reverse("absence", args=[subject.id])
