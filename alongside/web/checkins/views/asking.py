"""Checking in: my own view before theirs, asking them together, what works, how often, and taking an answer back."""

import uuid
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.agenda.models import Goal
from alongside.agenda.queries import goals
from alongside.base.clock import today
from alongside.base.revisions import revisions
from alongside.checkins import queries
from alongside.checkins.actions import beside, check_ins
from alongside.checkins.came_of_it import what_came_of_it
from alongside.checkins.models import CheckIn, WhatWorks
from alongside.contacts.queries import happened, last_seen
from alongside.core.rhythm import ALOUD_ONLY, asking
from alongside.core.states.agreements import GoalState
from alongside.documents import checkins as wording
from alongside.documents.words import spoken
from alongside.people.models import Alliance
from alongside.people.queries.people import own_alliance
from alongside.people.queries.reached import is_unwanted
from alongside.repair.actions import asked
from alongside.repair.queries import open_rupture
from alongside.web.checkins.forms import own as forms
from alongside.web.checkins.forms.beside import RetractCheckInForm, RhythmForm, WhatWorksForm
from alongside.web.checkins.views.next_step import LeadsOn
from alongside.web.pages import AlliancePage, StaffRequest, Step
from alongside.web.revisions import revised


class NamedPage(AlliancePage):
    then = "check-in"

    def form_kwargs(self) -> dict[str, Any]:
        return {"worker": self.viewer.name, "client": spoken(self.alliance)}

    def frame(self) -> str:
        """What they are asked to think of: the last time the two saw each other."""
        seen = last_seen(self.viewer, self.alliance)
        on, about = (timezone.localtime(seen.at).date(), seen.about) if seen else (None, "")  # type: ignore[attr-defined]
        is_theirs: bool = seen is not None and seen.about_in_their_words  # type: ignore[attr-defined]
        day = today(self.viewer.zone)
        return wording.frame(self.viewer.name, on, about, day, in_their_words=is_theirs)


class CheckInMirror(NamedPage):
    """How I think it is for them: kept before their answers are shown."""

    form_class, template = forms.MirrorForm, "checkins/mirror.html"
    save = staticmethod(check_ins.check_in_mirror)

    def context(self) -> dict[str, Any]:
        return {"waiting": queries.waiting(self.viewer, self.alliance)}


class CheckInForMe(NamedPage):
    form_class, template = forms.CheckInForMeForm, "checkins/for_me.html"
    save, message = staticmethod(check_ins.check_in_for_me), _("Your look is kept.")
    then, twice = "alliance-between", "check-in"


def together(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What to say first, and the ways to ask."""
    viewer, day = request.viewer, today(request.viewer.zone)
    between = own_alliance(viewer, alliance)
    hard = open_rupture(viewer, between) is not None
    may = asking(happened(viewer, between), hard, queries.last_form(viewer, between, day), day)
    context = {
        "alliance": between,
        "person": between.person,
        "spoken": spoken(between),
        "may": may.value,
        "unwanted": is_unwanted(viewer, between.person, day),
        "told_first": wording.TOLD_FIRST,
        "goals": standing_goals(viewer, between),
        "worked": queries.what_works(viewer, between)[:3],
        "came_of_it": what_came_of_it(viewer, between),
        "differently": queries.done_differently(viewer, between),
        "questionnaires": queries.in_use(viewer, day),
    }
    return render(request, "checkins/together.html", context)


def standing_goals(viewer: Viewer, alliance: Alliance) -> list[Goal]:
    """Goals that are neither reached nor let go."""
    return [goal for goal in goals(viewer, alliance, let_go=False) if goal.state != GoalState.REACHED]


class _Ask(LeadsOn, NamedPage):
    template = "checkins/ask.html"
    heading: Any = ""

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "spoken": spoken(self.alliance),
            "heading": str(self.heading),
            "came_of_it": what_came_of_it(self.viewer, self.alliance),
            "differently": queries.done_differently(self.viewer, self.alliance),
            "frame": self.frame(),
        }


class _AskTogether(_Ask):
    """Keeps what was said; a yes to the direct question opens a hard patch."""

    save = staticmethod(asked.look_together)

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> CheckIn:
        check_in: CheckIn = super().act(id, cleaned)
        if cleaned["choices"].get("hard") == "yes":
            self.message = (
                _(
                    "Something was hard, so a hard patch is open. Thank %(them)s for saying so; what helps comes next."
                )
                % spoken(self.alliance).forms
            )
        return check_in


class AskDirectly(_AskTogether):
    form_class, heading = forms.DirectlyForm, _("Ask directly")


class AskByGoals(_AskTogether):
    form_class, heading = forms.GoalsForm, _("By way of the goals")

    @cached_property
    def goals(self) -> list[Goal]:
        return standing_goals(self.viewer, self.alliance)

    def before_showing(self) -> HttpResponse | None:
        return None if self.goals else redirect("together", self.alliance.id)

    def form_kwargs(self) -> dict[str, Any]:
        return super().form_kwargs() | {"goals": self.goals}


class AskOneQuestion(_AskTogether):
    form_class, heading = forms.OneQuestionForm, _("One question, when there is room for it")


class AskFive(_Ask):
    """The five, aloud or on paper. In a hard patch nothing is asked; what was answered before it can be kept."""

    form_class, heading = forms.FiveForm, _("Five things, asked aloud or on paper")
    save = staticmethod(asked.ask_five)

    def form_kwargs(self) -> dict[str, Any]:
        """Paper is offered from the fourth contact on: whether it was too soon after another is a matter of its day."""
        return super().form_kwargs() | {"paper": happened(self.viewer, self.alliance) >= ALOUD_ONLY}

    def context(self) -> dict[str, Any]:
        """In a hard patch also since when: what they answered before that day can still be kept."""
        rupture = open_rupture(self.viewer, self.alliance)
        return super().context() | ({"hard_since": rupture.began_on, "frame": ""} if rupture else {})


class KeepWhatWorks(AlliancePage):
    form_class, template, then = WhatWorksForm, "checkins/what_works.html", "what-works"
    save = staticmethod(beside.keep_what_works)

    def context(self) -> dict[str, Any]:
        works = queries.what_works(self.viewer, self.alliance)
        rows = revisions(self.viewer, *(row.id for row in works)) if works else []
        return {
            "worked": works,
            "revised": revised(rows, WhatWorksForm, words=_("The words")),
        }


class PutWhatWorksAside(Step):
    of, fetch, then = "what_works", staticmethod(queries.own_what_works), "what-works"
    save = staticmethod(beside.put_what_works_aside)
    message = _("Put aside. It is not offered any more.")

    def after(self, saved: WhatWorks) -> str:
        return reverse("what-works", args=[saved.alliance_id])


class SetRhythm(AlliancePage):
    form_class, template, then = RhythmForm, "checkins/rhythm.html", "alliance"
    save = staticmethod(beside.set_rhythm)

    def initial(self) -> dict[str, Any]:
        return vars(queries.rhythm(self.viewer, self.alliance))


class ChooseForm(AlliancePage):
    """Five steps, or yes and no: chosen after two practice items."""

    form_class, template, then = forms.ChooseFormForm, "checkins/choose_form.html", "show"
    save = staticmethod(beside.choose_form)
    heading, message = _("Five steps, or yes and no"), _("Saved.")

    def initial(self) -> dict[str, Any]:
        return {"form": queries.form_of(self.viewer, self.alliance)}

    def context(self) -> dict[str, Any]:
        return {"choice": queries.form_choice(self.viewer, self.alliance)}


class RetractCheckIn(AlliancePage):
    """Why an answer should not count; by whoever recorded it."""

    of, fetch, then = "check_in", staticmethod(queries.own_recorded), "check-in"
    form_class, template = RetractCheckInForm, "checkins/retract.html"
    save = staticmethod(beside.retract_check_in)
    message = _("Taken back. It counts for nothing any more, and stays here with why.")

    def before_showing(self) -> HttpResponse | None:
        return redirect("check-in", self.subject.id) if self.subject.retracted_at else None

    def context(self) -> dict[str, Any]:
        return {"check_in": self.subject}


class PutBackCheckIn(Step):
    of, fetch, then = "check_in", staticmethod(queries.own_recorded), "check-in"
    save, message = staticmethod(beside.put_back_check_in), _("It counts again, on its day.")
