"""Taking an answer back, by whoever recorded it, and putting it back."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere
from alongside.checkins import actions, queries
from alongside.checkins.models import CheckIn
from alongside.web.checkins.forms import TakeBackLookForm
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest


class TakeBack(FormPage):
    """Why it should not count."""

    form_class = TakeBackLookForm
    template = "checkins/take_back.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> CheckIn:
        look = queries.own_check_in(viewer, ids["check_in"])
        if look.made_by_id != viewer.id:
            raise NotThere
        return look

    def get(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        look = self.fetch(request.viewer, **ids)
        if look.withdrawn_at is not None:
            return redirect("check-in", look.id)
        return super().get(request, **ids)

    def context(self, viewer: Viewer, subject: CheckIn) -> dict[str, Any]:
        return {"alliance": subject.alliance, "person": subject.alliance.person, "look": subject}

    def save(self, viewer: Viewer, subject: CheckIn, id: uuid.UUID, data: dict[str, Any]) -> CheckIn:
        return actions.withdraw_look(subject.id, by=viewer, id=id, **data)

    def after(self, viewer: Viewer, subject: CheckIn, saved: CheckIn) -> str:
        messages.success(
            self.request, _("Taken back. It counts for nothing any more, and stays here with why.")
        )
        return reverse("check-in", args=[saved.id])


def put_back(request: StaffRequest, check_in: uuid.UUID) -> HttpResponse:
    """Taking it back was the mistake."""
    actions.put_back_look(check_in, by=request.viewer)
    messages.success(request, _("It counts again, on its day."))
    return redirect("check-in", check_in)
