"""Confirming or refusing what another lead asks for themselves."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.people.models import OwnRequest, Told
from alongside.people.team import queries
from alongside.people.team.assignments import assign, supervise
from alongside.people.team.notices import may_vouch, tell
from alongside.people.team.own_requests import TOO_NEW
from alongside.people.team.practitioners import change


def waiting(viewer: Viewer) -> list[OwnRequest]:
    """What waits to be decided, oldest first. For a lead."""
    queries.check_lead(viewer)
    found = OwnRequest.objects.filter(org_id=viewer.org_id, decided_at__isnull=True)
    return list(found.select_related("made_by").order_by("seq"))


def request(viewer: Viewer, id: uuid.UUID) -> OwnRequest:
    """One that waits. Raises NotThere."""
    queries.check_lead(viewer)
    found = OwnRequest.objects.filter(org_id=viewer.org_id, pk=id).select_related("made_by").first()
    if found is None:
        raise NotThere
    return found


@transaction.atomic
def confirm(id: uuid.UUID, *, by: Viewer) -> OwnRequest:
    """It stands from now on, as if this lead had done it. Raises Refused where it can not stand (any more)."""
    asked = _undecided(by, id)
    if asked.made_by_id == by.id:
        raise Refused(_("Another lead has to confirm what you ask for yourself."))
    if not may_vouch(by):
        raise Refused(TOO_NEW)
    _DONE[OwnRequest.Kind(asked.kind)](asked, by)
    return _decided(asked, by, True)


@transaction.atomic
def refuse(id: uuid.UUID, *, by: Viewer) -> OwnRequest:
    """It will not stand; whoever asked may also take it back."""
    return _decided(_undecided(by, id), by, False)


def _undecided(by: Viewer, id: uuid.UUID) -> OwnRequest:
    asked = request(by, id)
    if asked.decided_at is not None:
        raise Refused(_("This was decided already."))
    return asked


def _decided(asked: OwnRequest, by: Viewer, confirmed: bool) -> OwnRequest:
    asked.decided_at, asked.decided_by_id, asked.confirmed = now(), by.id, confirmed
    asked.save(update_fields=["decided_at", "decided_by", "confirmed"])
    if asked.made_by_id and asked.made_by_id != by.id:
        tell(by, asked.made_by_id, Told.CONFIRMED if confirmed else Told.REFUSED)
    verb = "request.confirmed" if confirmed else "request.refused"
    record(by, verb, [("practitioner", asked.made_by_id or by.id)], kind=asked.kind)
    return asked


def _role(asked: OwnRequest, by: Viewer) -> None:
    practitioner = queries.practitioner(by, _whose(asked))
    change(practitioner.pk, by=by, roles=[*practitioner.roles, *asked.given["roles"]])


def _assignment(asked: OwnRequest, by: Viewer) -> None:
    client = uuid.UUID(asked.given["client"])
    assign(new_id(), by=by, practitioner_id=_whose(asked), client_id=client, **_days(asked))


def _supervision(asked: OwnRequest, by: Viewer) -> None:
    worker = uuid.UUID(asked.given["practitioner"])
    supervise(new_id(), by=by, supervisor_id=_whose(asked), practitioner_id=worker, **_days(asked))


_DONE: dict[OwnRequest.Kind, Callable[[OwnRequest, Viewer], None]] = {
    OwnRequest.Kind.ROLE: _role,
    OwnRequest.Kind.ASSIGNMENT: _assignment,
    OwnRequest.Kind.SUPERVISION: _supervision,
}


def _whose(asked: OwnRequest) -> uuid.UUID:
    if asked.made_by_id is None:
        raise NotThere
    return asked.made_by_id


def _days(asked: OwnRequest) -> dict[str, Any]:
    until = asked.given["until"]
    return {
        "since": dt.date.fromisoformat(asked.given["since"]),
        "until": dt.date.fromisoformat(until) if until else None,
    }
