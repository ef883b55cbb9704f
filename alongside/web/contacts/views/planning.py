"""Planning a contact, moving it, and getting ready for it."""

import datetime as dt
import uuid
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _, ngettext

from alongside.access.identities import Viewer
from alongside.agenda.queries import TwoAgendas, two_agendas, two_to_show
from alongside.base.clock import today
from alongside.checkins.queries import what_works
from alongside.contacts import queries
from alongside.contacts.actions import planning as actions
from alongside.contacts.models import Contact, ContactPlan
from alongside.core.noticing.contacts import PathPhase
from alongside.core.practice import Here
from alongside.core.states.contact import ContactEvent, ContactState
from alongside.documents.agenda import MARKS
from alongside.documents.people import before_a_visit
from alongside.documents.questions import NAMING
from alongside.documents.words import spoken, told
from alongside.people.queries import people
from alongside.people.queries.reached import access_need
from alongside.repair.queries import hard_conversations_for
from alongside.supervision.queries import agreed_about_person
from alongside.web.boundaries.views import at_the_line
from alongside.web.contacts.absences import band
from alongside.web.contacts.forms.plan import PlanForm, ReadyForm, ReadyUnplannedForm
from alongside.web.contacts.views.reading import first_path
from alongside.web.forms import day_and_time
from alongside.web.learning.shown import at_its_moment
from alongside.web.pages import AlliancePage, StaffRequest, Step
from alongside.web.repair.shown import asked, before as hard_now
from alongside.web.sign_in.again import to_show
from alongside.web.supervision.shown import agreed_line

WORKED = 3  # of what worked for them: the newest few are enough before a visit
FAR = dt.timedelta(days=366)
STILL_ON = dt.timedelta(hours=12)  # a visit of this morning may still be got ready for
MARKED = {
    ContactEvent.CORRECTED.value: _("It still stands."),
    ContactEvent.DROPPED.value: _("It stands nowhere any more, and counts for nothing."),
}
FIELDS = (*ContactPlan.PARTS, "openly")


class ContactPage(AlliancePage):
    of, fetch, then = "contact", staticmethod(queries.own_contact), "contact"
    only_in: ContactState | None = None  # in any other state the page leads to the contact

    def before_showing(self) -> HttpResponse | None:
        other = self.only_in and self.subject.state != self.only_in
        return redirect("contact", self.subject.id) if other else None


class PlanContact(AlliancePage):
    form_class, template, then = PlanForm, "contacts/plan.html", "contact"
    save = staticmethod(actions.plan_contact)

    def advice(self, cleaned: dict[str, Any]) -> dict[str, str]:
        """The remark on a day that is over, or is more than a year ahead."""
        day, now = timezone.localdate(cleaned["at"]), today(self.viewer.zone)
        if day < now:
            over = _(
                "That is %(day)s, and over. Is the day right? What has happened is recorded, not planned."
            )
            return {"day": over % {"day": date_format(day, "l j F Y")}}
        if day - now <= FAR:
            return {}
        months = round((day - now).days / 30.44)
        remark = ngettext(
            "That is %(day)s, a month from now. Is the year right?",
            "That is %(day)s, %(months)d months from now. Is the year right?",
            months,
        )
        return {"day": remark % {"day": date_format(day, "j F Y"), "months": months}}


class MoveContact(ContactPage):
    form_class, template = PlanForm, "contacts/move.html"
    save = staticmethod(actions.move_contact)
    advice = PlanContact.advice

    def initial(self) -> dict[str, Any]:
        contact = self.subject
        when = day_and_time(contact.at, contact.time_open)
        return {"way": contact.way, "place": contact.place, "time": when["time"]}

    def after(self, saved: Contact) -> str:
        return reverse("contact", args=[saved.id])


class MarkContact(Step):
    """Called off by them, by me, no answer, or that taken back: one button each."""

    of, fetch, then = "contact", staticmethod(queries.own_contact), "contact"
    fields = ("event",)

    def save(self, by: Viewer, contact: Contact, *, id: uuid.UUID | None, event: str) -> Contact:
        written_down = _("That is written down. Plan the next one, if you like.")
        self.message = MARKED.get(event, written_down)
        return actions.mark_contact(by, contact, id=id, event=event)


class _Ready(AlliancePage):
    template, then = "contacts/ready.html", "contact-shown"

    @cached_property
    def two(self) -> TwoAgendas:
        return two_agendas(self.viewer, self.alliance)

    def initial(self) -> dict[str, Any]:
        """What the plan opens with: what is first on their mind."""
        return {"start_with": self.two.their_items[0].words} if self.two.their_items else {}

    def context(self) -> dict[str, Any]:
        viewer, alliance = self.viewer, self.alliance
        contact = self.subject if isinstance(self.subject, Contact) else None
        met = queries.happened_before(viewer, contact) if contact else queries.happened(viewer, alliance)
        conversations = hard_conversations_for(viewer, contact) if contact else []
        moment = Here(
            meeting=met + 1,
            hard_conversation=bool(conversations),
            ends_on=people.works_until(viewer, alliance),
        )
        return {
            "contact": contact,
            "mine": True,
            "absence_band": band(viewer, alliance, filter(None, [contact])),
            "before_a_visit": before_a_visit(people.good_to_know(viewer, alliance)),
            "needs": access_need(viewer, alliance.person),
            "two": self.two,
            "marked": [(item, str(MARKS[item.mark]) % spoken(alliance).forms) for item in self.two.my_items],
            "prompts": NAMING,
            "worked": what_works(viewer, alliance)[:WORKED],
            **hard_now(viewer, alliance),
            **at_the_line(viewer, alliance),
            "agreed": [agreed_line(agreed, viewer) for agreed in agreed_about_person(viewer, alliance)],
            "conversations": [(conversation, asked(conversation)) for conversation in conversations],
            "path": first_path(met + 1, alliance, contact, (PathPhase.BEFORE, PathPhase.DURING)),
            **at_its_moment(viewer, moment),
        }


class GetReady(_Ready, ContactPage):
    form_class, save, only_in = ReadyForm, staticmethod(actions.get_ready), ContactState.PLANNED

    def initial(self) -> dict[str, Any]:
        plan = queries.plan(self.viewer, self.subject)
        return {name: getattr(plan, name) for name in FIELDS} if plan else super().initial()


class GetReadyUnplanned(_Ready):
    """Where nothing is planned; saving plans it. What is planned has a page of its own."""

    form_class, save = ReadyUnplannedForm, staticmethod(actions.get_ready_unplanned)

    def before_showing(self) -> HttpResponse | None:
        since = timezone.now() - STILL_ON
        coming = [contact for contact in queries.planned(self.viewer, self.alliance) if contact.at > since]
        return redirect("contact-ready", coming[0].id) if coming else None


@to_show
def shown(request: StaffRequest, contact: Any) -> HttpResponse:
    """The plan with both lists, in plain words, to look at together or to print."""
    viewer = request.viewer
    about = queries.own_contact(viewer, contact)
    plan = queries.plan(viewer, about)
    context = {
        "contact": about,
        "alliance": about.alliance,
        "place": told(about.place, spoken(about.alliance)),
        "two": two_to_show(viewer, about.alliance),
        "start_with": plan.start_with if plan else "",
        "openly": queries.said_openly(viewer, plan),
    }
    return render(request, "contacts/shown.html", context)
