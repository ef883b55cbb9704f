"""How the work is for me: what I marked, what is hard at once, time off, what has helped; and bringing it, by my act alone."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.base.clock import new_id, today
from alongside.checkins.models import Questionnaire
from alongside.checkins.queries import in_use
from alongside.contacts.models import Contact
from alongside.contacts.queries import own_contact
from alongside.documents import own_load as wording
from alongside.documents.checkins import reading
from alongside.documents.words import Spoken
from alongside.insight.queries.own_load import own_load, own_what_helped
from alongside.reflection.actions import load as actions
from alongside.reflection.models import LoadMark
from alongside.supervision.actions import bring
from alongside.supervision.models import SupervisionItem
from alongside.supervision.queries import supervisors
from alongside.web.checkins.forms.licensed import LicensedForm
from alongside.web.load.forms import BringLoadForm, HelpedForm
from alongside.web.pages import Page, StaffRequest, Step

KEPT = _("Kept, for you alone.")


def load(request: StaffRequest) -> HttpResponse:
    """All of it, for me."""
    load = own_load(request.viewer)
    context = {
        "load": load,
        "people": [
            (person, [(mark, wording.marked(mark.feeling, mark.balance)) for mark in person.marks], new_id())
            for person in load.people
        ],
        "several": wording.several([alliance.person.called for alliance in load.strained])
        if load.several
        else "",
        "next": wording.NEXT[load.next_step],
        "helpline": settings.HELPLINE,
        "can_bring": bool(wording.snapshot(load) and supervisors(request.viewer)),
        "answered": [(row, reading(row.questionnaire.instrument, row.given)) for row in load.answers],
        "offered": offered(request.viewer),
        **marks(),
    }
    return render(request, "load/load.html", context)


def offered(viewer: Viewer) -> Questionnaire | None:
    """The questionnaire about oneself that the organisation uses; the first, where it holds several."""
    return next(iter(in_use(viewer, today(viewer.zone), of_oneself=True)), None)


def marks() -> dict[str, Any]:
    """What the two taps offer."""
    return {"feelings": wording.FEELINGS.items(), "balances": wording.BALANCES.items()}


class MarkLoad(Step):
    """When this phone rings I feel …: on the page of my load."""

    then, fields, message = "load", ("feeling", "balance"), KEPT
    save = staticmethod(actions.mark_load)


class MarkAfter(Step):
    """The same, in two taps after a contact."""

    of, fetch, then = "contact", staticmethod(own_contact), "contact"
    fields, message = ("feeling", "balance"), KEPT

    def save(self, by: Viewer, contact: Contact, *, id: uuid.UUID | None, **mark: str) -> LoadMark:
        return actions.mark_load(by, contact.alliance, id=id, contact=contact, **mark)


class AddWhatHelped(Page):
    form_class, template, then = HelpedForm, "load/helped.html", "load"
    save, message, heading = staticmethod(actions.add_what_helped), KEPT, _("What has helped you")


class RetireWhatHelped(Step):
    of, fetch, then = "helped", staticmethod(own_what_helped), "load"
    save, message = staticmethod(actions.retire_what_helped), _("Taken off.")


class AnswerAboutMe(Page):
    """A questionnaire about oneself that the organisation holds a licence for."""

    form_class, template, then = LicensedForm, "load/answer.html", "load"
    save, message = staticmethod(actions.answer_about_oneself), KEPT

    def find(self, **ids: Any) -> Questionnaire | None:
        return offered(self.viewer)

    def get(self, request: StaffRequest, **ids: Any) -> HttpResponse:
        return super().get(request, **ids) if offered(request.viewer) else redirect("load")

    def post(self, request: StaffRequest, **ids: Any) -> HttpResponse:
        return super().post(request, **ids) if offered(request.viewer) else redirect("load")

    def form_kwargs(self) -> dict[str, Any]:
        names = (self.viewer.name, Spoken(self.viewer.name))
        return {"instrument": self.subject.instrument, "names": names, "media": ()}

    def context(self) -> dict[str, Any]:
        instrument = self.subject.instrument
        return {"heading": instrument.name, "intro": instrument.introduction}


class BringLoad(Page):
    """Exactly what stands on this page is shared, frozen, with one supervisor."""

    form_class, template, then = BringLoadForm, "load/bring.html", "load"
    heading, message = (
        _("Bring it to supervision"),
        _("Brought. It can be taken back until you have talked about it."),
    )

    def find(self, **ids: Any) -> None:
        self.snapshot = wording.snapshot(own_load(self.viewer))

    def form_kwargs(self) -> dict[str, Any]:
        return {"supervisors": supervisors(self.viewer)}

    def before_showing(self) -> HttpResponse | None:
        return None if self.snapshot else redirect("load")

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> SupervisionItem:
        return bring(
            self.viewer, None, id=id, kind="question", source=None, snapshot=self.snapshot, **cleaned
        )

    def context(self) -> dict[str, Any]:
        return {"snapshot": self.snapshot}
