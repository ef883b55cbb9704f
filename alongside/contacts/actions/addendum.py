"""Adding to a contact that was recorded. The earlier text stays."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.base.ids import new_id
from alongside.contacts.actions.plan import about
from alongside.contacts.models import Addendum, Contact
from alongside.contacts.queries import own_contact


@transaction.atomic
def add_to(id: uuid.UUID, contact_id: uuid.UUID, *, by: Viewer, words: str) -> Addendum:
    """Add words to a contact. Raises Refused where there are none."""
    contact = own_contact(by, contact_id)
    if not words.strip():
        raise Refused(_("Write what should be added."), "words")
    claimed = claim(by, "contact.addendum", id, {"contact": contact.id, "words": words})
    if claimed is not Claim.FIRST and (there := _there(contact, words)):
        return there
    key = id if claimed is Claim.FIRST else new_id()  # the same page with other words adds those too
    added = Addendum.objects.create(id=key, org_id=by.org_id, made_by_id=by.id, contact=contact, words=words)
    record(by, "contact.added_to", about(contact), "A")
    return added


def _there(contact: Contact, words: str) -> Addendum | None:
    rows = Addendum.objects.filter(org_id=contact.org_id, contact=contact)
    return next((one for one in rows if one.words == words), None)
