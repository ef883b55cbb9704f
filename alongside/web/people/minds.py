"""What comes first on each client's mind, for a list of people."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from alongside.access.identities import Viewer
from alongside.agenda import queries as agenda
from alongside.agenda.queries import TheirItem
from alongside.people.queries_circle import Circle
from alongside.web.people.relationship import first_of


def minds(viewer: Viewer, circles: Iterable[Circle]) -> dict[uuid.UUID, TheirItem]:
    """By alliance, in two queries for all of them."""
    mine = [circle.alliance for circle in circles if circle.alliance is not None]
    all_ = agenda.two_agendas_of(viewer, mine)
    return {id: first for id, two in all_.items() if (first := first_of(two)) is not None}
