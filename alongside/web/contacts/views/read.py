"""Reading what happened, and adding to it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.queries import TwoAgendas
from alongside.base.ids import new_id
from alongside.base.models import Revision
from alongside.base.revisions import revisions
from alongside.contacts import actions, queries
from alongside.contacts.models import Addendum, Contact
from alongside.core.first_meetings import PathPhase
from alongside.core.states.contact import ContactState
from alongside.documents.case_note import note_of
from alongside.people import queries as people
from alongside.people.visibility import is_mine
from alongside.web.contacts.forms.plan import PlanForm
from alongside.web.contacts.forms.record import AddForm, ForMeForm, RecordForm, WithdrawForm
from alongside.web.contacts.path_links import first_path
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest
from alongside.web.revisions import revised

PER_PAGE = 20


def contacts(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """Everything that happened between these two, newest first."""
    viewer = request.viewer
    found = people.alliance(viewer, alliance)
    page = Paginator(queries.past(viewer, found), PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "alliance": found,
        "page": page,
        "contacts": list(page),
        "planned": queries.planned(viewer, found),
        "aways": queries.aways(viewer, found),
        "mine": is_mine(viewer, found),
    }
    return render(request, "contacts/contacts.html", shown)


def contact(request: StaffRequest, contact: uuid.UUID) -> HttpResponse:
    """One contact: what happened, and what was added later."""
    viewer = request.viewer
    found = queries.contact(viewer, contact)
    addenda = queries.addenda(viewer, found)
    shown = {
        "contact": found,
        "alliance": found.alliance,
        "mine": is_mine(viewer, found.alliance),
        "addenda": addenda,
        "path": _afterwards(viewer, found),
        "promise_unsaid": queries.is_promise_unsaid(viewer, found),
        "slip_id": new_id(),
        "past": found.at <= timezone.now(),
        "note": note_of(found, viewer.zone, addenda, _next_on(viewer, found)),
        "revised": revised(
            _revisions(viewer, found),
            _note_form(found),
            WithdrawForm,
            PlanForm,
            at=_("When"),
        ),
    }
    return render(request, "contacts/contact.html", shown)


def _revisions(viewer: Viewer, contact: Contact) -> list[Revision]:
    """A plan that was saved again from its first page is the plan as it stands, and no conflict."""
    rows = revisions(viewer, *filter(None, (contact.id, contact.saved_as)))
    return [row for row in rows if row.kind != "contact" or not row.sent_id]


def _note_form(contact: Contact) -> RecordForm:
    """What the recording page asks for, without what is for me alone."""
    form = RecordForm(person=contact.alliance.person, agendas=TwoAgendas(), first={})
    form.fields = {name: field for name, field in form.fields.items() if name not in ForMeForm.base_fields}
    return form


def _afterwards(viewer: Viewer, contact: Contact) -> dict[str, Any] | None:
    """What helps after one of the first three contacts; for the practitioner."""
    if contact.state != ContactState.HAPPENED or not is_mine(viewer, contact.alliance):
        return None
    return first_path(
        queries.happened_before(viewer, contact) + 1, contact.alliance, contact, (PathPhase.AFTER,)
    )


def _next_on(viewer: Viewer, contact: Contact) -> dt.date | None:
    """The local day of what is planned next after this contact."""
    later = [one.at for one in queries.planned(viewer, contact.alliance) if one.at > contact.at]
    return timezone.localtime(later[0]).date() if later else None


class Add(FormPage):
    """Something to add; the earlier text stays."""

    form_class = AddForm
    template = "contacts/add.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Contact:
        return queries.own_contact(viewer, ids["contact"])

    def save(self, viewer: Viewer, subject: Contact, id: uuid.UUID, data: dict[str, Any]) -> Addendum:
        return actions.add_to(id, subject.id, by=viewer, words=data["words"])

    def after(self, viewer: Viewer, subject: Contact, saved: Addendum) -> str:
        return reverse("contact", args=[subject.id])


class Withdraw(FormPage):
    """It was recorded by mistake: what goes with it, what stays, and why."""

    form_class = WithdrawForm
    template = "contacts/withdraw.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Contact:
        return queries.own_contact(viewer, ids["contact"])

    def get(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        contact = self.fetch(request.viewer, **ids)
        if contact.state != ContactState.HAPPENED:
            return redirect("contact", contact.id)
        return super().get(request, **ids)

    def context(self, viewer: Viewer, subject: Contact) -> dict[str, Any]:
        return {"alliance": subject.alliance, "hanging": queries.hanging(viewer, subject)}

    def save(self, viewer: Viewer, subject: Contact, id: uuid.UUID, data: dict[str, Any]) -> Contact:
        return actions.withdraw(id, subject.id, by=viewer, words=data["words"])

    def after(self, viewer: Viewer, subject: Contact, saved: Contact) -> str:
        return reverse("contact", args=[saved.id])


def put_back(request: StaffRequest, contact: uuid.UUID) -> HttpResponse:
    """It took place after all."""
    actions.put_back(contact, by=request.viewer)
    return redirect("contact", contact)
