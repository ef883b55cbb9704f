"""Get ready: one screen before a contact, and the plan that both look at."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from alongside.access.identities import Viewer
from alongside.agenda import queries as agenda
from alongside.checkins.queries import what_works
from alongside.contacts import actions, queries
from alongside.contacts.models import Contact, ContactPlan
from alongside.core.first_meetings import PathPhase
from alongside.core.states.contact import ContactState
from alongside.documents.pronouns import Spoken
from alongside.documents.questions import NAMING
from alongside.documents.wording.agenda import MARKS
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.repair.queries import talks_for
from alongside.web.contacts.forms.plan import ReadyForm, ReadyUnplannedForm
from alongside.web.contacts.path_links import first_path
from alongside.web.formpage import FormPage
from alongside.web.people.wording import before_a_visit
from alongside.web.repair.beside import before as hard_now
from alongside.web.repair.views.talks import asked
from alongside.web.request import StaffRequest

WORKED = 3  # of what worked for them: the newest few are enough before a visit
STILL_ON = dt.timedelta(hours=12)  # a visit of this morning may still be got ready for
FIELDS = ("respect", "start_with", "name_openly", *ContactPlan.OWN, "openly")


def _spoken(alliance: Alliance) -> Spoken:
    return Spoken(alliance.person.called, alliance.person.pronoun)


class _Ready(FormPage):
    template = "contacts/ready.html"

    def about(self, viewer: Viewer, subject: Any) -> tuple[Alliance, Contact | None, int]:
        """Between whom, which contact, and the how-manieth it will be."""
        raise NotImplementedError

    def form_kwargs(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        return {"person": _spoken(self.about(viewer, subject)[0])}

    def context(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        alliance, contact, before = self.about(viewer, subject)
        two = self.two(viewer, alliance)
        return {
            "alliance": alliance,
            "contact": contact,
            "person": alliance.person,
            "mine": True,
            "before_a_visit": before_a_visit(people.good_to_know(viewer, alliance)),
            "two": two,
            "marked": [(item, MARKS[item.mark]) for item in two.mine],
            "prompts": NAMING,
            "worked": what_works(viewer, alliance)[:WORKED],
            **hard_now(viewer, alliance),
            "talks": [(one, asked(one)) for one in talks_for(viewer, contact)] if contact else [],
            "path": first_path(before + 1, alliance, contact, (PathPhase.BEFORE, PathPhase.DURING)),
        }

    def two(self, viewer: Viewer, alliance: Alliance) -> agenda.TwoAgendas:
        """Both agendas, read once for the page."""
        if not hasattr(self, "_two"):
            self._two = agenda.two_agendas(viewer, alliance)
        return self._two

    def theirs_first(self, viewer: Viewer, alliance: Alliance) -> dict[str, str]:
        """What the plan opens with: what is first on their mind."""
        theirs = self.two(viewer, alliance).theirs
        return {"start_with": theirs[0].words} if theirs else {}


class Ready(_Ready):
    """For a contact that is planned."""

    form_class = ReadyForm

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Contact:
        if not hasattr(self, "_subject"):  # a view lives for one request, and asks twice
            self._subject, self._before = queries.own_contact_and_before(viewer, ids["contact"])
        return self._subject

    def about(self, viewer: Viewer, subject: Contact) -> tuple[Alliance, Contact | None, int]:
        return subject.alliance, subject, self._before

    def get(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        contact = self.fetch(request.viewer, **ids)
        if contact.state != ContactState.PLANNED:
            return redirect("contact", contact.id)
        return super().get(request, **ids)

    def initial(self, viewer: Viewer, subject: Contact) -> dict[str, Any]:
        plan = queries.plan(viewer, subject)
        if plan is None:
            return self.theirs_first(viewer, subject.alliance)
        return {name: getattr(plan, name) for name in FIELDS}

    def save(self, viewer: Viewer, subject: Contact, id: uuid.UUID, data: dict[str, Any]) -> Contact:
        return actions.get_ready(id, subject.id, by=viewer, **data)

    def after(self, viewer: Viewer, subject: Contact, saved: Contact) -> str:
        return reverse("contact-shown", args=[saved.id])


class ReadyUnplanned(_Ready):
    """Where nothing is planned; saving plans it. What is planned has a page of its own."""

    form_class = ReadyUnplannedForm

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        if not hasattr(self, "_subject"):
            self._subject = people.own_alliance(viewer, ids["alliance"])
        return self._subject

    def about(self, viewer: Viewer, subject: Alliance) -> tuple[Alliance, Contact | None, int]:
        if not hasattr(self, "_before"):
            self._before = queries.happened(viewer, subject)
        return subject, None, self._before

    def get(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        viewer = request.viewer
        since = timezone.now() - STILL_ON
        coming = [one for one in queries.planned(viewer, self.fetch(viewer, **ids)) if one.at > since]
        return redirect("contact-ready", coming[0].id) if coming else super().get(request, **ids)

    def initial(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return self.theirs_first(viewer, subject)

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> Contact:
        return actions.get_ready_unplanned(id, subject.id, by=viewer, **data)

    def after(self, viewer: Viewer, subject: Alliance, saved: Contact) -> str:
        return reverse("contact-shown", args=[saved.id])


def shown(request: StaffRequest, contact: uuid.UUID) -> HttpResponse:
    """The plan with both lists, in plain words, to look at together or to print."""
    viewer = request.viewer
    found = queries.own_contact(viewer, contact)
    plan = queries.plan(viewer, found)
    two = agenda.two_to_show(viewer, found.alliance)
    context = {
        "contact": found,
        "alliance": found.alliance,
        "two": two,
        "start_with": plan.start_with if plan else "",
        "openly": queries.said_openly(viewer, plan),
    }
    return render(request, "contacts/shown.html", context)
