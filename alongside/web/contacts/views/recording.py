"""How was it? For a contact that was planned, for one that was not, and for a message; and what is said of one later."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.agenda.queries import two_agendas
from alongside.audit.record import last_jump
from alongside.base.action import is_sent
from alongside.base.clock import new_id, today
from alongside.base.revisions import came_twice, revisions
from alongside.contacts import queries
from alongside.contacts.actions import correcting, recording as actions
from alongside.contacts.models import Contact, ContactPlan, ContactWay, PrivateNote
from alongside.core.states.contact import ContactState
from alongside.documents.clock import doubt
from alongside.people.queries import people
from alongside.web.agenda.forms import PromiseBesideForm
from alongside.web.contacts.forms import record as forms
from alongside.web.contacts.views.planning import ContactPage
from alongside.web.forms import day_and_time
from alongside.web.pages import AlliancePage, StaffRequest, Step
from alongside.web.revisions import revised


class _Recorded(AlliancePage):
    """Its first save is the record; where the same comes again, with Back and Done, that is said."""

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> Contact:
        again = id is not None and is_sent(self.viewer, id)
        contact: Contact = super().act(id, cleaned)
        if again and not came_twice(self.viewer, contact.id, *filter(None, [id])):
            self.message = _("This is saved already.")
        return contact


class _Record(_Recorded):
    form_class, template, then = forms.RecordForm, "contacts/record.html", "contact"
    own_words = True  # how it was for me

    def advice(self, cleaned: dict[str, Any]) -> dict[str, str]:
        remarks = {"on_their_mind": str(forms.EMPTY)} if forms.is_empty(cleaned) else {}
        clock, at = last_jump(self.viewer.org_id), cleaned["at"]
        is_today = at is None or timezone.localdate(at) == today(self.viewer.zone)
        if clock and not clock.is_back and is_today:
            remarks["day"] = f"{doubt(clock)} {_('If it was another day, give that day here.')}"
        return remarks

    def first(self) -> dict[str, Any]:
        """What the page begins with: nobody's answer yet."""
        return {"their_item": forms.NOTE_ONLY, "way": ContactWay.VISIT}

    def form_kwargs(self) -> dict[str, Any]:
        agendas = two_agendas(self.viewer, self.alliance)
        return super().form_kwargs() | {"agendas": agendas, "first": self.first(), "plan": self.plan()}

    def plan(self) -> ContactPlan | None:
        return None


class RecordContact(_Record):
    save = staticmethod(actions.record_contact)

    def first(self) -> dict[str, Any]:
        """The way that was chosen before, where one was."""
        way = self.request.GET.get("way")
        return super().first() | ({"way": way} if way in ContactWay.values else {})

    def context(self) -> dict[str, Any]:
        """What was planned for today or before: recorded there, what I planned for it stands on top."""
        planned, now = queries.planned(self.viewer, self.alliance), timezone.localdate()
        return {"due": [contact for contact in planned if timezone.localtime(contact.at).date() <= now]}


class RecordPlanned(_Record, ContactPage):
    """A contact that was planned. Once it is recorded, the page leads to what was written."""

    save, only_in = staticmethod(actions.record_planned), ContactState.PLANNED

    def plan(self) -> ContactPlan | None:
        """My own, closed to an account that has a new password by a lead's link."""
        return None if self.viewer.closed else queries.plan(self.viewer, self.subject)

    def first(self) -> dict[str, Any]:
        contact = self.subject
        planned = {name: getattr(contact, name) for name in ("way", "place", "started_by")}
        # before its day: empty is now; on its day the hour of the plan stands there to be put right
        is_early = timezone.localtime(contact.at).date() > timezone.localdate()
        when = {} if is_early else day_and_time(contact.at, contact.time_open)
        return {"their_item": forms.NOTE_ONLY, **planned, **when}


def who_wrote(request: StaffRequest) -> HttpResponse:
    """My people with two buttons each: from Today, a message at night is two taps in all."""
    rows = [(alliance, new_id()) for alliance in people.alliances(request.viewer)]
    return render(request, "contacts/who_wrote.html", {"rows": rows})


class RecordMessage(_Recorded):
    form_class, template, then = forms.MessageForm, "contacts/message.html", "contact"
    save = staticmethod(actions.record_contact)


class CorrectContact(_Record, ContactPage):
    """Within the hour a contact opens as it was written; after it, and for anything else, the page leads to it."""

    save = staticmethod(correcting.correct_contact)

    def before_showing(self) -> HttpResponse | None:
        is_over = queries.corrected_until(self.viewer, self.subject) is None
        return redirect("contact", self.subject.id) if is_over else None

    def plan(self) -> ContactPlan | None:
        return None if self.viewer.closed else queries.plan(self.viewer, self.subject)

    def initial(self) -> dict[str, Any]:
        contact, promise = self.subject, queries.open_promise_of(self.viewer, self.subject)
        plain = {name: getattr(contact, name) for name in forms.OF_CONTACT} | day_and_time(
            contact.at, contact.time_open
        )
        promised = {"promise": promise.words, "due_on": promise.due_on} if promise else {}
        their_ids, my_ids = queries.touched_by_side(self.viewer, self.subject)
        touched = {
            "their_item": their_ids[0] if their_ids else forms.NOTE_ONLY,
            "my_item": my_ids[0] if my_ids else "",
            "also": [*their_ids[1:], *my_ids[1:]],
        }
        return plain | promised | touched | self._of_mine()

    def _of_mine(self) -> dict[str, Any]:
        """How it was for me, and what of my plan came about."""
        if self.viewer.closed:
            return {}
        note, plan = queries.private_note(self.viewer, self.subject), self.plan()
        of_me = {name: getattr(note, name) for name in ("ease", "shared", "landed")} if note else {}
        ticked = dict.fromkeys(("of_plan", "of_mine"), plan.came_about) if plan else {}
        return of_me | ticked


class PromiseIn(ContactPage):
    """What was promised in it and was not written down then."""

    form_class, template, only_in = PromiseBesideForm, "contacts/promise.html", ContactState.HAPPENED
    save = staticmethod(correcting.promise_in)

    def initial(self) -> dict[str, Any]:
        return {"made_on": timezone.localtime(self.subject.at).date()}


class AddToContact(ContactPage):
    """Something to add; the earlier text stays."""

    form_class, template = forms.AddToContactForm, "contacts/add.html"
    save = staticmethod(correcting.add_to_contact)


class WritePrivateNote(ContactPage):
    """How at ease I was, and what I shared about myself: for its author alone."""

    form_class, template = forms.PrivateNoteForm, "contacts/private_note.html"
    save = staticmethod(actions.write_private_note)

    def initial(self) -> dict[str, Any]:
        note = queries.private_note(self.viewer, self.subject)
        return {name: getattr(note, name) for name in ("ease", *PrivateNote.WORDS)} if note else {}

    def context(self) -> dict[str, Any]:
        contact, note = self.subject, queries.private_note(self.viewer, self.subject)
        ids = filter(None, (contact.id, contact.saved_as, note and note.id))
        return {"revised": revised(revisions(self.viewer, *ids), forms.PrivateNoteForm(**self.form_kwargs()))}


class RetractContact(ContactPage):
    """It was recorded by mistake: what goes with it, what stays, and why."""

    form_class, template, only_in = forms.RetractContactForm, "contacts/retract.html", ContactState.HAPPENED
    save = staticmethod(correcting.retract_contact)

    def context(self) -> dict[str, Any]:
        return {"hanging": queries.hanging(self.viewer, self.subject)}


class PutBackContact(Step):
    of, fetch, then = "contact", staticmethod(queries.own_contact), "contact"
    save = staticmethod(correcting.put_back_contact)
