"""Which alliances a viewer may see: a row filter, one query, no matter how many there are.

Mine while I am assigned to the client; with somebody who is no client, while I am assigned to a client in whose
circle they stand. A supervisor reads those of the practitioners they supervise today. What was ended or closed at
once closes the record to the very next question; an assignment or a supervision with a last day, from the day after it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.access.identities import Role, Viewer
from alongside.base.clock import today
from alongside.base.prepared import Prepared
from alongside.people.assigned import current, is_assigned
from alongside.people.models import Alliance, Assignment, SupervisionLink


def in_circle(day: dt.date) -> Q:
    """A place in a circle that has not ended before this day. Many begin on a day nobody knows."""
    return Q(until__isnull=True) | Q(until__gte=day)


def assignments_of(practitioner_id: uuid.UUID, org_id: uuid.UUID, day: dt.date) -> QuerySet[Assignment]:
    """The clients this practitioner is assigned to on this day."""
    return Assignment.objects.filter(current(day), org_id=org_id, practitioner_id=practitioner_id)


def own_alliances(viewer: Viewer) -> QuerySet[Alliance]:
    """My open alliances: what I may see and change."""
    return _own(*_who(viewer))


def visible_alliances(viewer: Viewer) -> QuerySet[Alliance]:
    """My own, and those of the practitioners I supervise today: what I may read."""
    return (_read if viewer.is_(Role.SUPERVISOR) else _own)(*_who(viewer))


def _who(viewer: Viewer) -> tuple[uuid.UUID, uuid.UUID, dt.date]:
    return viewer.org_id, viewer.id, today(viewer.zone)


def _own(org_id: uuid.UUID, me: uuid.UUID, day: dt.date) -> QuerySet[Alliance]:
    return Alliance.objects.filter(is_assigned(day), org_id=org_id, practitioner_id=me, ended_on__isnull=True)


def _read(org_id: uuid.UUID, me: uuid.UUID, day: dt.date) -> QuerySet[Alliance]:
    supervised = SupervisionLink.objects.filter(
        current(day), org_id=org_id, supervisor_id=me, practitioner_id=OuterRef("practitioner_id")
    )
    return Alliance.objects.filter(
        Q(practitioner_id=me) | Q(Exists(supervised)), is_assigned(day), org_id=org_id, ended_on__isnull=True
    )


class Found:
    """One question about what belongs to alliances, put together once for each way of seeing them (`Prepared`).

    `build` is given the alliances that may be seen, the organisation and the values, and makes a queryset. The place to
    ask for one record by its id: nearly every page and save begins with that.
    """

    def __init__(self, build: Callable[..., QuerySet[Any]]) -> None:
        self._mine = Prepared(lambda org, me, day, *values: build(_own(org, me, day), org, *values))
        self._read = Prepared(lambda org, me, day, *values: build(_read(org, me, day), org, *values))

    def own(self, viewer: Viewer, *values: Any) -> Any:
        """The first in alliances of the viewer's own; None where there is none."""
        return self._mine.first(*_who(viewer), *values)

    def visible(self, viewer: Viewer, *values: Any) -> Any:
        """The first in alliances that the viewer may read."""
        return (self._read if viewer.is_(Role.SUPERVISOR) else self._mine).first(*_who(viewer), *values)


def is_mine(viewer: Viewer, alliance: Alliance) -> bool:
    """True when this viewer is the practitioner in the alliance."""
    return alliance.practitioner_id == viewer.id
