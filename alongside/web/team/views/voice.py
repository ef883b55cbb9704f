"""Recording the sentences that are read aloud to clients: in my voice for the people I work with, or by a lead for all."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere
from alongside.base.sounds import sound
from alongside.checkins import voices
from alongside.checkins.actions.voices import record_sentence
from alongside.checkins.models import SpokenSentence
from alongside.documents.aloud import sentences, without_names
from alongside.people.models import Practitioner
from alongside.people.queries import team as queries
from alongside.web.pages import StaffRequest
from alongside.web.team.forms import SentenceForm
from alongside.web.team.views.me import MePage


def _mine(viewer: Viewer) -> dict[str, str]:
    me = queries.my_account(viewer)
    supervisor = " and ".join(person.first_name for person in queries.supervisors_of(viewer, me))
    return sentences(me.first_name, supervisor)


def my_voice(request: StaffRequest) -> HttpResponse:
    """Every sentence that my people can be read; those that name nobody may be said by the organisation's voice."""
    return _listed(request, _mine(request.viewer), request.viewer.id, "me-voice-sentence")


def team_voice(request: StaffRequest) -> HttpResponse:
    return _listed(request, without_names(), None, "team-voice-sentence")


def _listed(request: StaffRequest, texts: dict[str, str], whose: uuid.UUID | None, page: str) -> HttpResponse:
    recorded = voices.milliseconds(request.viewer, whose)
    rows = [(reverse(page, args=[mark]), text, mark in recorded) for mark, text in texts.items()]
    count = {"recorded": sum(row[2] for row in rows), "all": len(rows)}
    return render(request, "team/voice.html", count | {"rows": rows, "for_all": whose is None})


class MySentencePage(MePage):
    """One sentence: record it, hear it, keep it; then the next that nobody has said."""

    form_class, template, draft = SentenceForm, "team/sentence.html", False
    message, back = _("Kept."), ("me-voice", _("Your voice"))
    heading, listing, for_all = _("Say this sentence"), "me-voice", False

    def texts(self) -> dict[str, str]:
        return _mine(self.viewer)

    @property
    def whose(self) -> uuid.UUID | None:
        return None if self.for_all else self.viewer.id

    def find(self, **ids: Any) -> Practitioner:
        self.mark = ids.pop("sentence")
        if self.mark not in self.texts():
            raise NotThere
        return super().find(**ids)

    def save(self, by: Viewer, me: Practitioner, **cleaned: Any) -> SpokenSentence:
        return record_sentence(by, me, sentence=self.mark, for_all=self.for_all, **cleaned)

    def after(self, saved: SpokenSentence) -> str:
        recorded = voices.milliseconds(self.viewer, self.whose)
        marks = list(self.texts())
        later = [mark for mark in marks[marks.index(self.mark) :] if mark not in recorded]
        return reverse(f"{self.listing}-sentence", args=[later[0]]) if later else reverse(self.listing)

    def context(self) -> dict[str, Any]:
        recording = voices.newest(self.viewer, self.whose, self.mark)
        return {"sentence": self.texts()[self.mark], "recording": recording}


class TeamSentencePage(MySentencePage):
    back, listing, for_all = ("team-voice", _("A voice for everybody")), "team-voice", True

    def texts(self) -> dict[str, str]:
        return without_names()


def spoken_sentence(request: StaffRequest, spoken: uuid.UUID) -> HttpResponse:
    """What somebody of the same organisation recorded. Raises NotThere."""
    row = voices.recording(request.viewer, spoken)
    return HttpResponse(**sound(bytes(row.sound), row.kind, request.headers.get("Range", "")))
