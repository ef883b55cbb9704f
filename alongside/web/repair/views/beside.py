"""The pages of hard conversations, of slips that were forgiven and of days that may hurt."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.revisions import came_twice, revisions
from alongside.contacts.models import Contact
from alongside.contacts.queries import own_contact
from alongside.core.practice import Here
from alongside.core.states.contact import ContactState
from alongside.documents.repair import LANDED
from alongside.documents.words import spoken
from alongside.repair import queries
from alongside.repair.actions import beside as actions
from alongside.repair.models import HardConversation, Slip
from alongside.web.learning.shown import at_its_moment
from alongside.web.pages import AlliancePage, StaffRequest, Step
from alongside.web.repair.forms import ConversationForm, HadConversationForm, HardDayForm, SlipForm
from alongside.web.repair.shown import asked
from alongside.web.revisions import revised


def show_conversation(request: StaffRequest, conversation: uuid.UUID) -> HttpResponse:
    viewer = request.viewer
    subject = queries.own_hard_conversation(viewer, conversation)
    person = spoken(subject.alliance)
    landed = {code: str(label) % person.forms for code, label in LANDED.items()}
    had = {"said_on": _("It was said on"), "landed": (_("How it landed"), landed)}
    # a plan sent again under its own id is the plan as it stands: what it took the place of stands before
    rows = [row for row in revisions(viewer, subject.id) if row.kind != "hard_talk" or not row.sent_id]
    context = {
        "conversation": subject,
        "alliance": subject.alliance,
        "asked": asked(subject),
        "rupture": queries.rupture_after(viewer, subject),
        "revised": revised(rows, ConversationForm(person=person), **had),
        **at_its_moment(viewer, Here(hard_conversation=subject.said_on is None)),
    }
    return render(request, "repair/conversation.html", context)


class PlanConversation(AlliancePage):
    """Think a hard conversation through, with nothing planned to belong to."""

    form_class, template = ConversationForm, "repair/conversation_plan.html"
    save: Callable[..., HardConversation] = staticmethod(actions.plan_conversation)

    def context(self) -> dict[str, Any]:
        return at_its_moment(self.viewer, Here(hard_conversation=True))

    def after(self, saved: HardConversation) -> str:
        contact = saved.contact
        planned = contact is not None and contact.state == ContactState.PLANNED
        if contact is not None and planned and not came_twice(self.viewer, saved.id):
            return reverse("contact-ready", args=[contact.id])
        return reverse("hard-conversation", args=[saved.id])


class PlanConversationFor(PlanConversation):
    of, fetch = "contact", staticmethod(own_contact)

    def save(self, by: Viewer, contact: Contact, *, id: uuid.UUID, **cleaned: Any) -> HardConversation:
        return actions.plan_conversation(by, contact.alliance, id=id, contact=contact, **cleaned)


class ChangeConversation(PlanConversation):
    of, fetch = "conversation", staticmethod(queries.own_hard_conversation)
    save = staticmethod(actions.change_conversation)
    opens = {name: name for name in ("about", *HardConversation.WORDS, "back_on")}


class HadConversation(AlliancePage):
    of, fetch = "conversation", staticmethod(queries.own_hard_conversation)
    form_class, template, then = HadConversationForm, "repair/conversation_said.html", "hard-conversation"
    save, opens = staticmethod(actions.had_conversation), {"landed": "landed", "on": "said_on"}


class ComeBack(Step):
    """I came back to it; or that was a mistake."""

    of, fetch, then = "conversation", staticmethod(queries.own_hard_conversation), "hard-conversation"

    def save(self, by: Viewer, conversation: HardConversation, *, id: uuid.UUID | None) -> HardConversation:
        event = "not_come_back" if "undo" in self.request.POST else "came_back"
        return actions.come_back_to(by, conversation, event=event)


class Forgive(Step):
    """One tap in the room between two: a clumsy moment was forgiven there and then."""

    then = "slip-words"
    save = staticmethod(actions.forgive)


class ForgiveThen(Step):
    """One tap on a contact's page: it happened on that day."""

    of, fetch, then = "contact", staticmethod(own_contact), "slip-words"

    def save(self, by: Viewer, contact: Contact, *, id: uuid.UUID) -> Slip:
        day = min(timezone.localtime(contact.at).date(), today(by.zone))
        return actions.forgive(by, contact.alliance, id=id, on=day)


class DescribeSlip(AlliancePage):
    """Words after the tap, if one likes."""

    of, fetch = "slip", staticmethod(queries.own_slip)
    form_class, template = SlipForm, "repair/slip.html"
    save, then, twice = staticmethod(actions.describe_slip), "alliance-between", "slip-words"

    opens = {"whose": "whose", "words": "words"}

    def context(self) -> dict[str, Any]:
        form = SlipForm(person=spoken(self.alliance))
        return {"revised": revised(revisions(self.viewer, self.subject.id), form)}


class RetractSlip(Step):
    of, fetch, then = "slip", partial(queries.own_slip, retracted=True), "alliance-between"
    message = gettext_lazy("Taken back.")
    save = staticmethod(actions.retract_slip)


class AddHardDay(AlliancePage):
    form_class, template, then = HardDayForm, "repair/day.html", "ruptures"
    save = staticmethod(actions.expect_hard_day)


class RingAfter(Step):
    of, fetch, then = "hard_day", staticmethod(queries.own_hard_day), "alliance"
    message = gettext_lazy("That you rang is what stays of such a day.")
    save = staticmethod(actions.ring_after)


class DropHardDay(Step):
    of, fetch, then = "hard_day", staticmethod(queries.own_hard_day), "ruptures"
    message = gettext_lazy("Taken off.")
    save = staticmethod(actions.drop_hard_day)
