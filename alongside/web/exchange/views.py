from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.access.identities import Role, Viewer
from alongside.base.errors import NotThere, Refused
from alongside.exchange import actions
from alongside.exchange.caseload import COLUMNS
from alongside.exchange.errors import UnreadableFile
from alongside.exchange.models import Brought, Kind
from alongside.exchange.verdicts import DryRun, What
from alongside.web.exchange.forms import BringForm
from alongside.web.formpage import FormPage

# what happens, its heading, and whether it is folded away: nothing happens to these
GROUPS = [
    (What.WRONG, gettext_lazy("To mend"), False),
    (What.CALLED_OFF, gettext_lazy("Called off there, still planned here"), False),
    (What.ADD, gettext_lazy("New"), False),
    (What.CHANGE, gettext_lazy("Will change"), False),
    (What.SAME, gettext_lazy("Here already"), True),
    (What.LEFT_OUT, gettext_lazy("Left out: nobody of yours is named"), True),
]


class Bring(FormPage):
    """Choose a file; it is looked at before anything happens."""

    form_class = BringForm
    template = "exchange/bring.html"
    draft = False

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> None:
        return None

    def form_kwargs(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {"calendars": viewer.is_(Role.WORKER)}

    def context(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {"columns": [names[0] for names in COLUMNS.values()]}

    def save(self, viewer: Viewer, subject: None, id: uuid.UUID, data: dict[str, Any]) -> Brought:
        file = data["file"]
        return actions.bring(data["kind"], file.name, file.read(), by=viewer, id=id)

    def after(self, viewer: Viewer, subject: None, saved: Brought) -> str:
        return reverse("bring-in-look", args=[saved.pk])


def look(request: HttpRequest, file: uuid.UUID) -> HttpResponse:
    """What will happen, row by row; then the yes. Pressed twice it is in once, and both presses hear so."""
    try:
        brought = actions.brought_file(request.viewer, file)
        return _take_in(request, brought) if request.method == "POST" else _dry_run(request, brought)
    except NotThere:
        if not actions.is_taken_in(request.viewer, file):
            raise
        messages.success(request, _("It is all taken in."))
        return _to_them(request)


def _take_in(request: HttpRequest, brought: Brought) -> HttpResponse:
    try:
        counts = actions.take_in(brought.pk, by=request.viewer)
    except (Refused, UnreadableFile) as no:
        messages.error(request, str(no))
        return _dry_run(request, brought, status=422)
    messages.success(request, _("Taken in: %(add)s new, %(change)s changed.") % counts)
    return _to_them(request)


def _to_them(request: HttpRequest) -> HttpResponse:
    return redirect("people" if request.viewer.is_(Role.WORKER) else "team")


def _dry_run(request: HttpRequest, brought: Brought, status: int = 200) -> HttpResponse:
    found: DryRun = actions.check_brought(request.viewer, brought).dry_run
    wrong = found.of(What.WRONG)
    groups = [
        (label, rows, folded or bool(wrong and what is not What.WRONG))  # what is to mend stands alone
        for what, label, folded in GROUPS
        if (rows := found.of(what))
    ]
    context = {
        "brought": brought,
        "found": found,
        "groups": groups,
        "wrong": wrong,
        "is_calendar": brought.kind == Kind.CALENDAR,
    }
    return render(request, "exchange/look.html", context, status=status)


def give_up(request: HttpRequest, file: uuid.UUID) -> HttpResponse:
    """Forget the file."""
    actions.give_up(file, by=request.viewer)
    messages.success(request, _("Nothing was taken in, and the file is forgotten."))
    return redirect("bring-in")
