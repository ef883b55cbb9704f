"""What the actions of repair share."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.errors import Refused
from alongside.core.states.rupture import RuptureNoteState
from alongside.people.models import Alliance
from alongside.repair.models import Rupture


def made(by: Viewer, alliance: Alliance) -> dict[str, Any]:
    """What every row here is made with: who, where, and whose words' key it is under."""
    return {"org_id": by.org_id, "made_by_id": by.id, "alliance": alliance, "person_id": alliance.person_id}


def tell(by: Viewer, verb: str, alliance: Alliance, of: str, id: uuid.UUID, **code: str) -> None:
    """The audit event of something of class D, and that the alliance has changed."""
    record(by, verb, [("person", alliance.person_id), (of, id)], "D", **code)


def must_count(strain: Rupture) -> None:
    """Raises Refused for one that was taken back: nothing is added to it before it is put back."""
    if strain.note is RuptureNoteState.TAKEN_BACK:
        raise Refused(_("This hard patch was taken back. Put it back first, if that was the mistake."))
