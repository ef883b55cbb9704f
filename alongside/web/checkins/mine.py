"""My own look: the mirror, kept before their answers are shown, and how it is for me."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.revisions import came_twice
from alongside.checkins import actions
from alongside.checkins.models import CheckIn
from alongside.people.models import Alliance
from alongside.people.queries import people
from alongside.web.checkins.forms import ForMeForm, MirrorForm
from alongside.web.checkins.spoken import spoken_of
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest


class _Mine(FormPage):
    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def form_kwargs(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"worker": viewer.name, "client": spoken_of(subject)}

    def context(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"alliance": subject, "person": subject.person}


class Mirror(_Mine):
    """How I think it is for them."""

    form_class = MirrorForm
    template = "checkins/mirror.html"

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> CheckIn:
        return actions.look_mirror(subject.id, by=viewer, id=id, answers=data["answers"])

    def after(self, viewer: Viewer, subject: Alliance, saved: CheckIn) -> str:
        return reverse("check-in", args=[saved.id])


class ForMe(_Mine):
    """How it is for me."""

    form_class = ForMeForm
    template = "checkins/for_me.html"

    def post(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        answer = super().post(request, **ids)
        if answer.status_code == 302:
            messages.success(request, _("Your look is kept."))
        return answer

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> CheckIn:
        return actions.look_for_me(subject.id, by=viewer, id=id, **data)

    def after(self, viewer: Viewer, subject: Alliance, saved: CheckIn) -> str:
        if came_twice(viewer, saved.id):  # this page was saved before with other words: both stand there
            return reverse("check-in", args=[saved.id])
        return reverse("alliance", args=[subject.id])
