"""What an organisation may ask with: slots that ship without wording, and questionnaires it has added under its licence."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.checkins import actions, queries
from alongside.checkins.models import Questionnaire
from alongside.core.instruments.datafile import parse, written
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import SLOTS, slot_text
from alongside.documents.questionnaires import span
from alongside.people.queries.team import check_lead
from alongside.web.formpage import FormPage
from alongside.web.questionnaires.forms import FileForm, WordingForm, shown
from alongside.web.request import StaffRequest


@dataclass(frozen=True)
class Entry:
    """A questionnaire with what a page says of it; `row` is None for a slot without wording."""

    instrument: Instrument
    row: Questionnaire | None = None
    expired: bool = False

    @property
    def span(self) -> str:
        return span(self.instrument.answers)

    @property
    def in_use(self) -> bool:
        return self.row is not None and self.row.retired_at is None and not self.expired


def shelf(request: StaffRequest) -> HttpResponse:
    """What was added, and the slots that were not."""
    viewer = request.viewer
    check_lead(viewer)
    added = [entry(viewer, row) for row in queries.questionnaires(viewer)]
    have = {one.instrument.key for one in added}
    slots = [Entry(parse(slot_text(key))) for key in SLOTS if key not in have]
    return render(request, "questionnaires/shelf.html", {"added": added, "slots": slots})


def one(request: StaffRequest, questionnaire: uuid.UUID) -> HttpResponse:
    """One version, with its wording, its licence and the other versions."""
    viewer = request.viewer
    row = _row(viewer, questionnaire)
    versions = queries.versions(viewer, row.key)
    context = {
        "one": entry(viewer, row),
        "row": row,
        "newest": versions[0],
        "versions": versions,
        "turned": ", ".join(item.key for item in row.instrument.items if item.reversed),
    }
    return render(request, "questionnaires/one.html", context)


def retire(request: StaffRequest, questionnaire: uuid.UUID) -> HttpResponse:
    """Nobody is asked with it any more."""
    row = actions.retire_questionnaire(questionnaire, by=request.viewer)
    messages.success(request, _("Put away. Nobody is asked with it any more; what was answered stays."))
    return redirect("questionnaire", row.id)


def entry(viewer: Viewer, row: Questionnaire) -> Entry:
    """A version as the pages show it."""
    return Entry(row.instrument, row, row.expired(today(viewer.zone)))


def _row(viewer: Viewer, id: uuid.UUID) -> Questionnaire:
    check_lead(viewer)
    return queries.questionnaire(viewer, id)


class _Add(FormPage):
    template = "questionnaires/add.html"

    def licence(self, data: dict[str, Any]) -> actions.Licence:
        """The licence as it was stated."""
        return actions.Licence(data["granted_by"], data["reference"], data["valid_until"])

    def after(self, viewer: Viewer, subject: Any, saved: Questionnaire) -> str:
        messages.success(self.request, _("Kept. It can be used from now on."))
        return reverse("questionnaire", args=[saved.id])


class AddFile(_Add):
    """A whole data file of another instrument."""

    form_class = FileForm
    template = "questionnaires/file.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> None:
        check_lead(viewer)

    def context(self, viewer: Viewer, subject: None) -> dict[str, Any]:
        return {"heading": _("Add a questionnaire from a file"), "example": EXAMPLE}

    def save(self, viewer: Viewer, subject: None, id: uuid.UUID, data: dict[str, Any]) -> Questionnaire:
        return actions.add_questionnaire(data["text"], self.licence(data), by=viewer, id=id)


class _Wording(_Add):
    form_class = WordingForm

    def form_kwargs(self, viewer: Viewer, subject: Entry) -> dict[str, Any]:
        return {"instrument": subject.instrument}

    def initial(self, viewer: Viewer, subject: Entry) -> dict[str, Any]:
        return shown(subject.instrument)

    def context(self, viewer: Viewer, subject: Entry) -> dict[str, Any]:
        return {"heading": subject.instrument.name, "one": subject}

    def save(self, viewer: Viewer, subject: Entry, id: uuid.UUID, data: dict[str, Any]) -> Questionnaire:
        text, key = written(data["instrument"]), subject.instrument.key
        return actions.add_questionnaire(text, self.licence(data), by=viewer, id=id, of=key)


class AddSlot(_Wording):
    """The wording of a slot that ships without it."""

    def fetch(self, viewer: Viewer, **ids: Any) -> Entry:
        check_lead(viewer)
        if ids["slot"] not in SLOTS:
            raise NotThere
        return Entry(parse(slot_text(ids["slot"])))


class Change(_Wording):
    """The next version of one that was added."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Entry:
        return entry(viewer, _row(viewer, ids["questionnaire"]))

    def initial(self, viewer: Viewer, subject: Entry) -> dict[str, Any]:
        row = subject.row
        licence = ("granted_by", "reference", "valid_until")
        return super().initial(viewer, subject) | {name: getattr(row, name) for name in licence}


EXAMPLE = """key = "side-by-side"
version = "1"
name = "Side by side"
rater = "client"
range = "1:5:1"
items = ["1", "2"]
reversed = ["2"]
minimum = 2
prorate = false
validated = false
licence = "Ours."
citation = "Written here, 2026"
labels = ["never", "", "", "", "always"]

[wording]
1 = "We go at a pace that suits me."
2 = "I am left to wonder what comes next."
"""
