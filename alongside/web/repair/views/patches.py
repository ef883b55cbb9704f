"""All that was hard with somebody, and noting that something is."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.ids import new_id
from alongside.base.revisions import revisions
from alongside.documents.wording.repair import COURT
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.repair import actions, queries
from alongside.repair.models import HardConversation, Rupture
from alongside.web.agenda.rows import spoken
from alongside.web.formpage import FormPage
from alongside.web.repair import words
from alongside.web.repair.forms.patches import NoteForm
from alongside.web.repair.forms.small import DayForm
from alongside.web.request import StaffRequest
from alongside.web.revisions import revised


def patches(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """Hard patches, conversations thought through, slips that were forgiven, days that may hurt."""
    viewer = request.viewer
    found = people.own_alliance(viewer, alliance)
    day, person = today(viewer.zone), spoken(found)
    rows, back = queries.strains(viewer, found), queries.taken_back(viewer, found)
    days = queries.weather(viewer, found)
    shown = {
        "alliance": found,
        "person": found.person,
        "strains": [(one, words.lasted(one, day), words.stands(one, person)) for one in rows],
        "taken_back": [(one, words.lasted(one, day), _("taken back")) for one in back],
        "talks": queries.talks(viewer, found),
        "slips": queries.slips(viewer, found)[::-1],
        "hard_days": words.hard_days(days, day, words=True),
        "revised": revised(revisions(viewer, *(day.id for day in days)), DayForm),
        "slip_id": new_id(),
        "court": COURT,
    }
    return render(request, "repair/patches.html", shown)


class Note(FormPage):
    """Something is hard between us."""

    form_class = NoteForm
    template = "repair/note.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Any:
        return people.own_alliance(viewer, ids["alliance"])

    def alliance(self, subject: Any) -> Alliance:
        """Between whom."""
        return subject

    def form_kwargs(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        return {"person": spoken(self.alliance(subject))}

    def context(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        return {"alliance": self.alliance(subject), "court": COURT}

    def initial(self, viewer: Viewer, subject: Any) -> dict[str, Any]:
        return {"came": "noticed"}

    def save(self, viewer: Viewer, subject: Any, id: uuid.UUID, data: dict[str, Any]) -> Rupture:
        return actions.notice_strain(self.alliance(subject).id, by=viewer, id=id, **data)

    def after(self, viewer: Viewer, subject: Any, saved: Rupture) -> str:
        return reverse("strain", args=[saved.id])


class NoteAfterTalk(Note):
    """It was said, and it hurt."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> HardConversation:
        return queries.own_talk(viewer, ids["talk"])

    def alliance(self, subject: HardConversation) -> Alliance:
        return subject.alliance

    def initial(self, viewer: Viewer, subject: HardConversation) -> dict[str, Any]:
        # a hard truth that had to be said is nobody's slip, until somebody says otherwise
        return {"came": "noticed", "whose": "nobody", "on": subject.said_on}

    def context(self, viewer: Viewer, subject: HardConversation) -> dict[str, Any]:
        return {**super().context(viewer, subject), "talk": subject}

    def save(self, viewer: Viewer, subject: HardConversation, id: uuid.UUID, data: dict[str, Any]) -> Rupture:
        return actions.notice_strain(subject.alliance_id, by=viewer, id=id, talk_id=subject.id, **data)
