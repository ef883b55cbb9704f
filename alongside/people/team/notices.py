"""What a practitioner must see: what leads did to their account. It stands before every page until they say so."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import now
from alongside.base.request_context import saw
from alongside.people.models import AccountNotice, Practitioner, Told


def tell(by: Viewer, to: uuid.UUID, told: Told, **more: Any) -> None:
    """Have this practitioner see it. In the transaction of what it tells of."""
    AccountNotice.objects.create(org_id=by.org_id, made_by_id=by.id, practitioner_id=to, told=told, **more)


def tell_leads(by: Viewer, told: Told, but: Collection[uuid.UUID] = (), **more: Any) -> None:
    """Have the other leads see it, apart from those who are told otherwise."""
    for lead_id in other_leads(by).exclude(pk__in=but).values_list("pk", flat=True):
        tell(by, lead_id, told, **more)


def other_leads(by: Viewer) -> QuerySet[Practitioner]:
    """Whoever else leads and can sign in."""
    leads = Practitioner.objects.filter(org_id=by.org_id, is_lead=True, is_active=True)
    return leads.exclude(pk=by.id)


def may_vouch(by: Viewer) -> bool:
    """Whether this lead may confirm what needs somebody else: they have led for longer than the organisation's delay, and
    were given no new password within it. Otherwise one lead could add another, or come in as another, who confirms."""
    lead = Practitioner.objects.select_related("org").defer("photo").get(org_id=by.org_id, pk=by.id)
    is_new = lead.lead_since is not None and lead.lead_since > now() - lead.org.reset_delay
    return not is_new and not lead.is_locked


def waiting() -> Exists:
    """Of a practitioner: something waits to be seen."""
    return Exists(AccountNotice.objects.filter(practitioner_id=OuterRef("pk"), seen_at__isnull=True))


def unseen(viewer: Viewer) -> list[AccountNotice]:
    """What waits to be seen by me, oldest first."""
    found = list(_unseen(viewer).select_related("made_by", "about", "assignment__client").order_by("seq"))
    saw("person", [notice.assignment.client_id for notice in found if notice.assignment])
    return found


@transaction.atomic
def seen(ids: Collection[uuid.UUID], *, by: Viewer) -> None:
    """I have seen these of mine. What came meanwhile still waits."""
    if count := _unseen(by).filter(pk__in=ids).update(seen_at=now()):
        record(by, "notices.seen", [("practitioner", by.id)], count=count)


def _unseen(viewer: Viewer) -> QuerySet[AccountNotice]:
    return AccountNotice.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id, seen_at__isnull=True)
