"""Writing about a hard patch: what was tried, when they want to talk, one part of it, their word that it is mended."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse

from alongside.access.identities import Viewer
from alongside.base.errors import NotThere
from alongside.documents.wording.repair import COURT, PARTS, TWO_QUESTIONS
from alongside.documents.wording.repair import spoken as filled
from alongside.repair import actions, queries
from alongside.repair.models import Rupture
from alongside.web.agenda.rows import spoken
from alongside.web.formpage import FormPage
from alongside.web.repair.forms.patches import MendedForm, PartForm, TriedForm, WhenForm, WhoseForm

TWO = ("had_to_say", "manner")


class OfStrain(FormPage):
    """What the pages about one hard patch share."""

    template = "repair/write.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Rupture:
        return queries.own_strain(viewer, ids["strain"])

    def form_kwargs(self, viewer: Viewer, subject: Rupture) -> dict[str, Any]:
        return {"person": spoken(subject.alliance)}

    def context(self, viewer: Viewer, subject: Rupture) -> dict[str, Any]:
        return {"alliance": subject.alliance, "court": COURT}

    def after(self, viewer: Viewer, subject: Rupture, saved: Any) -> str:
        return reverse("strain", args=[subject.id])


class Tried(OfStrain):
    """Something was done about it."""

    form_class = TriedForm
    template = "repair/tried.html"

    def save(self, viewer: Viewer, subject: Rupture, id: uuid.UUID, data: dict[str, Any]) -> Any:
        return actions.try_something(subject.id, by=viewer, id=id, **data)


class When(OfStrain):
    """They said when they want to talk about it."""

    form_class = WhenForm
    template = "repair/when.html"

    def initial(self, viewer: Viewer, subject: Rupture) -> dict[str, Any]:
        return {"when": subject.talk_when, "on": subject.talk_on}

    def save(self, viewer: Viewer, subject: Rupture, id: uuid.UUID, data: dict[str, Any]) -> Any:
        return actions.say_when(subject.id, by=viewer, id=id, **data)


class Whose(OfStrain):
    """Whose slip it was."""

    form_class = WhoseForm
    template = "repair/whose.html"

    def initial(self, viewer: Viewer, subject: Rupture) -> dict[str, Any]:
        return {"whose": subject.whose}

    def save(self, viewer: Viewer, subject: Rupture, id: uuid.UUID, data: dict[str, Any]) -> Any:
        return actions.say_whose(subject.id, by=viewer, id=id, **data)


class Mended(OfStrain):
    """Their word that it is mended."""

    form_class = MendedForm
    template = "repair/mended.html"

    def initial(self, viewer: Viewer, subject: Rupture) -> dict[str, Any]:
        return {"said_by": "they"}

    def save(self, viewer: Viewer, subject: Rupture, id: uuid.UUID, data: dict[str, Any]) -> Any:
        return actions.step_strain(subject.id, by=viewer, id=id, event="mended", **data)


class Write(OfStrain):
    """One part of it. What stands is not changed; more is added."""

    form_class = PartForm

    def fetch(self, viewer: Viewer, **ids: Any) -> Rupture:
        strain = queries.own_strain(viewer, ids["strain"])
        self.part = ids["part"]
        if self.part not in PARTS or (self.part == "stronger" and strain.state != "mended"):
            raise NotThere
        return strain

    def form_kwargs(self, viewer: Viewer, subject: Rupture) -> dict[str, Any]:
        return {**super().form_kwargs(viewer, subject), "part": self.part}

    def context(self, viewer: Viewer, subject: Rupture) -> dict[str, Any]:
        label, _hint = PARTS[self.part]
        heading = str(label) % filled(spoken(subject.alliance))
        two = TWO_QUESTIONS if self.part in TWO else ""
        return {
            **super().context(viewer, subject),
            "heading": heading,
            "two_questions": two,
            "part": self.part,
        }

    def save(self, viewer: Viewer, subject: Rupture, id: uuid.UUID, data: dict[str, Any]) -> Any:
        return actions.write_note(subject.id, by=viewer, id=id, part=self.part, **data)
