"""What became of a contact that was planned."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.errors import Refused
from alongside.contacts.actions.plan import about, planned
from alongside.contacts.models import Contact
from alongside.contacts.queries import own_contact
from alongside.core.states.contact import CONTACT, ContactEvent, ContactState

#: What one button says about a contact. What happened is recorded, not marked.
MARKS = (
    ContactEvent.CANCELLED_BY_THEM,
    ContactEvent.CANCELLED_BY_ME,
    ContactEvent.NO_ANSWER,
    ContactEvent.CORRECTED,
)


@transaction.atomic
def mark(contact_id: uuid.UUID, event: str, *, by: Viewer) -> Contact:
    """Called off by them or by me, no answer, or that taken back. Saying it twice is saying it once."""
    contact = to_change(by, contact_id)
    if event not in MARKS or contact.state in (ContactState.HAPPENED, ContactState.WITHDRAWN):
        raise Refused(_("This contact was recorded. Add to it on its page; what was written stays."))
    return contact if contact.state == _leads_to(event) else step(contact, event, by)


def _leads_to(event: str) -> str:
    return ContactState.PLANNED if event == ContactEvent.CORRECTED else event


@transaction.atomic
def move(
    id: uuid.UUID, contact_id: uuid.UUID, *, by: Viewer, at: dt.datetime, way: str, place: str = ""
) -> Contact:
    """Move a planned contact: it is finished, and the new one remembers where it came from."""
    old = to_change(by, contact_id)
    new, first = planned(id, old.alliance, by, at=at, way=way, place=place, moved_from=old)
    if first:
        step(old, ContactEvent.MOVED, by)
    return new


def to_change(by: Viewer, contact_id: uuid.UUID) -> Contact:
    """A contact of the viewer's own as it stands now, held until the transaction ends."""
    contact = own_contact(by, contact_id)
    contact.refresh_from_db(fields=["state", "saved_as"], from_queryset=Contact.objects.select_for_update())
    return contact


def step(contact: Contact, event: str, by: Viewer) -> Contact:
    """One event of the table in core/states, with its audit event. Raises Refused where it can not follow."""
    if not CONTACT.allows(contact.state, event):
        raise Refused(_("This contact is no longer planned. Put it back first, or plan a new one."))
    contact.state = CONTACT.step(contact.state, event)
    contact.save(update_fields=["state"])
    record(by, f"contact.{event}", about(contact), "A")
    return contact
