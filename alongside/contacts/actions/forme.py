"""How a contact was for me. Its author's alone; nothing of it is part of the care note."""

from __future__ import annotations

import uuid

from django.db import transaction

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.idempotency import Claim, claim
from alongside.base.revisions import keep_replaced
from alongside.contacts.actions.plan import about
from alongside.contacts.models import Contact, PrivateNote
from alongside.contacts.queries import for_me, own_contact


@transaction.atomic
def say_for_me(
    id: uuid.UUID, contact_id: uuid.UUID, *, by: Viewer, ease: int | None, shared: str = "", landed: str = ""
) -> Contact:
    """Write or change how it was for me: these words take the place of the earlier ones, which are kept."""
    contact = own_contact(by, contact_id)
    content = {"contact": contact_id, "ease": ease, "shared": shared, "landed": landed}
    if claim(by, "forme", id, content) is not Claim.SAME:
        write_for_me(contact, by, ease, shared, landed, change=True)
        record(by, "forme.written", about(contact), "C")
    return contact


def write_for_me(
    contact: Contact, by: Viewer, ease: int | None, shared: str, landed: str, *, change: bool = False
) -> None:
    """The same inside another action's transaction. Nothing said is nothing kept, unless it takes words back."""
    if not (change or ease or shared.strip() or landed.strip()):
        return
    row = for_me(by, contact)
    now = {"ease": ease, "shared": shared.strip(), "landed": landed.strip()}
    was = {name: getattr(row, name) for name in now} if row else now
    row = row or PrivateNote(org_id=by.org_id, made_by_id=by.id, contact=contact, author_id=by.id)
    if was != now:
        keep_replaced(by, "forme", row.id, by.id, was)
    for name, said in now.items():
        setattr(row, name, said)
    row.save()
