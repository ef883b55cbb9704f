"""What a person's page shows of their contacts."""

from __future__ import annotations

from typing import Any

from alongside.access.identities import Viewer
from alongside.contacts import queries
from alongside.people.models import Alliance

LAST = 5
NEXT = 3


def beside(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    """The next ones that are planned and the last that happened (three SELECTs)."""
    planned, last = queries.next_and_last(viewer, alliance, NEXT, LAST)
    return {
        "planned": planned,
        "contacts": last,
    }
