"""Planning a contact, getting ready for it, and what became of it (S2, S4, S11, S12, S14)."""

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.action import action, stamp
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.base.revisions import keep_replaced
from alongside.contacts import queries
from alongside.contacts.models import Contact, ContactPlan, ContactWay
from alongside.core.states.contact import CONTACT, ContactEvent, ContactState
from alongside.people.models import Alliance

#: What one button says about a contact. What happened is recorded, not marked.
MARKS = (
    ContactEvent.CANCELLED_BY_THEM,
    ContactEvent.CANCELLED_BY_ME,
    ContactEvent.NO_ANSWER,
    ContactEvent.CORRECTED,
    ContactEvent.DROPPED,
)


@action("contact.planned", records="A", codes=["way"], again=True)
def plan_contact(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    at: dt.datetime,
    time_open: bool = False,
    way: str = ContactWay.VISIT,
    place: str = "",
) -> Contact:
    """Plan a contact. `at` is aware; in the past is allowed: it can still be recorded. `time_open`: its day alone is known."""
    return _planned(by, alliance, id, at=at, time_open=time_open, way=way, place=place)


@action("contact.planned", records="A", codes=["way"], again=True)
def move_contact(
    by: Viewer,
    contact: Contact,
    *,
    id: uuid.UUID | None = None,
    at: dt.datetime,
    time_open: bool = False,
    way: str,
    place: str = "",
) -> Contact:
    """Move a planned contact: it is finished, and the new one remembers where it came from."""
    is_moved = id is not None and contact.moved_to.filter(pk=id).exists()
    if not is_moved:
        step_contact(by, contact, ContactEvent.MOVED)
    when_and_where = {"at": at, "time_open": time_open, "way": way, "place": place}
    return _planned(by, contact.alliance, id, **when_and_where, moved_from=contact)


def _planned(by: Viewer, alliance: Alliance, id: uuid.UUID | None, **when_and_where: Any) -> Contact:
    """The contact; the same page saved again with another day or place puts it right while it is still planned."""
    contact = Contact.objects.filter(org_id=by.org_id, pk=id, alliance=alliance).first() if id else None
    if contact is None:
        new = {"alliance": alliance, "started_by": "arranged", **when_and_where}
        return Contact.objects.create(**stamp(by, id), **new)
    contact.alliance = alliance
    before = {name: getattr(contact, name) for name in ("at", "time_open", "way", "place")}
    changed = {name: value for name, value in before.items() if value != when_and_where[name]}
    if changed.keys() & {"at", "time_open"}:  # which say together when it was
        changed |= {"at": before["at"], "time_open": before["time_open"]}
    if changed and contact.state == ContactState.PLANNED:
        keep_replaced(by, "contact", contact.id, alliance.person_id, changed)
        for name in before:
            setattr(contact, name, when_and_where[name])
        contact.save()
    return contact


@action("contact.{event}", records="A")
def mark_contact(by: Viewer, contact: Contact, *, id: uuid.UUID | None = None, event: str) -> Contact:
    """Called off by them or by me, no answer, planned by mistake, or that taken back. Saying it twice is saying it once. Raises Refused."""
    if event not in MARKS or contact.state in (ContactState.HAPPENED, ContactState.WITHDRAWN):
        raise Refused(_("This contact was recorded. Add to it on its page; what was written stays."))
    marked = ContactState.PLANNED if event == ContactEvent.CORRECTED else event
    return contact if contact.state == marked else step_contact(by, contact, event)


def step_contact(by: Viewer, contact: Contact, event: str) -> Contact:
    """One event of the table in core/states, with its audit event, inside another action. Raises Refused."""
    if not CONTACT.allows(contact.state, event):
        raise Refused(_("This contact is no longer planned. Put it back first, or plan a new one."))
    contact.state = CONTACT.step(contact.state, event)
    contact.save(update_fields=["state"])
    about = [("person", contact.alliance.person_id), ("contact", contact.id)]
    record(by, f"contact.{event}", about, "A")
    return contact


@action("contact.prepared", records="A", again=True)
def get_ready(
    by: Viewer, contact: Contact, *, id: uuid.UUID | None = None, openly: Sequence[str] = (), **words: str
) -> Contact:
    """A new version of the plan; the last one counts. `openly` names which of `OWN` I want to say openly; takes the PARTS of a plan."""
    written = {name: words.get(name, "").strip() for name in ContactPlan.PARTS}
    openly = [name for name in ContactPlan.OWN if name in openly and written[name]]
    plan = queries.plan(by, contact)
    if (
        plan is None
        or plan.openly != openly
        or any(getattr(plan, name) != written[name] for name in ContactPlan.PARTS)
    ):
        ContactPlan.objects.create(**stamp(by), contact=contact, openly=openly, **written)
    return contact


@action("contact.prepared", records="A", again=True)
def get_ready_unplanned(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    at: dt.datetime | None = None,
    time_open: bool = False,
    openly: Sequence[str] = (),
    **words: str,
) -> Contact:
    """The same where no contact is planned yet: one is, for `at` or for today, under the id of the page."""
    contact = Contact.objects.filter(org_id=by.org_id, pk=id, alliance=alliance).first() if id else None
    if contact is None:
        when = {"at": at or now(), "time_open": time_open or at is None}
        contact = _planned(by, alliance, id, **when, way=ContactWay.VISIT, place="")
        about = [("person", alliance.person_id), ("contact", contact.id)]
        record(by, "contact.planned", about, "A", way=contact.way)
    return get_ready(by, contact, id=None, openly=openly, **words)
