"""A hard conversation: thought through, had, and what came of it (S26a)."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.revisions import revisions
from alongside.contacts import queries as contacts
from alongside.contacts.models import Contact
from alongside.core.states.contact import ContactState
from alongside.documents.wording.repair import COURT, LANDED, TALK
from alongside.documents.wording.repair import spoken as filled
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.repair import actions, queries
from alongside.repair.models import HardConversation
from alongside.web.agenda.rows import spoken
from alongside.web.formpage import FormPage
from alongside.web.repair.forms.talks import SaidForm, TalkForm
from alongside.web.request import StaffRequest
from alongside.web.revisions import revised


def talk(request: StaffRequest, talk: uuid.UUID) -> HttpResponse:
    """What was thought through, and how it went."""
    viewer = request.viewer
    found = queries.own_talk(viewer, talk)
    shown = {
        "talk": found,
        "alliance": found.alliance,
        "asked": asked(found),
        "strain": queries.strain_after(viewer, found),
        "court": COURT,
        **_kept(viewer, found),
    }
    return render(request, "repair/talk.html", shown)


def _kept(viewer: Viewer, talk: HardConversation) -> dict[str, Any]:
    """What the planner was saved with a second time, and what stood before."""
    person = spoken(talk.alliance)
    landed = {code: str(said) % filled(person) for code, said in LANDED.items()}
    # a plan saved again under its own id is the plan as it stands: what it took the place of stands before
    rows = [row for row in revisions(viewer, talk.id) if row.kind != "hard_talk" or not row.sent_id]
    had = {"said_on": _("It was said on"), "landed": (_("How it landed"), landed)}
    return {"revised": revised(rows, TalkForm(person=person), **had)}


def asked(talk: HardConversation) -> list[tuple[str, str]]:
    """What was written of it: (question, words), in the order in which it is done."""
    fill = filled(spoken(talk.alliance))
    return [
        (str(TALK[name][0]) % fill, words)
        for name in HardConversation.WORDS
        if (words := getattr(talk, name))
    ]


def back(request: StaffRequest, talk: uuid.UUID) -> HttpResponse:
    """I came back to it; or that was a mistake."""
    viewer = request.viewer
    actions.come_back_to(talk, by=viewer, undo="undo" in request.POST)
    return redirect("talk", talk)


class _Planner(FormPage):
    """What the two ways to plan one share."""

    form_class = TalkForm
    template = "repair/talk_plan.html"

    def alliance(self, subject: Any) -> Alliance:
        """With whom."""
        return subject.alliance

    def form_kwargs(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        return {"person": spoken(self.alliance(subject))}

    def context(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        return {"alliance": self.alliance(subject), "court": COURT}

    def after(self, viewer: Viewer, subject: Any, saved: HardConversation) -> str:
        contact = saved.contact
        if _kept(viewer, saved)["revised"]["conflict"]:  # both stand there
            contact = None
        if contact is not None and contact.state == ContactState.PLANNED:
            return reverse("contact-ready", args=[contact.id])
        return reverse("talk", args=[saved.id])


class Plan(_Planner):
    """With nothing planned to belong to."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def alliance(self, subject: Alliance) -> Alliance:
        return subject

    def save(
        self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]
    ) -> HardConversation:
        return actions.plan_talk(subject.id, by=viewer, id=id, **data)


class PlanFor(_Planner):
    """As part of the plan for a contact."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Contact:
        return contacts.own_contact(viewer, ids["contact"])

    def save(self, viewer: Viewer, subject: Contact, id: uuid.UUID, data: dict[str, Any]) -> HardConversation:
        return actions.plan_talk(subject.alliance_id, by=viewer, id=id, contact_id=subject.id, **data)


class Change(_Planner):
    """Thinking it through again."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> HardConversation:
        return queries.own_talk(viewer, ids["talk"])

    def initial(self, viewer: Viewer, subject: HardConversation) -> dict[str, Any]:
        return {name: getattr(subject, name) for name in ("about", *HardConversation.WORDS, "back_on")}

    def save(
        self, viewer: Viewer, subject: HardConversation, id: uuid.UUID, data: dict[str, Any]
    ) -> HardConversation:
        return actions.change_talk(subject.id, by=viewer, id=id, **data)


class Said(FormPage):
    """It was said."""

    form_class = SaidForm
    template = "repair/talk_said.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> HardConversation:
        return queries.own_talk(viewer, ids["talk"])

    def initial(self, viewer: Viewer, subject: HardConversation) -> dict[str, Any]:
        return {"landed": subject.landed, "on": subject.said_on}

    def context(self, viewer: Viewer, subject: HardConversation) -> dict[str, Any]:
        return {"alliance": subject.alliance}

    def save(
        self, viewer: Viewer, subject: HardConversation, id: uuid.UUID, data: dict[str, Any]
    ) -> HardConversation:
        return actions.talk_was_had(subject.id, by=viewer, **data)

    def after(self, viewer: Viewer, subject: HardConversation, saved: HardConversation) -> str:
        return reverse("talk", args=[saved.id])
