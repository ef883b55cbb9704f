"""Taking back a contact that was recorded by mistake, such as with somebody else."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.agreements import step_promise
from alongside.agenda.actions.given import needed
from alongside.agenda.actions.items import step_item
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.contacts.actions.change import step, to_change
from alongside.contacts.models import Addendum, Contact
from alongside.contacts.queries import gone_with, hanging
from alongside.core.states.agenda import TheirEvent
from alongside.core.states.contact import CONTACT, ContactEvent, ContactState
from alongside.core.states.promise import PromiseEvent


@transaction.atomic
def withdraw(id: uuid.UUID, contact_id: uuid.UUID, *, by: Viewer, words: str) -> Contact:
    """It counts for nothing any more; its words stay, with why. What came with it alone goes with it.

    What it moved on stays as it is now: nobody can tell what it would have been. Raises Refused, NotThere.
    """
    contact = to_change(by, contact_id)
    why = needed(words, _("Write in a few words what was wrong. It stands with the contact."), "words")
    if claim(by, "contact.withdrawn", id, {"contact": contact.id, "words": why}) is not Claim.FIRST:
        return contact
    if not CONTACT.allows(contact.state, ContactEvent.WITHDRAWN):
        raise Refused(_("Only what was recorded can be taken back, and only once."))
    with_it = hanging(by, contact)
    Addendum.objects.create(id=id, org_id=by.org_id, made_by_id=by.id, contact=contact, words=why)
    step(contact, ContactEvent.WITHDRAWN, by)
    for item in with_it.items:
        step_item(by, item, event=TheirEvent.WITHDRAWN)
    for promise in with_it.promises:
        step_promise(by, promise, event=PromiseEvent.WITHDRAWN)
    return contact


@transaction.atomic
def put_back(contact_id: uuid.UUID, *, by: Viewer) -> Contact:
    """Taking it back was the mistake: it counts again, with what went with it. Raises NotThere."""
    contact = to_change(by, contact_id)
    if contact.state != ContactState.WITHDRAWN:
        return contact
    step(contact, ContactEvent.CORRECTED, by)
    items, promises = gone_with(by, contact)
    for item in items:
        step_item(by, item, event=TheirEvent.REOPENED)
    for promise in promises:
        step_promise(by, promise, event=PromiseEvent.UNDONE)
    return contact
