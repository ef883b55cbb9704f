"""Looking together: a guided sheet, asked aloud, kept in their words."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.agenda.queries.agreements import goals
from alongside.base.clock import today
from alongside.checkins import queries
from alongside.checkins.models import CheckIn
from alongside.checkins.queries import in_use
from alongside.contacts.queries import happened, last_seen
from alongside.core.checkin_rhythm import ALOUD_ONLY, Asking, asking
from alongside.core.states.goal import GoalState
from alongside.documents import checkins as wording
from alongside.people.models import Alliance
from alongside.people.queries import people
from alongside.repair.actions.asked import ask_five, look_together
from alongside.repair.models import Rupture
from alongside.repair.queries import open_rupture
from alongside.web.checkins.forms import DirectlyForm, FiveForm, GoalsForm, OneQuestionForm
from alongside.web.checkins.spoken import spoken_of
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest


def may_ask(viewer: Viewer, alliance: Alliance) -> Asking:
    """How they may be asked today."""
    hard = open_rupture(viewer, alliance) is not None
    last = queries.last_form(viewer, alliance, today(viewer.zone))
    return asking(happened(viewer, alliance), hard, last, today(viewer.zone))


def sheet(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What to say first, and the ways to ask."""
    viewer = request.viewer
    found = people.own_alliance(viewer, alliance)
    context = {
        **_about(found),
        "may": may_ask(viewer, found).value,
        "told_first": wording.TOLD_FIRST,
        "goals": _goals(viewer, found),
        "worked": queries.what_works(viewer, found)[:3],
        "questionnaires": in_use(viewer, today(viewer.zone)),
    }
    return render(request, "checkins/together.html", context)


def _about(alliance: Alliance) -> dict[str, Any]:
    spoken = spoken_of(alliance)
    return {"alliance": alliance, "person": alliance.person, "spoken": spoken}


def _goals(viewer: Viewer, alliance: Alliance) -> list[Any]:
    found = goals(viewer, alliance, let_go=False)
    return [one for one in found if one.state != GoalState.REACHED]


def _last_seen(viewer: Viewer, alliance: Alliance) -> tuple[dt.date | None, str]:
    seen = last_seen(viewer, alliance)
    return (timezone.localtime(seen.at).date(), seen.about) if seen else (None, "")  # type: ignore[attr-defined]


class _Together(FormPage):
    template = "checkins/ask.html"
    heading: Any = ""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def form_kwargs(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"worker": viewer.name, "client": spoken_of(subject)}

    def context(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        frame = wording.frame(viewer.name, *_last_seen(viewer, subject), today(viewer.zone))
        return {**_about(subject), "heading": str(self.heading), "frame": frame}

    def after(self, viewer: Viewer, subject: Alliance, saved: Any) -> str:
        return reverse("check-in", args=[saved.id])


class _Asked(_Together):
    """Keeps what was said; a yes to the direct question opens a hard patch."""

    def post(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        self.rupture: Rupture | None = None
        answer = super().post(request, **ids)
        if self.rupture is not None:
            said = _(
                "Something was hard, so a hard patch is open. Thank them for saying so; what helps comes next."
            )
            messages.success(request, said)
        return answer

    def after(self, viewer: Viewer, subject: Alliance, saved: Any) -> str:
        return (
            reverse("rupture", args=[self.rupture.id])
            if self.rupture
            else super().after(viewer, subject, saved)
        )

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> CheckIn:
        look, self.rupture = look_together(subject.id, by=viewer, id=id, **data)
        return look


class Directly(_Asked):
    """What went well first."""

    form_class = DirectlyForm
    heading = _("Ask directly")


class Goals(_Asked):
    """By way of the goals."""

    form_class = GoalsForm
    heading = _("By way of the goals")

    def get(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        viewer = request.viewer
        subject = self.fetch(viewer, **ids)
        if not self.goals(viewer, subject):
            return redirect("together", subject.id)
        return super().get(request, **ids)

    def goals(self, viewer: Viewer, subject: Alliance) -> list[Any]:
        """The goals that stand, read once for the page."""
        if not hasattr(self, "_goals"):
            self._goals = _goals(viewer, subject)
        return self._goals

    def form_kwargs(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {**super().form_kwargs(viewer, subject), "goals": self.goals(viewer, subject)}


class OneQuestion(_Asked):
    """In a hard patch."""

    form_class = OneQuestionForm
    heading = _("One question, when there is room for it")


class Five(_Together):
    """The five, aloud or on paper. In a hard patch nothing is asked; what was answered before it can be kept."""

    form_class = FiveForm
    heading = _("Five things, asked aloud or on paper")

    def form_kwargs(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        """Paper is offered from the fourth contact on: whether it was too soon after another is a matter of its day."""
        return {**super().form_kwargs(viewer, subject), "paper": happened(viewer, subject) >= ALOUD_ONLY}

    def context(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        """In a hard patch also since when: what they answered before that day can still be kept."""
        found = super().context(viewer, subject)
        rupture = open_rupture(viewer, subject)
        return found | ({"hard_since": rupture.began_on, "frame": ""} if rupture else {})

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> CheckIn:
        return ask_five(subject.id, by=viewer, id=id, **data)
