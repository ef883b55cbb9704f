"""Planning a contact: when, how and where."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import transaction

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.idempotency import Claim, claim
from alongside.base.revisions import keep_replaced
from alongside.contacts.models import Contact
from alongside.contacts.models.contact import Way
from alongside.contacts.queries import own_contact
from alongside.core.states.contact import ContactState
from alongside.people import queries as people
from alongside.people.models import Alliance

CONTACT = "contact"  # the kind under which the id of a new contact is claimed
WHEN_AND_WHERE = ("at", "way", "place")


@transaction.atomic
def plan(
    id: uuid.UUID,
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    at: dt.datetime,
    way: str = Way.VISIT,
    place: str = "",
) -> Contact:
    """Plan a contact. `at` is aware; in the past is allowed: it can still be recorded."""
    alliance = people.own_alliance(by, alliance_id)
    return planned(id, alliance, by, at=at, way=way, place=place)[0]


def planned(id: uuid.UUID, alliance: Alliance, by: Viewer, **what: Any) -> tuple[Contact, bool]:
    """The same inside another action's transaction, for an alliance of the viewer's own; and whether it is new."""
    claimed = claim(by, CONTACT, id, {"alliance": alliance.id, **_plain(what)})
    if claimed is not Claim.FIRST:
        return _again(own_contact(by, id), claimed, by, what), False
    contact = Contact.objects.create(
        id=id, org_id=by.org_id, made_by_id=by.id, alliance=alliance, started_by="arranged", **what
    )
    record(by, "contact.planned", about(contact), "A", way=contact.way)
    return contact, True


def _again(contact: Contact, claimed: Claim, by: Viewer, what: dict[str, Any]) -> Contact:
    """The same page saved again: with another day or place it is put right, while it is still planned."""
    was = {
        name: stood for name in WHEN_AND_WHERE if (stood := getattr(contact, name)) != what.get(name, stood)
    }
    if claimed is Claim.OTHER and was and contact.state == ContactState.PLANNED:
        keep_replaced(by, CONTACT, contact.id, contact.alliance.person_id, was)
        for name, value in what.items():
            setattr(contact, name, value)
        contact.save(update_fields=list(what))
        record(by, "contact.planned", about(contact), "A", way=contact.way)
    return contact


def _plain(what: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(value, "pk", value) for name, value in what.items()}


def about(contact: Contact) -> list[tuple[str, uuid.UUID]]:
    """Whom and what an audit event of a contact speaks of."""
    return [("person", contact.alliance.person_id), ("contact", contact.id)]
