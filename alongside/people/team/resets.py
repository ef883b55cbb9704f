"""After a lead gave somebody a new password, what is that practitioner's alone stays closed for a while.

Whoever holds the link is not known to be them. What is theirs alone (records C and D) opens once the organisation's
delay is over, or a second lead has spoken with them.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.people.models import Organisation, Practitioner, Told
from alongside.people.team import queries
from alongside.people.team.notices import may_vouch, other_leads, tell, tell_leads
from alongside.people.team.own_requests import TOO_NEW
from alongside.people.team.practitioners import mine

LEAST, MOST = 24, 336  # hours


@dataclass(frozen=True)
class Closed:
    """Until when it is closed to this practitioner, who made the link, and who else can open it now."""

    practitioner: Practitioner
    leads: tuple[str, ...]


def lock(practitioner: Practitioner, reset_by_id: uuid.UUID) -> None:
    """Close it from now on. In the transaction that sets the password."""
    practitioner.reset_by_id = reset_by_id
    practitioner.locked_until = now() + practitioner.org.reset_delay
    practitioner.confirmed_by = None
    practitioner.save(update_fields=["reset_by", "locked_until", "confirmed_by"])


def closed(viewer: Viewer) -> Closed:
    """What to say to somebody to whom it is closed."""
    me = mine(viewer)
    leads = [lead.name for lead in other_leads(viewer).defer("photo") if lead.pk != me.reset_by_id]
    return Closed(me, tuple(sorted(leads)))


def may_confirm(viewer: Viewer, practitioner: Practitioner) -> bool:
    """Whether this lead can open it: neither who made the link, nor who set the password with it."""
    return practitioner.is_locked and viewer.id not in (practitioner.reset_by_id, practitioner.pk)


@transaction.atomic
def confirm(practitioner_id: uuid.UUID, *, by: Viewer) -> Practitioner:
    """A second lead has spoken with them: it is them, and all opens. Raises NotThere, Refused."""
    practitioner = queries.practitioner(by, practitioner_id)
    if not practitioner.is_locked:
        return practitioner
    if not may_confirm(by, practitioner):
        raise Refused(_("Another lead has to do this: not who made the link, and not who it was made for."))
    if not may_vouch(by):
        raise Refused(TOO_NEW)
    practitioner.confirmed_by_id = by.id
    practitioner.save(update_fields=["confirmed_by"])
    tell(by, practitioner.pk, Told.OPENED)
    record(by, "reset.confirmed", [("practitioner", practitioner.pk)])
    return practitioner


def organisation(viewer: Viewer) -> Organisation:
    """The organisation that the viewer leads. Raises NotThere."""
    queries.check_lead(viewer)
    return Organisation.objects.get(pk=viewer.org_id)


@transaction.atomic
def set_delay(hours: int, *, by: Viewer) -> Organisation:
    """Another delay, once the present one has passed, so that nobody shortens it for a reset that they have in mind.

    Every other lead is told. Raises Refused outside LEAST to MOST hours.
    """
    queries.check_lead(by)
    if not LEAST <= hours <= MOST:
        said = {"least": LEAST, "most": MOST}
        raise Refused(_("Please give a number of hours from %(least)s to %(most)s.") % said, "hours")
    org = Organisation.objects.select_for_update().get(pk=by.org_id)
    org.reset_hours = org.reset_hours_now
    org.next_reset_hours, org.next_reset_from = hours, now() + org.reset_delay
    org.save(update_fields=["reset_hours", "next_reset_hours", "next_reset_from"])
    tell_leads(by, Told.DELAY, hours=hours)
    record(by, "reset.delay-set", [("organisation", org.pk)], hours=hours)
    return org
