"""Reading what happened between two people, and the path of the first meetings with where each part of it is done."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from alongside.access.identities import Viewer
from alongside.agenda import models
from alongside.agenda.queries import TwoAgendas, open_promises
from alongside.base.clock import new_id, today
from alongside.base.revisions import revisions
from alongside.contacts import queries
from alongside.contacts.models import Contact, may_be_until
from alongside.core.noticing.contacts import MEETINGS, PathPhase
from alongside.core.rhythm import next_days
from alongside.core.states.contact import ContactState
from alongside.documents.case_note import note_of
from alongside.documents.contacts import NEXT_DAYS, PATH, PHASES, RECORD, PathPart, came_about, to_tell
from alongside.documents.words import ordinal, spoken
from alongside.people.models import Alliance
from alongside.people.queries import people
from alongside.people.visibility import is_mine
from alongside.web.contacts.absences import band
from alongside.web.contacts.forms.plan import PlanForm
from alongside.web.contacts.forms.record import PrivateNoteForm, RecordForm, RetractContactForm
from alongside.web.load.views import marks
from alongside.web.pages import StaffRequest
from alongside.web.revisions import Shown, revised

PER_PAGE = 20


def contacts(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """Everything that happened between these two, newest first."""
    viewer = request.viewer
    between = people.alliance(viewer, alliance)
    page = Paginator(queries.past(viewer, between), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "alliance": between,
        "page": page,
        "contacts": list(page),
        "planned": queries.planned(viewer, between),
        "absences": queries.absences(viewer, between),
        "mine": is_mine(viewer, between),
    }
    return render(request, "contacts/contacts.html", context)


def contact(request: StaffRequest, contact: uuid.UUID) -> HttpResponse:
    viewer = request.viewer
    about = queries.contact(viewer, contact)
    alliance, own = about.alliance, is_mine(viewer, about.alliance)
    addenda = queries.addenda(viewer, about)
    planned = queries.planned(viewer, alliance)
    later = [other for other in planned if may_be_until(other, viewer.zone) > about.at]
    next_on = timezone.localtime(later[0].at).date() if later else None
    path = None  # what helps after one of the first three contacts
    if own and about.state == ContactState.HAPPENED:
        path = first_path(queries.happened_before(viewer, about) + 1, alliance, about, (PathPhase.AFTER,))
    # my own alone, and closed to an account that has a new password by a lead's link
    plan = queries.plan(viewer, about) if own and not viewer.closed else None
    is_over = about.state == ContactState.HAPPENED
    kept_promises = queries.kept_that_day(viewer, about) if is_over else []
    context = {
        "contact": about,
        "alliance": alliance,
        "mine": own,
        "addenda": addenda,
        "path": path,
        "absence_band": band(viewer, alliance, [about]) if about.state == ContactState.PLANNED else [],
        "promise_unsaid": queries.is_promise_unsaid(about),
        "slip_id": new_id(),
        "correct_until": queries.corrected_until(viewer, about) if own else None,
        "plan": came_about(plan) if plan else [],
        "kept": kept_promises,
        "past": about.at <= timezone.now(),
        "note": note_of(about, viewer.zone, addenda, next_on),
        "revised": _revised(viewer, about),
    }
    if own and is_over:
        context |= next_steps(viewer, about, later, kept_promises)
        if context["correct_until"] and not viewer.closed:  # the page that follows recording
            context |= {"mark_id": new_id(), **marks()}
    return render(request, "contacts/contact.html", context)


def _revised(viewer: Viewer, contact: Contact) -> dict[str, Shown]:
    """What stood there before and what came twice, without what is for me alone."""
    rows = revisions(viewer, *filter(None, (contact.id, contact.saved_as)))
    # what the first page of a plan was sent with again, in earlier versions, is the plan as it stands
    rows = [row for row in rows if row.kind != "contact" or not row.sent_id]
    form = RecordForm(person=spoken(contact.alliance), agendas=TwoAgendas(), first={})
    for_me_alone = PrivateNoteForm.base_fields
    form.fields = {name: field for name, field in form.fields.items() if name not in for_me_alone}
    return revised(rows, form, RetractContactForm, PlanForm, at=_("When"))


def first_path(
    meeting: int,
    alliance: Alliance,
    contact: Contact | None = None,
    phases: tuple[PathPhase, ...] = tuple(PathPhase),
) -> dict[str, Any] | None:
    """The path of this contact with an address for each step; None from the fourth on."""
    if not 1 <= meeting <= MEETINGS:
        return None
    steps = [
        (
            str(PHASES[phase]),
            [_linked(part, promise, alliance, contact) for part, promise in PATH[meeting, phase]],
        )
        for phase in phases
    ]
    return {"meeting": ordinal(meeting), "phases": steps}


def _linked(part: PathPart, words: Promise, alliance: Alliance, contact: Contact | None) -> dict[str, str]:
    """A step with its address. What was recorded is added to: recording it again would be a second contact."""
    label, route, about = part.label, part.of_alliance, alliance.id
    if contact is not None and part.of_contact:
        route, about = part.of_contact, contact.id
        if part is RECORD and contact.state == ContactState.HAPPENED:
            label, route = gettext_lazy("Add to it"), "contact-add"
    url = reverse(route, args=[about]) if route else ""
    return {"words": str(words) % spoken(alliance).forms, "part": str(label), "url": url}


def next_steps(
    viewer: Viewer, contact: Contact, planned: Sequence[Contact], kept: Sequence[models.Promise]
) -> dict[str, Any]:
    """For its author, once it took place. `planned` are the next ones, the first one first."""
    local, day = timezone.localtime(contact.at), today(viewer.zone)
    coming = next((other for other in planned if may_be_until(other, viewer.zone) > timezone.now()), None)
    usual = [(NEXT_DAYS[code], on, new_id()) for code, on in next_days(local.date(), day).items()]
    due = [
        (promise, new_id())
        for promise in open_promises(viewer, [contact.alliance_id])
        if promise.due_on and promise.due_on <= day
    ]
    made = [link.promise for link in contact.promised.all()]
    return {
        "coming": coming,
        "next_days": [] if coming else usual,
        "next_time": None if contact.time_open else local.time().replace(second=0, microsecond=0),
        "due": due,
        "tell": to_tell(made, kept, coming),
    }
