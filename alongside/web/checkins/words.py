"""What works for somebody, and how often to look."""

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
from alongside.checkins import actions, queries
from alongside.people.models import Alliance
from alongside.people.queries import people
from alongside.web.checkins.forms import RhythmForm, WorkedForm
from alongside.web.checkins.spoken import spoken_of
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest
from alongside.web.revisions import revised


class WhatWorked(FormPage):
    """What was said to work, and room for more."""

    form_class = WorkedForm
    template = "checkins/worked.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def form_kwargs(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"person": spoken_of(subject)}

    def context(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        worked = queries.what_works(viewer, subject)
        return {
            "alliance": subject,
            "person": subject.person,
            "worked": worked,
            "revised": revised(
                revisions(viewer, *(row.id for row in worked)), WorkedForm(person=spoken_of(subject))
            ),
        }

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> Any:
        return actions.keep_what_worked(subject.id, by=viewer, id=id, **data)

    def after(self, viewer: Viewer, subject: Alliance, saved: Any) -> str:
        return reverse("what-works", args=[subject.id])


def aside(request: StaffRequest, what_works: uuid.UUID) -> HttpResponse:
    """It does not hold any more."""
    row = actions.put_what_worked_aside(what_works, by=request.viewer)
    messages.success(request, _("Put aside. It is not offered any more."))
    return redirect("what-works", row.alliance_id)


class HowOften(FormPage):
    """How often to look, for these two."""

    form_class = RhythmForm
    template = "checkins/rhythm.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def initial(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return vars(queries.rhythm(viewer, subject))

    def context(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"alliance": subject, "person": subject.person}

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> Any:
        return actions.set_rhythm(subject.id, by=viewer, **data)

    def after(self, viewer: Viewer, subject: Alliance, saved: Any) -> str:
        return reverse("alliance", args=[subject.id])
