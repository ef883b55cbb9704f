"""Samples of what a lead keeps, and of a file that was brought."""

from __future__ import annotations

import uuid

from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.exchange import actions as exchange
from alongside.people.models import (
    Assignment,
    OwnRequest,
    SupervisionLink,
)
from tests.web.samples.whose import Whose, maker


@maker
def file(whose: Whose) -> uuid.UUID:
    rows = f"name\n{whose.own_words('Uncle')}\n".encode()
    with acting_for(viewer := whose.worker.as_viewer()):
        return exchange.bring(
            viewer, id=new_id(), kind="caseload", name=whose.own_words("People") + ".csv", content=rows
        ).id


@maker
def assignment(whose: Whose) -> uuid.UUID:
    return Assignment.objects.get(practitioner=whose.worker, client=whose.person).id


@maker
def supervision(whose: Whose) -> uuid.UUID:
    found = SupervisionLink.objects.filter(practitioner=whose.worker).first()
    if found is None and whose.supervisor != whose.worker:
        found = SupervisionLink.objects.create(
            supervisor=whose.lead, practitioner=whose.worker, since=whose.day, **whose.own()
        )
    return found.id if found else whose.worker.id


@maker
def own_request(whose: Whose) -> uuid.UUID:
    """What their lead asks for themselves."""
    given = {"client": whose.person.id.hex, "since": whose.day.isoformat(), "until": None}
    made = OwnRequest.objects.create(
        org_id=whose.worker.org_id, made_by=whose.lead, kind="assignment", given=given
    )
    return made.id
