"""Days that may hurt (S9)."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.documents.wording.repair import COURT
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.repair import actions, queries
from alongside.repair.models import HardDay
from alongside.web.formpage import FormPage
from alongside.web.repair.forms.small import DayForm
from alongside.web.request import StaffRequest


class Add(FormPage):
    """A day that may hurt."""

    form_class = DayForm
    template = "repair/day.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def context(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"alliance": subject, "court": COURT}

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> HardDay:
        return actions.expect_weather(subject.id, by=viewer, id=id, **data)

    def after(self, viewer: Viewer, subject: Alliance, saved: HardDay) -> str:
        return reverse("patches", args=[subject.id])


def rang(request: StaffRequest, weather: uuid.UUID) -> HttpResponse:
    """I rang."""
    day = actions.rang_after(weather, by=request.viewer)
    messages.success(request, _("Noted. Ringing is what is remembered of such a day."))
    return redirect("alliance", day.alliance_id)


def drop(request: StaffRequest, weather: uuid.UUID) -> HttpResponse:
    """The day does not stand any more."""
    viewer = request.viewer
    alliance = queries.own_weather(viewer, weather).alliance_id
    actions.drop_weather(weather, by=viewer)
    messages.success(request, _("Taken off."))
    return redirect("patches", alliance)
