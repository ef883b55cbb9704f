"""Samples of what a lead keeps, and of a file that was brought."""

from __future__ import annotations

import uuid

from alongside.base.acting import acting_for
from alongside.base.ids import new_id
from alongside.exchange import actions as exchange
from alongside.people.models import (
    Assignment,
    SupervisionLink,
)
from tests.web.samples.whose import Whose, maker


@maker
def file(whose: Whose) -> uuid.UUID:
    rows = f"name\n{whose.own_words('Uncle')}\n".encode()
    with acting_for(viewer := whose.worker.as_viewer()):
        return exchange.bring("caseload", whose.own_words("People") + ".csv", rows, by=viewer, id=new_id()).id


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
