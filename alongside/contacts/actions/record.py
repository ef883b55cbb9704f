"""Recording a contact as it happened: one transaction for the contact and all that came of it (S6, S8, S12, S23)."""

from __future__ import annotations

import uuid
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record as audit
from alongside.base.clock import now, today
from alongside.base.errors import NotThere, Refused
from alongside.base.idempotency import Claim, claim
from alongside.contacts.actions.change import to_change
from alongside.contacts.actions.forme import write_for_me
from alongside.contacts.actions.plan import about
from alongside.contacts.actions.touched import touch_items
from alongside.contacts.actions.what import Held
from alongside.contacts.models import Contact
from alongside.contacts.models.contact import Way
from alongside.contacts.queries import own_contact
from alongside.core.states.contact import CONTACT, ContactEvent, ContactState
from alongside.people import queries as people

RECORDED = "contact.recorded"  # the kind under which the recording page's id is claimed


@transaction.atomic
def record_new(id: uuid.UUID, alliance_id: uuid.UUID, *, by: Viewer, held: Held) -> Contact:
    """Record a contact that was not planned. Saving the page again is the same contact; other words are kept."""
    alliance = people.own_alliance(by, alliance_id)
    if claim(by, RECORDED, id, {"alliance": alliance_id, **held.as_content()}) is not Claim.FIRST:
        return _saved_as(by, id)
    contact = Contact(id=id, org_id=by.org_id, made_by_id=by.id, alliance=alliance, way=Way.VISIT, at=now())
    return _happened(contact, id, held, by)


@transaction.atomic
def record_planned(id: uuid.UUID, contact_id: uuid.UUID, *, by: Viewer, held: Held) -> Contact:
    """Record a contact that was planned. From a second page it is kept beside what the first one said."""
    content = {"contact": contact_id, **held.as_content()}
    if claim(by, RECORDED, id, content) is not Claim.FIRST:
        return _saved_as(by, id, contact_id)
    contact = to_change(by, contact_id)
    if contact.state == ContactState.HAPPENED and contact.saved_as:
        claim(by, RECORDED, contact.saved_as, content)
        return contact
    if not CONTACT.allows(contact.state, ContactEvent.HAPPENED):
        raise Refused(_("This contact was called off or moved. Put it back on its page first."))
    return _happened(contact, id, held, by)


def _saved_as(by: Viewer, id: uuid.UUID, contact_id: uuid.UUID | None = None) -> Contact:
    found = Contact.objects.filter(org_id=by.org_id, saved_as=id).values_list("id", flat=True).first()
    if (contact := found or contact_id) is None:
        raise NotThere
    return own_contact(by, contact)


def _happened(contact: Contact, id: uuid.UUID, held: Held, by: Viewer) -> Contact:
    contact.state, contact.saved_as = CONTACT.step(contact.state, ContactEvent.HAPPENED), id
    _fill(contact, held, by)
    contact.save()
    touch_items(contact, held, by)
    write_for_me(contact, by, held.ease, held.shared, held.landed)
    audit(by, RECORDED, about(contact), "A", way=contact.way, started_by=contact.started_by)
    return contact


def _fill(contact: Contact, held: Held, by: Viewer) -> None:
    if held.at and held.at.astimezone(ZoneInfo(by.zone)).date() > today(by.zone):
        raise Refused(_("This day is still to come. Plan it instead, or give the day it was."), "day")
    if contact.at > now():
        contact.at = now()  # it was planned for later, and happened now
    contact.at = held.at or contact.at
    for name in ("way", "place", "started_by"):
        setattr(contact, name, getattr(held, name) or getattr(contact, name))
    for name in ("on_their_mind", "named", "came_of_it", "who_was_there", "note"):
        setattr(contact, name, getattr(held, name).strip())
    contact.minutes, contact.did, contact.mine_came_up = held.minutes, held.what_i_did(), held.mine_came_up
