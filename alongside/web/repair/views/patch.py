"""One hard patch: the order of help, two clocks, what was tried."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.errors import Refused
from alongside.core.states import PatchEvent
from alongside.repair import actions, queries
from alongside.repair.models.strain import Kind
from alongside.web.repair.patch import page_of
from alongside.web.sent_id import id_for

TODAY = (Kind.ACKNOWLEDGED, Kind.STAYED)
SEEN = (PatchEvent.CALMER, PatchEvent.HARDER_AGAIN, PatchEvent.REOPENED)


def strain(request: HttpRequest, strain: uuid.UUID) -> HttpResponse:
    """The page of one hard patch."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return render(request, "repair/strain.html", page_of(viewer, queries.whole(viewer, strain)))


def today(request: HttpRequest, strain: uuid.UUID) -> HttpResponse:
    """One tap: I acknowledged it today, or stayed in touch today."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    found = queries.own_strain(viewer, strain)
    kind, id = request.POST.get("kind", ""), id_for(request)
    try:
        if kind not in TODAY:
            raise Refused(_("Please choose one of the buttons."))
        actions.try_something(found.id, by=viewer, id=id, kind=kind)
    except Refused as no:
        messages.warning(request, no.message)
    else:
        messages.success(request, _("Noted."))
    return redirect("strain", found.id)


def step(request: HttpRequest, strain: uuid.UUID) -> HttpResponse:
    """One tap: calmer, harder again, open again."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    found = queries.own_strain(viewer, strain)
    event, id = request.POST.get("event", ""), id_for(request)
    try:
        if event not in SEEN:
            raise Refused(_("Please choose one of the buttons."))
        actions.step_strain(found.id, by=viewer, id=id, event=event)
    except Refused as no:
        messages.warning(request, no.message)
    else:
        messages.success(request, _("Noted."))
    return redirect("strain", found.id)
