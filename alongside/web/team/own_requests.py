"""What a lead asks for themselves, on the Team page of the others."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.errors import Refused
from alongside.people.models import OwnRequest
from alongside.people.team import deciding, queries
from alongside.web.request import StaffRequest
from alongside.web.team.again import ask_again
from alongside.web.team.forms import ROLES


def rows(viewer: Viewer) -> list[dict[str, Any]]:
    """Each that waits, in words, and whether it is the viewer's own."""
    return [
        {"id": asked.id, "words": _words(viewer, asked), "mine": asked.made_by_id == viewer.id}
        for asked in deciding.waiting(viewer)
    ]


def _words(viewer: Viewer, asked: OwnRequest) -> str:
    given, who = asked.given, asked.made_by.name if asked.made_by else ""
    if asked.kind == OwnRequest.Kind.ROLE:
        roles = ", ".join(str(label) for role, label in ROLES if role in given["roles"])
        return _("%(who)s asks for a role: %(roles)s") % {"who": who, "roles": roles}
    since = date_format(dt.date.fromisoformat(given["since"]), "j F Y")
    if asked.kind == OwnRequest.Kind.ASSIGNMENT:
        client = queries.client(viewer, uuid.UUID(given["client"])).name
        said = _("%(who)s asks to work with %(client)s, from %(since)s")
        return said % {"who": who, "client": client, "since": since}
    worker = queries.practitioner(viewer, uuid.UUID(given["practitioner"])).name
    said = _("%(who)s asks to supervise %(worker)s, from %(since)s")
    return said % {"who": who, "worker": worker, "since": since}


def waits() -> str:
    """What somebody reads who asked for something for themselves."""
    return _("What you ask for yourself waits until another lead confirms it.")


def confirm(request: StaffRequest, own_request: uuid.UUID) -> HttpResponse:
    """It stands."""
    viewer = request.viewer
    deciding.request(viewer, own_request)
    return ask_again(request) or _decided(
        request, deciding.confirm, own_request, _("Confirmed. It stands now.")
    )


def refuse(request: StaffRequest, own_request: uuid.UUID) -> HttpResponse:
    """It will not stand."""
    return _decided(request, deciding.refuse, own_request, _("Refused. Nothing was changed."))


def _decided(request: StaffRequest, act: Any, id: uuid.UUID, done: str) -> HttpResponse:
    try:
        act(id, by=request.viewer)
    except Refused as no:
        messages.warning(request, no.message)
    else:
        messages.success(request, done)
    return redirect("team")
