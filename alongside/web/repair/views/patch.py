"""One hard patch: the order of help, two clocks, what was tried."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.base.errors import Refused
from alongside.core.states.rupture import RuptureEvent
from alongside.repair import actions, queries
from alongside.repair.models.rupture import Kind
from alongside.web.repair.patch import page_of
from alongside.web.request import StaffRequest, id_for

TODAY = (Kind.ACKNOWLEDGED, Kind.STAYED)
SEEN = (RuptureEvent.CALMER, RuptureEvent.HARDER_AGAIN, RuptureEvent.REOPENED)


def strain(request: StaffRequest, strain: uuid.UUID) -> HttpResponse:
    """The page of one hard patch."""
    viewer = request.viewer
    return render(request, "repair/strain.html", page_of(viewer, queries.whole(viewer, strain)))


def today(request: StaffRequest, strain: uuid.UUID) -> HttpResponse:
    """One tap: I acknowledged it today, or stayed in touch today."""
    return _tapped(request, strain, "kind", TODAY, actions.try_something)


def step(request: StaffRequest, strain: uuid.UUID) -> HttpResponse:
    """One tap: calmer, harder again, open again."""
    return _tapped(request, strain, "event", SEEN, actions.step_strain)


def _tapped(
    request: StaffRequest, strain: uuid.UUID, name: str, known: Collection[str], act: Callable[..., object]
) -> HttpResponse:
    viewer = request.viewer
    found = queries.own_strain(viewer, strain)
    tapped, id = request.POST.get(name, ""), id_for(request)
    try:
        if tapped not in known:
            raise Refused(_("Please choose one of the buttons."))
        act(found.id, by=viewer, id=id, **{name: tapped})
    except Refused as no:
        messages.warning(request, no.message)
    else:
        messages.success(request, _("Noted."))
    return redirect("strain", found.id)
