"""What an organisation may ask with: slots that ship without wording, and questionnaires it has added under its licence."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.base.clock import new_id, today
from alongside.base.errors import NotThere
from alongside.checkins import queries
from alongside.checkins.actions.questionnaires import add_questionnaire, retire_questionnaire
from alongside.checkins.models import Questionnaire
from alongside.core.instruments.datafile import parse, written
from alongside.core.instruments.model import Instrument
from alongside.core.instruments.own import SLOTS, slot_text
from alongside.documents.checkins import span
from alongside.people.queries.team import check_lead
from alongside.web.pages import Page, StaffRequest, Step
from alongside.web.questionnaires.forms import FileForm, LicenceForm, WordingForm, shown

LICENCE = ("granted_by", "reference", "valid_until")


@dataclass(frozen=True)
class Entry:
    """A questionnaire with what a page says of it; `row` is None for a slot without wording."""

    instrument: Instrument
    row: Questionnaire | None = None
    expired: bool = False

    @property
    def span(self) -> str:
        return span(self.instrument.answers)


def _entry(viewer: Viewer, row: Questionnaire) -> Entry:
    return Entry(row.instrument, row, row.expired(today(viewer.zone)))


def _for_lead(viewer: Viewer, id: uuid.UUID) -> Questionnaire:
    check_lead(viewer)
    return queries.questionnaire(viewer, id)


def shelf(request: StaffRequest) -> HttpResponse:
    viewer = request.viewer
    check_lead(viewer)
    added = [_entry(viewer, row) for row in queries.questionnaires(viewer)]
    have = {entry.instrument.key for entry in added}
    slots = [Entry(parse(slot_text(key))) for key in SLOTS if key not in have]
    return render(request, "questionnaires/shelf.html", {"added": added, "slots": slots})


def one(request: StaffRequest, questionnaire: uuid.UUID) -> HttpResponse:
    """One version, with its wording, its licence and the other versions."""
    viewer = request.viewer
    row = _for_lead(viewer, questionnaire)
    versions = queries.versions(viewer, row.key)
    context = {
        "one": _entry(viewer, row),
        "row": row,
        "newest": versions[0],
        "versions": versions,
        "turned": ", ".join(item.key for item in row.instrument.items if item.reversed),
    }
    return render(request, "questionnaires/one.html", context)


class RetireQuestionnaire(Step):
    of, fetch, then = "questionnaire", staticmethod(_for_lead), "questionnaire"
    save = staticmethod(retire_questionnaire)
    message = _("Put away. It is not used any more; what was answered stays.")

    def after(self, saved: Questionnaire) -> str:
        return reverse("questionnaire", args=[saved.id])


class AddFile(Page):
    form_class: type[LicenceForm] = FileForm
    template = "questionnaires/file.html"
    message, heading = _("Saved. It can be used from now on."), _("Add a questionnaire from a file")

    def find(self, **ids: Any) -> Entry | None:
        check_lead(self.viewer)
        return None

    def context(self) -> dict[str, Any]:
        return {"example": EXAMPLE}

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> Questionnaire:
        of = self.subject.instrument.key if self.subject else ""
        text = written(cleaned["instrument"]) if self.subject else cleaned["text"]
        licence: Any = {name: cleaned[name] for name in LICENCE}
        return add_questionnaire(self.viewer, id=id or new_id(), text=text, of=of, **licence)

    def after(self, saved: Questionnaire) -> str:
        return reverse("questionnaire", args=[saved.id])


class AddWording(AddFile):
    """The wording of a slot that ships without it."""

    form_class, template = WordingForm, "questionnaires/add.html"
    subject: Entry

    def find(self, **ids: Any) -> Entry:
        check_lead(self.viewer)
        if ids["slot"] not in SLOTS:
            raise NotThere
        return Entry(parse(slot_text(ids["slot"])))

    def form_kwargs(self) -> dict[str, Any]:
        return {"instrument": self.subject.instrument}

    def initial(self) -> dict[str, Any]:
        return shown(self.subject.instrument)

    def context(self) -> dict[str, Any]:
        return {"heading": self.subject.instrument.name, "one": self.subject}


class ChangeQuestionnaire(AddWording):
    """The next version of one that was added."""

    def find(self, **ids: Any) -> Entry:
        return _entry(self.viewer, _for_lead(self.viewer, ids["questionnaire"]))

    def initial(self) -> dict[str, Any]:
        licence = {name: getattr(self.subject.row, name) for name in LICENCE}
        return super().initial() | licence


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
