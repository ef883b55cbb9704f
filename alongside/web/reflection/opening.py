"""For leads: how long what was thought is kept, what keeps it longer, and what an order opens. None of it shows a word of
what was thought but `read`, to the two who opened it."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from alongside.access.identities import Role
from alongside.people.models import Organisation
from alongside.people.queries import team
from alongside.reflection import queries
from alongside.reflection.actions import keeping, opening as actions
from alongside.web.pages import StaffRequest, Step
from alongside.web.reflection import forms
from alongside.web.reflection.views import parts
from alongside.web.team.views.accounts import TeamPage

BACK = ("thinking-kept", gettext_lazy("How long thinking is kept"))


def kept(request: StaffRequest) -> HttpResponse:
    viewer = request.viewer
    context = {
        "org": team.organisation(viewer),
        "holds": queries.holds(viewer),
        "openings": queries.openings(viewer),
    }
    return render(request, "reflection/kept.html", context)


class MonthsPage(TeamPage):
    form_class, then, back = forms.MonthsForm, "thinking-kept", BACK
    save = staticmethod(keeping.set_months)
    heading = gettext_lazy("How many months is thinking kept?")
    intro = gettext_lazy(
        "After that it is destroyed, each with a certificate; whoever thought it is reminded thirty days before. A shorter "
        "time destroys nothing without that reminder."
    )
    message = gettext_lazy("Saved.")
    opens = {"months": "thinking_months"}

    def find(self, **ids: uuid.UUID) -> Organisation:
        return team.organisation(self.viewer)


class ChoosingPage(TeamPage):
    back = BACK

    def form_kwargs(self) -> dict[str, Any]:
        workers = [who for who in team.practitioners(self.viewer) if Role.WORKER in who.roles]
        return {"rows": {"practitioner": workers, "person": team.clients(self.viewer)}}


class HoldPage(ChoosingPage):
    form_class, then = forms.HoldForm, "thinking-kept"
    save = staticmethod(keeping.hold)
    heading = gettext_lazy("Keep what was thought")
    intro = gettext_lazy(
        "Where a claim or a complaint is known, nothing about it may be destroyed. A hold opens nothing to anybody."
    )
    message = gettext_lazy("Held. Nothing of it is destroyed until the hold is lifted.")


class LiftHold(Step):
    of, fetch, save = "hold", staticmethod(queries.hold), staticmethod(keeping.lift)
    then = "thinking-kept"
    message = gettext_lazy("Lifted. What is old by now is destroyed in thirty days at the earliest.")


class AskPage(ChoosingPage):
    form_class, then = forms.OpeningForm, "opening"
    save = staticmethod(actions.ask)
    heading = gettext_lazy("Open what somebody thought")
    intro = gettext_lazy(
        "Only by an order. Another lead confirms it, and one of the two of you does not supervise whoever thought it. They "
        "are told at once, and read what you write here. It is open for a week, to you two alone, and each look is noted."
    )
    message = gettext_lazy("Asked. It waits for another lead.")


def show(request: StaffRequest, opening: uuid.UUID) -> HttpResponse:
    """The order, who asked, who decided, and until when; none of what it opens."""
    viewer = request.viewer
    subject = queries.opening(viewer, opening)
    context = {
        "opening": subject,
        "mine": subject.made_by_id == viewer.id,
        "may_read": subject.is_open and viewer.id in (subject.made_by_id, subject.decided_by_id),
    }
    return render(request, "reflection/opening.html", context)


class ConfirmOpening(Step):
    of, fetch, save = "opening", staticmethod(queries.opening), staticmethod(actions.confirm)
    then = "opening"
    message = gettext_lazy("Confirmed. Whoever thought it is told.")


class RefuseOpening(Step):
    of, fetch, save = "opening", staticmethod(queries.opening), staticmethod(actions.refuse)
    then = "opening"
    message = gettext_lazy("It is not opened.")


def read(request: StaffRequest, opening: uuid.UUID) -> HttpResponse:
    """What it opens, to the two, for a week."""
    viewer = request.viewer
    subject = queries.opening(viewer, opening)
    rows = [(row, parts(row)) for row in queries.opened(viewer, subject)]
    return render(request, "reflection/opened.html", {"opening": subject, "rows": rows})
