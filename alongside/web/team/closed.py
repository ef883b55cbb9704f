"""The page in place of what is closed after a lead gave somebody a new password, and the lead's part in it."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.access.identities import Viewer
from alongside.access.table import Route, is_closed
from alongside.base.errors import Refused
from alongside.people.models import Organisation
from alongside.people.team import queries, resets
from alongside.web.formpage import FormPage
from alongside.web.forms import Form
from alongside.web.request import StaffRequest
from alongside.web.team.again import ask_again


def closed(request: StaffRequest, route: Route) -> HttpResponse | None:
    """What is closed, until when and who can open it now; None where this page is open to them."""
    viewer = request.viewer
    if not is_closed(viewer, route):
        return None
    return render(request, "team/closed.html", {"closed": resets.closed(viewer)}, status=403)


def confirm(request: StaffRequest, practitioner: uuid.UUID) -> HttpResponse:
    """A second lead has spoken with them."""
    viewer = request.viewer
    queries.practitioner(viewer, practitioner)
    if answer := ask_again(request):
        return answer
    try:
        resets.confirm(practitioner, by=viewer)
    except Refused as no:
        messages.warning(request, no.message)
    else:
        messages.success(request, _("What is theirs alone is open to them again."))
    return redirect("practitioner", practitioner)


class DelayForm(Form):
    """How long it stays closed."""

    hours = forms.IntegerField(
        label=gettext_lazy("Hours"), min_value=resets.LEAST, max_value=resets.MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


class Delay(FormPage):
    """How long what is somebody's own stays closed after a lead gave them a new password."""

    form_class = DelayForm
    template = "team/form.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Organisation:
        return resets.organisation(viewer)

    def initial(self, viewer: Viewer, subject: Organisation) -> dict[str, Any]:
        return {"hours": subject.reset_hours_now}

    def before_saving(self, viewer: Viewer, subject: Organisation, data: dict[str, Any]) -> Any:
        return ask_again(self.request)

    def save(
        self, viewer: Viewer, subject: Organisation, id: uuid.UUID, data: dict[str, Any]
    ) -> Organisation:
        return resets.set_delay(data["hours"], by=viewer)

    def after(self, viewer: Viewer, subject: Organisation, saved: Organisation) -> str:
        messages.success(self.request, _("Saved. It counts once the time of before has passed."))
        return reverse("team")

    def context(self, viewer: Viewer, subject: Organisation) -> dict[str, Any]:
        intro = _(
            "When a lead makes a new password link for somebody, what is theirs alone (how it was for them, hard patches, the "
            "line, getting ready) stays closed to that account for this long, or until a second lead has spoken with them. A "
            "change counts once the present time has passed, and every lead is told."
        )
        return {
            "heading": _("How long things stay closed after a new password"),
            "intro": intro,
            "back": (reverse("team"), _("Team")),
        }
