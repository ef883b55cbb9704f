"""The five on my own device: I say who is there and hand the screen over; they answer one question a screen.

What is answered goes along with each screen and is kept as a draft, which is shown to nobody; the last press keeps all of it.
"""

from math import ceil
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.base import drafts
from alongside.base.clock import parse_id
from alongside.base.errors import Refused
from alongside.checkins.models import CheckIn, Medium
from alongside.checkins.queries import form_choice, form_of
from alongside.core.instruments.own import CLIENT, YES_NO
from alongside.core.one_at_a_time import FIRST, next_screen
from alongside.documents import checkins as wording
from alongside.documents.own_words import beneath
from alongside.people.models import Alliance
from alongside.people.queries.people import good_to_know
from alongside.repair.actions import asked
from alongside.web.checkins.forms import own as forms
from alongside.web.checkins.views.asking import NamedPage
from alongside.web.checkins.views.next_step import LeadsOn
from alongside.web.components import FULL
from alongside.web.pages import StaffRequest, id_for, page_for
from alongside.web.sign_in.again import HANDED, hand_over

ITEMS = [item.key for item in CLIENT.items]
TOP = CLIENT.answers.top
CARRIED = ("id", "at", "mode", "helper", *ITEMS)
KEEP, DROP = "keep", "drop"
Sent = dict[str, list[str]]


class HandFive(NamedPage):
    """Who will be there; then the screen is theirs. What they began before can be gone on with."""

    form_class, template, draft = forms.HandFiveForm, "checkins/hand_five.html", False
    heading = _("Five questions, on your device")

    @property
    def screens(self) -> str:
        return reverse("together-shown", args=[self.alliance.id])

    def post(self, request: StaffRequest, **ids: Any) -> HttpResponse:
        self.open(request.viewer, **ids)
        if "go_on" in request.POST and drafts.kept(self.viewer, self.screens):
            return self.go_on(self.alliance)
        return super().post(request, **ids)

    def act(self, id: Any, cleaned: dict[str, Any]) -> Alliance:
        asked.check_five(self.viewer, self.alliance, medium=Medium.DEVICE, **cleaned)
        begun = {"id": id, "at": FIRST, **cleaned}
        drafts.keep(self.viewer, self.screens, {name: [str(value)] for name, value in begun.items()})
        return self.alliance

    def go_on(self, saved: Alliance) -> HttpResponse:
        return hand_over(self.request, self.screens, self.request.path)

    def context(self) -> dict[str, Any]:
        why_not = ""
        try:
            asked.check_five(self.viewer, self.alliance, medium=Medium.DEVICE)
        except Refused as refused:
            why_not = str(refused.message)
        begun = drafts.kept(self.viewer, self.screens)
        return {"why_not": why_not, "begun": begun, "choice": form_choice(self.viewer, self.alliance)}


class AnswerFive(LeadsOn, NamedPage):
    """What they see. It is open only while they hold the screen."""

    form_class, template, then = forms.AnswerFiveForm, "checkins/one_of_five.html", "check-in"

    def save(self, by: Viewer, alliance: Alliance, **cleaned: Any) -> CheckIn:
        return asked.ask_five(by, alliance, medium=Medium.DEVICE, form=self.form, **cleaned)

    def open(self, viewer: Viewer, **ids: Any) -> None:
        super().open(viewer, **ids)
        self.form = form_of(viewer, self.alliance)
        self.form_class = forms.YesNoForm if self.form == YES_NO else forms.AnswerFiveForm

    def get(self, request: StaffRequest, **ids: Any) -> HttpResponse:
        self.open(request.viewer, **ids)
        if request.handed is None:
            return redirect("together-device", self.alliance.id)
        if draft := drafts.kept(self.viewer, request.path):
            return self.screen(drafts.fields_of(draft))
        return render(request, "checkins/five_over.html", {"kept": request.handed.get("kept")})

    def post(self, request: StaffRequest, **ids: Any) -> HttpResponse:
        self.open(request.viewer, **ids)
        if request.handed and drafts.kept(self.viewer, request.path):
            sent = {name: values for name, values in request.POST.lists() if name in CARRIED}
            go = request.POST.get("go", "")
            if go == KEEP:
                return self.keep(sent)
            if go == DROP:
                drafts.drop(self.viewer, request.path)
            else:
                sent["at"] = [str(next_screen(_at(sent), go, len(ITEMS)))]
                drafts.keep(self.viewer, request.path, sent)
        return redirect(request.path)

    def keep(self, sent: Sent) -> HttpResponse:
        """All of it at once. What cannot be kept stays a draft, and whose device it is learns why."""
        form = self.form_class(self.request.POST, **self.form_kwargs())
        try:
            saved = self.act(id_for(self.request), form.cleaned_data) if form.is_valid() else None
        except Refused:
            saved = None
        if saved is None:
            return self.screen(sent, 422)
        self.request.session[HANDED] = {"at": self.request.path, "then": self.after(saved), "kept": True}
        drafts.drop(self.viewer, self.request.path)
        return redirect(self.request.path)

    def screen(self, sent: Sent, status: int = 200) -> HttpResponse:
        """One of them, with what was answered on the others out of sight."""
        at, me = _at(sent), self.viewer.name
        item = ITEMS[at - 1] if FIRST < at <= len(ITEMS) else ""
        context = {
            "form_id": parse_id(sent.get("id", [""])[0]),
            "form_for": page_for(self.viewer),
            "me": me,
            "item": item,
            "question": wording.item_texts(CLIENT, **self.form_kwargs()).get(item, ""),
            "hint": beneath(good_to_know(self.viewer, self.alliance)).get(item, ""),
            "at": at,
            "all": len(ITEMS),
            "carried": [
                (name, value) for name in CARRIED if name not in ("id", item) for value in sent.get(name, ())
            ],
            "chosen": sent.get(item, [""])[0],
            "steps": self.answers(),
            "asides": wording.PLAIN_ASIDES.items(),
            "said_first": [sentence % {"me": me} for sentence in wording.SAID_FIRST],
            "frame": self.frame(),
            "answered": sum(bool(sent.get(name, [""])[0]) for name in ITEMS),
            "refused": status != 200,
        }
        return render(self.request, self.template, context, status=status)

    def answers(self) -> list[tuple[Any, str, int | None]]:
        """What may be chosen, and of a step how full its circle is."""
        if self.form == YES_NO:
            return [(code, label, None) for code, label in wording.yes_no()]
        steps = range(TOP, -1, -1)
        return [(step, wording.step_label(step).capitalize(), ceil(FULL * step / TOP)) for step in steps]


def _at(sent: Sent) -> int:
    """Which screen, of those that there are; what is none is the first."""
    number = sent.get("at", [""])[0]
    return next_screen(int(number), "", len(ITEMS)) if number.isdecimal() and len(number) < 3 else FIRST
