"""A clumsy moment that was forgiven there and then: one tap, words after (S19)."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.revisions import came_twice, revisions
from alongside.contacts import queries as contacts
from alongside.documents.wording.repair import COURT
from alongside.repair import actions, queries
from alongside.repair.models import Slip
from alongside.web.agenda.rows import spoken
from alongside.web.formpage import FormPage
from alongside.web.repair.forms.small import SlipForm
from alongside.web.request import StaffRequest, id_for
from alongside.web.revisions import revised


def forgiven(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """One tap on a person's page."""
    slip = actions.forgiven(alliance, by=request.viewer, id=_id(request))
    return redirect("slip-words", slip.id)


def forgiven_then(request: StaffRequest, contact: uuid.UUID) -> HttpResponse:
    """One tap on a contact's page: it happened on that day."""
    viewer = request.viewer
    found = contacts.own_contact(viewer, contact)
    on = min(timezone.localtime(found.at).date(), today(viewer.zone))
    slip = actions.forgiven(found.alliance_id, by=viewer, id=_id(request), on=on)
    return redirect("slip-words", slip.id)


def _id(request: StaffRequest) -> uuid.UUID:
    return id_for(request)


class Words(FormPage):
    """Words after the tap, if one likes."""

    form_class = SlipForm
    template = "repair/slip.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Slip:
        return queries.own_slip(viewer, ids["slip"])

    def form_kwargs(self, viewer: Viewer, subject: Slip) -> dict[str, Any]:
        return {"person": spoken(subject.alliance)}

    def initial(self, viewer: Viewer, subject: Slip) -> dict[str, Any]:
        return {"whose": subject.whose, "words": subject.words}

    def context(self, viewer: Viewer, subject: Slip) -> dict[str, Any]:
        return {
            "alliance": subject.alliance,
            "court": COURT,
            "revised": revised(revisions(viewer, subject.id), SlipForm(person=spoken(subject.alliance))),
        }

    def save(self, viewer: Viewer, subject: Slip, id: uuid.UUID, data: dict[str, Any]) -> Slip:
        return actions.say_slip(subject.id, by=viewer, id=id, **data)

    def after(self, viewer: Viewer, subject: Slip, saved: Slip) -> str:
        if came_twice(viewer, saved.id):  # this page was saved before with other words: both stand there
            return reverse("slip-words", args=[saved.id])
        return reverse("alliance", args=[subject.alliance_id])


def take_back(request: StaffRequest, slip: uuid.UUID) -> HttpResponse:
    """It was tapped by mistake."""
    gone = actions.take_back_slip(slip, by=request.viewer)
    messages.success(request, _("Taken back."))
    return redirect("alliance", gone.alliance_id)
