"""My own account."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.documents.faces import face_of
from alongside.people import devices
from alongside.people.faces import photo
from alongside.people.models import Practitioner
from alongside.people.team import passwords, practitioners
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest
from alongside.web.sign_in import cookies
from alongside.web.team.forms import ChangePasswordForm, MeForm
from alongside.web.team.team import roles_of

MINE = ("name", "first_name", "profession", "email", "phone")


def me(request: StaffRequest) -> HttpResponse:
    """What stands in my account, and what I can change."""
    viewer = request.viewer
    mine = practitioners.mine(viewer)
    links = passwords.links_made_for(viewer)
    shown = {
        "me": mine,
        "roles": roles_of(mine),
        "links": links,
        "face": face_of(mine, photo(viewer, viewer.id)),
    }
    return render(request, "team/me.html", shown)


class ChangeMe(FormPage):
    """My name and how to reach me."""

    form_class = MeForm
    template = "team/form.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Practitioner:
        return practitioners.mine(viewer)

    def initial(self, viewer: Viewer, subject: Practitioner) -> dict[str, Any]:
        return {name: getattr(subject, name) for name in MINE}

    def save(
        self, viewer: Viewer, subject: Practitioner, id: uuid.UUID, data: dict[str, Any]
    ) -> Practitioner:
        return practitioners.change_mine(by=viewer, **data)

    def after(self, viewer: Viewer, subject: Practitioner, saved: Practitioner) -> str:
        messages.success(self.request, _("Saved."))
        return reverse("me")

    def context(self, viewer: Viewer, subject: Practitioner) -> dict[str, Any]:
        return {"heading": _("Your name and how to reach you"), "back": (reverse("me"), _("You"))}


class ChangePassword(FormPage):
    """A new password. Nothing of this page is ever kept as a draft."""

    form_class = ChangePasswordForm
    template = "team/form.html"
    draft = False

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Practitioner:
        return practitioners.mine(viewer)

    def save(
        self, viewer: Viewer, subject: Practitioner, id: uuid.UUID, data: dict[str, Any]
    ) -> Practitioner:
        return passwords.change(by=viewer, present=data["password"], password=data["new"])

    def post(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        response = super().post(request, **ids)
        if changed := getattr(self, "changed", None):  # this browser stays known, and signed in
            cookies.put_device(response, devices.remember(cookies.device_of(request), changed))
        return response

    def after(self, viewer: Viewer, subject: Practitioner, saved: Practitioner) -> str:
        self.changed = saved
        update_session_auth_hash(self.request, saved)
        messages.success(self.request, _("Your password is changed. Everywhere else you are signed out."))
        return reverse("me")

    def context(self, viewer: Viewer, subject: Practitioner) -> dict[str, Any]:
        return {"heading": _("Change your password"), "back": (reverse("me"), _("You"))}
