"""How the work is for me: what I marked, what is hard at once, time off, what has helped; and bringing it, by my act alone."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.base.clock import new_id
from alongside.contacts.models import Contact
from alongside.contacts.queries import own_contact
from alongside.documents import own_load as wording
from alongside.insight.queries.own_load import own_load, own_what_helped
from alongside.reflection.actions import load as actions
from alongside.reflection.models import LoadMark
from alongside.supervision.actions import bring
from alongside.supervision.models import SupervisionItem
from alongside.supervision.queries import supervisors
from alongside.web.load.forms import BringLoadForm, HelpedForm
from alongside.web.pages import Page, StaffRequest, Step

KEPT = _("Kept, for you alone.")


def load(request: StaffRequest) -> HttpResponse:
    """All of it, for me."""
    found = own_load(request.viewer)
    context = {
        "load": found,
        "people": [
            (one, [(mark, wording.marked(mark.feeling, mark.balance)) for mark in one.marks], new_id())
            for one in found.people
        ],
        "several": wording.several([alliance.person.called for alliance in found.strained])
        if found.several
        else "",
        "next": wording.NEXT[found.next_step],
        "helpline": settings.HELPLINE,
        "can_bring": bool(supervisors(request.viewer)),
        **marks(),
    }
    return render(request, "load/load.html", context)


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
