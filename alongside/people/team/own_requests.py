"""What a lead asks for themselves: a role, a client, or somebody to supervise. Another lead confirms it.

Where nobody else leads, or has led within the delay that the organisation sets after a reset, a lead does it alone.
Without the delay they could take the role from the other lead first.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import now
from alongside.people.models import Organisation, OwnRequest, Practitioner, Told
from alongside.people.team.notices import other_leads, tell_leads

TOO_NEW = _(
    "You lead, or have your password, for a shorter time than an account stays closed after a new one. Another lead who "
    "has led for longer has to confirm this."
)


def needs_another(by: Viewer, for_whom: uuid.UUID) -> bool:
    """Whether another lead has to confirm it: it is for themselves, and they do not lead alone."""
    return for_whom == by.id and (other_leads(by).exists() or _led_lately(by))


def ask(by: Viewer, kind: str, id: uuid.UUID, **given: Any) -> OwnRequest:
    """Have it wait for another lead. In the transaction of the action that would have done it."""
    request = OwnRequest.objects.create(id=id, org_id=by.org_id, made_by_id=by.id, kind=kind, given=given)
    tell_leads(by, Told.ASKS)
    record(by, "request.made", [("practitioner", by.id)], kind=kind)
    return request


def _led_lately(by: Viewer) -> bool:
    since = now() - Organisation.objects.get(pk=by.org_id).reset_delay
    lately = Q(lead_until__gt=since) | Q(is_lead=True, suspended_at__gt=since)
    return Practitioner.objects.filter(lately, org_id=by.org_id).exclude(pk=by.id).exists()
