"""What the actions of repair share."""

from __future__ import annotations

import uuid
from typing import Any

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.changed import changed
from alongside.people.models import Alliance


def made(by: Viewer, alliance: Alliance) -> dict[str, Any]:
    """What every row here is made with: who, where, and whose words' key it is under."""
    return {"org_id": by.org_id, "made_by_id": by.id, "alliance": alliance, "person_id": alliance.person_id}


def tell(by: Viewer, verb: str, alliance: Alliance, of: str, id: uuid.UUID, **code: str) -> None:
    """The audit event of something of class D, and that the alliance has changed."""
    record(by, verb, [("person", alliance.person_id), (of, id)], "D", **code)
    changed(by.org_id, alliance.id)
