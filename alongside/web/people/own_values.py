"""What matters to me in this work (S13)."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.revisions import revisions
from alongside.documents import questions
from alongside.people import actions_words, queries_words
from alongside.people.models import OwnValue
from alongside.web.formpage import FormPage
from alongside.web.people.forms import OwnValueForm
from alongside.web.request import StaffRequest
from alongside.web.revisions import revised


class OwnValues(FormPage):
    """My values, and a line to add one."""

    form_class = OwnValueForm
    template = "people/own_values.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> list[OwnValue]:
        return queries_words.own_values(viewer)

    def save(self, viewer: Viewer, subject: list[OwnValue], id: uuid.UUID, data: dict[str, Any]) -> OwnValue:
        return actions_words.add_own_value(by=viewer, id=id, **data)

    def after(self, viewer: Viewer, subject: list[OwnValue], saved: OwnValue) -> str:
        messages.success(self.request, _("Kept."))
        return reverse("own-values")

    def context(self, viewer: Viewer, subject: list[OwnValue]) -> dict[str, Any]:
        return {
            "heading": _("What matters to you"),
            "back": (reverse("people"), _("People")),
            "ask": questions.VALUES["what_i_care_about_here"],
            "revised": revised(revisions(viewer, *(value.id for value in subject)), OwnValueForm),
        }


def retire(request: StaffRequest, value: uuid.UUID) -> HttpResponse:
    """Take one of my values off my page: one tap."""
    actions_words.retire_own_value(by=request.viewer, id=value)
    messages.success(request, _("Taken off your page."))
    return redirect("own-values")
