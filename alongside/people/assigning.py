"""Telling the trail of every assignment, whoever makes it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.people.models import Assignment


def tell_made(by: Viewer, assignments: Iterable[Assignment]) -> None:
    """One event for each practitioner, with all to whom they are assigned now. In the transaction that makes them."""
    clients: dict[uuid.UUID, list[uuid.UUID]] = {}
    for assignment in assignments:
        clients.setdefault(assignment.practitioner_id, []).append(assignment.client_id)
    for practitioner_id, ids in clients.items():
        record(
            by,
            "assignment.made",
            [*(("person", id) for id in ids), ("practitioner", practitioner_id)],
        )
