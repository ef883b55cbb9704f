"""The people who work here: adding them, what they may do, and the link with which they come in."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit import outcome
from alongside.base.errors import Refused
from alongside.people.models import Practitioner
from alongside.people.team import passwords, practitioners, queries, resets
from alongside.web.contacts.days import doubt
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest
from alongside.web.team import own_requests
from alongside.web.team.again import ask_again
from alongside.web.team.forms import ROLES, AddPractitionerForm, PractitionerForm


def team(request: StaffRequest) -> HttpResponse:
    """Who works here."""
    viewer = request.viewer
    found = queries.practitioners(viewer)
    shown = {
        "team": [(one, roles_of(one)) for one in found],
        "requests": own_requests.rows(viewer),
        "org": resets.organisation(viewer),
        "clock": doubt(viewer),
        "nightly": outcome.found_something(viewer.org_id),
    }
    return render(request, "team/team.html", shown)


def roles_of(practitioner: Practitioner) -> str:
    """What somebody does here, in words."""
    return " · ".join(str(label) for role, label in ROLES if role in practitioner.roles)


def practitioner(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    """One of them."""
    viewer = request.viewer
    found = queries.practitioner(viewer, practitioner)
    return render(
        request,
        "team/practitioner.html",
        {
            "practitioner": found,
            "roles": roles_of(found),
            "assignments": queries.assignments_of(viewer, found),
            "link": queries.open_link(viewer, found),
            "is_me": found.id == viewer.id,
            "may_confirm": resets.may_confirm(viewer, found),
        },
    )


class Add(FormPage):
    """Somebody new."""

    form_class = AddPractitionerForm
    template = "team/form.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> None:
        queries.check_lead(viewer)

    def before_saving(self, viewer: Viewer, subject: None, data: dict[str, Any]) -> HttpResponse | None:
        return ask_again(self.request)

    def save(self, viewer: Viewer, subject: None, id: uuid.UUID, data: dict[str, Any]) -> Practitioner:
        return practitioners.add(id, by=viewer, **data)

    def after(self, viewer: Viewer, subject: None, saved: Practitioner) -> str:
        messages.success(self.request, _("Added. Now make the link with which they set their password."))
        return reverse("practitioner", args=[saved.id])

    def context(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {"heading": _("Add somebody to the team"), "back": (reverse("team"), _("Team"))}


class Change(FormPage):
    """Name, profession and roles."""

    form_class = PractitionerForm
    template = "team/form.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Practitioner:
        return queries.practitioner(viewer, ids["practitioner"])

    def initial(self, viewer: Viewer, subject: Practitioner) -> dict[str, Any]:
        about = {name: getattr(subject, name) for name in ("name", "first_name", "profession")}
        return {**about, "roles": [role for role, _label in ROLES if role in subject.roles]}

    def before_saving(
        self, viewer: Viewer, subject: Practitioner, data: dict[str, Any]
    ) -> HttpResponse | None:
        """Another role opens what it opens; a name alone needs nobody to sign in once more."""
        return ask_again(self.request) if set(data["roles"]) != subject.roles else None

    def save(
        self, viewer: Viewer, subject: Practitioner, id: uuid.UUID, data: dict[str, Any]
    ) -> Practitioner:
        return practitioners.change(subject.id, by=viewer, **data)

    def after(self, viewer: Viewer, subject: Practitioner, saved: Practitioner) -> str:
        messages.success(self.request, _("Saved."))
        if practitioners.new_roles(saved, self.request.POST.getlist("roles")):
            messages.info(self.request, own_requests.waits())
        return reverse("practitioner", args=[subject.id])

    def context(self, viewer: Viewer, subject: Practitioner) -> dict[str, Any]:
        back = (reverse("practitioner", args=[subject.id]), subject.name)
        return {"heading": _("Change name and roles"), "back": back}


def link(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    """Make the link and show it, this once.

    Shown in the answer itself and not after a redirect: to show it later it would have to be kept.
    """
    viewer = request.viewer
    found = queries.practitioner(viewer, practitioner)
    if answer := ask_again(request):
        return answer
    try:
        made, secret = passwords.make_link(found.id, by=viewer)
    except Refused as no:
        messages.warning(request, no.message)
        return redirect("practitioner", found.id)
    scheme = "https" if settings.HTTPS else "http"
    address = f"{scheme}://{request.get_host()}{reverse('welcome-link', args=[secret])}"
    return render(request, "team/link.html", {"practitioner": found, "address": address, "link": made})


def suspend(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    """Nobody signs in to this account any more."""
    done = _("Suspended. Whoever was signed in is out at their next page.")
    return _acted(request, practitioner, practitioners.suspend, done)


def restore(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    """The account works again."""
    return _acted(request, practitioner, practitioners.restore, _("Restored."))


def sign_out_everywhere(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    """Every session of theirs ends."""
    done = _("Signed out everywhere. They can sign in again.")
    return _acted(request, practitioner, practitioners.sign_out_everywhere, done)


def _acted(request: StaffRequest, id: uuid.UUID, act: Callable[..., Any], done: str) -> HttpResponse:
    viewer = request.viewer
    queries.practitioner(viewer, id)  # there, before anybody is asked for a password
    if answer := ask_again(request):
        return answer
    try:
        act(id, by=viewer)
    except Refused as no:
        messages.warning(request, no.message)
    else:
        messages.success(request, done)
    return redirect("practitioner", id)
