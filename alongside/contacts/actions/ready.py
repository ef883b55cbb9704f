"""Getting ready for a contact: a plan in versions (S2, S11, S12, S14)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

from django.db import transaction

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import now
from alongside.base.idempotency import Claim, claim
from alongside.base.ids import new_id
from alongside.contacts.actions.change import to_change
from alongside.contacts.actions.plan import about, planned
from alongside.contacts.models import Contact, ContactPlan
from alongside.contacts.models.contact import Way
from alongside.contacts.queries import own_contact
from alongside.contacts.queries import plan as newest
from alongside.people import queries as people

WORDS = ("respect", "start_with", "name_openly", *ContactPlan.OWN)


@transaction.atomic
def get_ready(
    id: uuid.UUID, contact_id: uuid.UUID, *, by: Viewer, openly: Sequence[str] = (), **words: str
) -> Contact:
    """A new version of the plan. `openly` names which of `Plan.OWN` I want to say openly; takes WORDS."""
    contact = to_change(by, contact_id)
    _write(id, contact, by, openly, words)
    return contact


@transaction.atomic
def get_ready_unplanned(
    id: uuid.UUID,
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    at: dt.datetime | None = None,
    openly: Sequence[str] = (),
    **words: str,
) -> Contact:
    """The same where no contact is planned yet: one is, for `at` or for now, under the same id."""
    alliance = people.own_alliance(by, alliance_id)
    if Contact.objects.filter(org_id=by.org_id, pk=id, alliance=alliance).exists():
        contact = own_contact(by, id)
    else:
        contact, _first = planned(id, alliance, by, at=at or now(), way=Way.VISIT, place="")
    _write(_beside(id), contact, by, openly, words)
    return contact


def _beside(id: uuid.UUID) -> uuid.UUID:
    """The plan's id where the page's own went to the contact: its last bit turned, so that twice is once."""
    return uuid.UUID(int=id.int ^ 1)


def _write(id: uuid.UUID, contact: Contact, by: Viewer, openly: Sequence[str], words: dict[str, str]) -> None:
    said = {name: words.get(name, "").strip() for name in WORDS}
    open_ones = [name for name in ContactPlan.OWN if name in openly and said[name]]
    content = {"contact": contact.id, "openly": open_ones, **said}
    claimed = claim(by, "plan", id, content)
    if claimed is Claim.SAME or _stands(newest(by, contact), open_ones, said):
        return
    key = id if claimed is Claim.FIRST else new_id()  # the same page with other words is a new version
    ContactPlan.objects.create(
        id=key, org_id=by.org_id, made_by_id=by.id, contact=contact, openly=open_ones, **said
    )
    record(by, "contact.prepared", about(contact), "A")


def _stands(plan: ContactPlan | None, openly: list[str], said: dict[str, str]) -> bool:
    """Whether the newest version says just this."""
    return plan is not None and plan.openly == openly and all(getattr(plan, n) == w for n, w in said.items())
