"""What a practitioner opens in the morning."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Role
from alongside.audit import outcome
from alongside.insight import actions
from alongside.insight.today import today_of
from alongside.web.request import StaffRequest
from alongside.web.today.cards import page


def today(request: StaffRequest) -> HttpResponse:
    """Who I am with, what I owe, what is worth a look."""
    viewer = request.viewer
    roles = {"worker": viewer.is_(Role.WORKER), "lead": viewer.is_(Role.LEAD)}
    found = today_of(viewer)
    actions.keep_shown(found.signals, by=viewer)
    nightly = viewer.is_(Role.LEAD) and outcome.found_something(viewer.org_id)
    return render(request, "today/today.html", page(found) | roles | {"nightly": nightly})


def not_now(request: StaffRequest, alliance: uuid.UUID, rule: str) -> HttpResponse:
    """Put one thing that is worth a look aside for a fortnight."""
    viewer = request.viewer
    aside = actions.not_now(alliance, rule, by=viewer)
    until = date_format(aside.until, "j F")
    messages.success(
        request, _("Put aside until %(day)s. It comes back if it still holds then.") % {"day": until}
    )
    return redirect("today")
