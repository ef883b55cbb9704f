"""Adding to a contact that was recorded. The earlier text stays."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.changed import changed
from alongside.base.errors import Refused
from alongside.base.submit import Claim, claim
from alongside.contacts.actions.plan import about
from alongside.contacts.models import Addendum
from alongside.contacts.queries import own_contact


@transaction.atomic
def add_to(id: uuid.UUID, contact_id: uuid.UUID, *, by: Viewer, words: str) -> Addendum:
    """Add words to a contact. Raises Refused where there are none."""
    contact = own_contact(by, contact_id)
    if not words.strip():
        raise Refused(_("Write what should be added."), "words")
    if claim(by, "contact.addendum", id, {"contact": contact.id, "words": words}) is not Claim.FIRST:
        return Addendum.objects.get(pk=id, org_id=by.org_id)
    added = Addendum.objects.create(id=id, org_id=by.org_id, made_by_id=by.id, contact=contact, words=words)
    record(by, "contact.added_to", about(contact), "A")
    changed(by.org_id, contact.alliance_id)
    return added
