"""The what-to-expect sheet: read, write a version, give it, show it (S15)."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.agreements import give_sheet, write_sheet
from alongside.agenda.models import ExpectSheet
from alongside.agenda.queries import agreements
from alongside.base.errors import Refused
from alongside.base.revisions import revisions
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.people.visibility import is_mine
from alongside.web.agenda.forms.sheet import ASKED, I_CAN_NOT, WHO_I_TELL, SheetForm
from alongside.web.agenda.plain import hints
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest
from alongside.web.revisions import revised

Parts = list[tuple[Any, str]]


def _parts(sheet: ExpectSheet) -> Parts:
    return [(label, words) for name, label in ASKED.items() if (words := getattr(sheet, name))]


def sheet(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The version that counts, and the earlier ones."""
    viewer = request.viewer
    found = people.alliance(viewer, alliance)
    versions = agreements.expect_sheets(viewer, found)
    shown = {
        "alliance": found,
        "mine": is_mine(viewer, found),
        "sheet": versions[0] if versions else None,
        "parts": [(label, words, hints(words)) for label, words in _parts(versions[0])] if versions else [],
        "earlier": [(one, _parts(one)) for one in versions[1:]],
        "revised": revised(revisions(viewer, *(version.id for version in versions)), SheetForm()),
    }
    return render(request, "agenda/expect.html", shown)


def show(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The sheet as the client reads it, on the phone or on paper."""
    viewer = request.viewer
    found = people.alliance(viewer, alliance)
    counts = agreements.expect_sheet(viewer, found)
    shown = {"alliance": found, "sheet": counts, "parts": _parts(counts) if counts else []}
    return render(request, "agenda/expect_show.html", shown)


def given(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """It was given to them today."""
    viewer = request.viewer
    try:
        give_sheet(viewer, people.own_alliance(viewer, alliance))
    except Refused as no:
        messages.warning(request, no.message)
    else:
        messages.success(request, _("Noted."))
    return redirect("expect", alliance)


class Write(FormPage):
    """A new version. The first one begins with honest words about who I have to tell."""

    form_class = SheetForm
    template = "agenda/expect_write.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def initial(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        last = agreements.expect_sheet(viewer, subject)
        if last is not None:
            return {name: getattr(last, name) for name in ASKED}
        return {"i_can_not": str(I_CAN_NOT), "who_i_tell": str(WHO_I_TELL)}

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> ExpectSheet:
        return write_sheet(viewer, subject, id=id, **data)

    def after(self, viewer: Viewer, subject: Alliance, saved: ExpectSheet) -> str:
        return reverse("expect", args=[subject.id])
