"""The pages of my own lines: my statement, and with each of my people what I shared and what happened."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.base.revisions import revisions
from alongside.documents import boundaries as wording
from alongside.documents.words import spoken
from alongside.people.models import Alliance
from alongside.people.queries.people import own_alliance
from alongside.reflection import boundaries
from alongside.reflection.actions import boundaries as actions
from alongside.reflection.models import BoundaryMoment, BoundaryStatement
from alongside.web.boundaries.forms import AnsweredForm, MomentForm, StatementForm
from alongside.web.pages import AlliancePage, Page, StaffRequest, Step
from alongside.web.revisions import revised

FIELDS = ("profession", *BoundaryStatement.WORDS)


class WriteStatement(Page):
    """My own statement, which is read where it is written."""

    form_class, template, then = StatementForm, "boundaries/statement.html", "boundaries"
    save, message = staticmethod(actions.write_statement), _("Kept. What stood before is below.")

    def find(self, **ids: Any) -> None:
        self.statement = boundaries.statement(self.viewer)

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.statement, name) for name in FIELDS} if self.statement else {}

    def form_kwargs(self) -> dict[str, Any]:
        return {"profession": self.statement.profession if self.statement else ""}

    def context(self) -> dict[str, Any]:
        rows = revisions(self.viewer, self.statement.id) if self.statement else []
        return {"revised": revised(rows, StatementForm(**self.form_kwargs()))}


def between(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What I shared with one of my people, what happened at a line between us, and what my marks may say."""
    subject = own_alliance(request.viewer, alliance)
    context = {"alliance": subject, "person": subject.person, **at_the_line(request.viewer, subject)}
    return render(request, "boundaries/between.html", context)


def at_the_line(viewer: Viewer, alliance: Alliance) -> Mapping[str, Any]:
    """The same for Get ready, which shows what is open and what was shared last."""
    line, person = boundaries.between(viewer, alliance), spoken(alliance)
    needs = {code.value: str(label) % person.forms for code, label in wording.NEEDS.items()}
    return {
        "shared": [(note, needs.get(note.whose_need, "")) for note in line.shared],
        "moments": [_told(moment, alliance) for moment in line.moments],
        "open_moments": [_told(moment, alliance) for moment in line.open],
        "thoughts": [wording.thought(thought, person) for thought in line.thoughts],
        "rests_on": wording.rests_on(),
    }


def _told(moment: BoundaryMoment, alliance: Alliance) -> tuple[BoundaryMoment, str]:
    return moment, str(wording.KINDS[moment.kind]) % spoken(alliance).forms


class NoteMoment(AlliancePage):
    form_class, template, then = MomentForm, "boundaries/moment.html", "boundaries-with"
    save, heading = staticmethod(actions.note_moment), _("Something that happened")


class ChangeMoment(AlliancePage):
    of, fetch = "moment", staticmethod(boundaries.moment)
    form_class, template, then = AnsweredForm, "boundaries/moment.html", "boundaries-with"
    save, opens = staticmethod(actions.change_moment), {"words": "words", "answered": "answered"}

    def context(self) -> dict[str, Any]:
        _moment, heading = _told(self.subject, self.alliance)
        form = AnsweredForm(person=spoken(self.alliance))
        return {"heading": heading, "revised": revised(revisions(self.viewer, self.subject.id), form)}


class DropMoment(Step):
    of, fetch, then = "moment", staticmethod(boundaries.moment), "boundaries-with"
    save, message = staticmethod(actions.drop_moment), _("Taken off.")
