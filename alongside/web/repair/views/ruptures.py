"""The pages of hard patches: all of them, one of them, and what is written about it."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Viewer
from alongside.base.clock import new_id, today
from alongside.base.errors import NotThere, Refused
from alongside.base.revisions import revisions
from alongside.core.practice import Here
from alongside.core.states.rupture import RuptureEvent, RuptureState
from alongside.documents.repair import PARTS, TWO_QUESTIONS
from alongside.documents.words import spoken
from alongside.people.queries.people import own_alliance
from alongside.repair import queries
from alongside.repair.actions import ruptures as actions
from alongside.repair.models import AttemptKind, HardConversation, Landed, RepairAttempt, Rupture
from alongside.web.learning.shown import at_its_moment
from alongside.web.pages import About, AlliancePage, StaffRequest, Step
from alongside.web.repair import forms
from alongside.web.repair.shown import hard_days, lasted, rupture_page, stands
from alongside.web.revisions import revised

AFTER_TAP: dict[str, Any] = {
    RuptureEvent.CALMER: gettext_lazy("Calmer. Whether it is mended is for %(them)s to say."),
    RuptureEvent.HARDER_AGAIN: gettext_lazy("Harder again. To stay in touch is enough for today."),
    RuptureEvent.REOPENED: gettext_lazy("It is open again."),
}
TODAY = (AttemptKind.ACKNOWLEDGED, AttemptKind.STAYED)  # what is done with one tap


def show_ruptures(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """Hard patches, conversations thought through, slips that were forgiven, days that may hurt."""
    viewer = request.viewer
    subject = own_alliance(viewer, alliance)
    day, person = today(viewer.zone), spoken(subject)
    days = queries.hard_days(viewer, subject)
    context = {
        "alliance": subject,
        "person": subject.person,
        "ruptures": [
            (rupture, lasted(rupture, day), stands(rupture, person))
            for rupture in queries.ruptures(viewer, subject)
        ],
        "retracted": [
            (rupture, lasted(rupture, day), _("taken back"))
            for rupture in queries.retracted_ruptures(viewer, subject)
        ],
        "conversations": queries.hard_conversations(viewer, subject),
        "slips": queries.slips(viewer, subject)[::-1],
        "hard_days": hard_days(days, day, words=True),
        "revised": revised(revisions(viewer, *(hard_day.id for hard_day in days)), forms.HardDayForm),
        "slip_id": new_id(),
    }
    return render(request, "repair/ruptures.html", context)


def show_rupture(request: StaffRequest, rupture: uuid.UUID) -> HttpResponse:
    """The page of one hard patch: the order of help, two clocks, what was tried."""
    viewer, read = request.viewer, queries.whole_rupture(request.viewer, rupture)
    open_still = not read.rupture.retracted_at and read.rupture.state != RuptureState.MENDED
    too_early = [attempt.landed == Landed.TOO_EARLY for attempt in read.attempts][-1:] == [True]
    practice = at_its_moment(viewer, Here(too_early=open_still and too_early))
    return render(request, "repair/rupture.html", rupture_page(viewer, read) | practice)


class NoteRupture(AlliancePage):
    form_class, template, then = forms.RuptureForm, "repair/note.html", "rupture"
    save: Callable[..., Rupture] = staticmethod(actions.notice_rupture)


class NoteAfterConversation(NoteRupture):
    of, fetch = "conversation", staticmethod(queries.own_hard_conversation)

    def initial(self) -> dict[str, Any]:
        # a hard truth that had to be said is nobody's slip, until somebody says otherwise
        return {"whose": "nobody", "on": self.subject.said_on}

    def context(self) -> dict[str, Any]:
        return {"conversation": self.subject}

    def save(self, by: Viewer, conversation: HardConversation, *, id: uuid.UUID, **cleaned: Any) -> Rupture:
        alliance = conversation.alliance
        return actions.notice_rupture(by, alliance, id=id, conversation=conversation, **cleaned)


class ThenBack(About):
    """After something was tried: the day to come back, where none is set and they named none."""

    def after(self, saved: RepairAttempt) -> str:
        rupture, now = saved.rupture, today(self.viewer.zone)
        is_set = any(day and day > now for day in (rupture.follow_up_on, rupture.talk_on))
        is_over = saved.on < now or rupture.state in (RuptureState.MENDED, RuptureState.LEFT_ALONE)
        return reverse("rupture" if is_set or is_over else "rupture-back", args=[rupture.id])


class TryToday(ThenBack, Step):
    """One tap: I acknowledged it today, or stayed in touch today."""

    of, fetch = "rupture", staticmethod(queries.own_rupture)
    then, message, fields = "rupture", gettext_lazy("That is kept, with today’s day."), ("kind",)

    def save(self, by: Viewer, rupture: Rupture, *, id: uuid.UUID, kind: str) -> RepairAttempt:
        if kind not in TODAY:
            raise Refused(_("Please choose one of the buttons."))
        return actions.try_something(by, rupture, id=id, kind=kind)


class StepRupture(Step):
    """One tap: calmer, harder again, open again."""

    of, fetch = "rupture", staticmethod(queries.own_rupture)
    then, fields = "rupture", ("event",)

    def save(self, by: Viewer, rupture: Rupture, *, id: uuid.UUID | None, event: str) -> Rupture:
        self.message = str(AFTER_TAP.get(event, "")) % spoken(rupture.alliance).forms
        return actions.step_rupture(by, rupture, id=id, event=event)


class PutBackRupture(Step):
    of, fetch = "rupture", staticmethod(queries.own_rupture)
    then, message = "rupture", gettext_lazy("It counts again, as it stood.")
    save = staticmethod(actions.put_back_rupture)


class RupturePage(AlliancePage):
    of, fetch = "rupture", staticmethod(queries.own_rupture)
    then = "rupture"


class AddAttempt(ThenBack, RupturePage):
    form_class, template = forms.AttemptForm, "repair/tried.html"
    save = staticmethod(actions.try_something)


class SetDayBack(RupturePage):
    form_class, template = forms.DayBackForm, "repair/back.html"
    save = staticmethod(actions.set_day_back)
    message = gettext_lazy("Today will say so on that day.")


class SayWhen(RupturePage):
    form_class, template = forms.WhenForm, "repair/when.html"
    save, opens = staticmethod(actions.say_when), {"when": "talk_when", "on": "talk_on"}


class SayWhose(RupturePage):
    form_class, template = forms.WhoseForm, "repair/whose.html"
    save, opens = staticmethod(actions.say_whose), {"whose": "whose"}


class SayMended(RupturePage):
    form_class, template = forms.MendedForm, "repair/mended.html"
    save = staticmethod(actions.say_mended)


class WriteNote(RupturePage):
    """One part of it. What stands is not changed; more is added."""

    form_class, template = forms.PartForm, "repair/write.html"

    def find(self, **ids: Any) -> Rupture:
        rupture: Rupture = super().find(**ids)
        self.part = ids["part"]
        if self.part not in PARTS or (self.part == "stronger" and rupture.state != "mended"):
            raise NotThere
        return rupture

    def form_kwargs(self) -> dict[str, Any]:
        return super().form_kwargs() | {"part": self.part}

    def context(self) -> dict[str, Any]:
        label, _hint = PARTS[self.part]
        return {
            "heading": str(label) % spoken(self.alliance).forms,
            "two_questions": TWO_QUESTIONS if self.part in ("had_to_say", "manner") else "",
            "part": self.part,
        }

    def save(self, by: Viewer, rupture: Rupture, *, id: uuid.UUID, **cleaned: Any) -> Any:
        return actions.write_note(by, rupture, id=id, part=self.part, **cleaned)


class _CountingRupturePage(RupturePage):
    """Nothing is asked of one that was taken back already."""

    def before_showing(self) -> HttpResponse | None:
        return redirect("rupture", self.subject.id) if self.subject.retracted_at else None


class RetractRupture(_CountingRupturePage):
    form_class, template = forms.RetractRuptureForm, "repair/retract.html"
    message = gettext_lazy("Taken back. It counts for nothing any more, and stays here with why.")
    save = staticmethod(actions.retract_rupture)


class BeganOtherwise(_CountingRupturePage):
    form_class, template = forms.BeganForm, "repair/began.html"
    save, opens = staticmethod(actions.began_otherwise), {"on": "began_on"}
