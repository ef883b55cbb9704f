"""Which alliances a viewer may see: a row filter, one query, no matter how many there are.

Mine while I am assigned to the client, or to a client in whose circle the person stands. A
supervisor reads those of the practitioners they supervise today. An ended alliance, assignment or
link closes the record from the day after it ended.
"""

from __future__ import annotations

import datetime as dt
import uuid

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.access.identities import Role, Viewer
from alongside.base.clock import today
from alongside.people.assigned import IsAssigned
from alongside.people.models import Alliance, Assignment, SupervisionLink


def current(day: dt.date) -> Q:
    """A dated link that stands on this day."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))


def in_circle(day: dt.date) -> Q:
    """A place in a circle that has not ended before this day. Many begin on a day nobody knows."""
    return Q(until__isnull=True) | Q(until__gte=day)


def assignments_of(practitioner_id: uuid.UUID, org_id: uuid.UUID, day: dt.date) -> QuerySet[Assignment]:
    """The clients this practitioner is assigned to on this day."""
    return Assignment.objects.filter(current(day), org_id=org_id, practitioner_id=practitioner_id)


def own_alliances(viewer: Viewer) -> QuerySet[Alliance]:
    """My open alliances: what I may see and change."""
    day = today(viewer.zone)
    return Alliance.objects.filter(
        IsAssigned(day), org_id=viewer.org_id, practitioner_id=viewer.id, ended_on__isnull=True
    )


def visible_alliances(viewer: Viewer) -> QuerySet[Alliance]:
    """My own, and those of the practitioners I supervise today: what I may read."""
    if not viewer.is_(Role.SUPERVISOR):
        return own_alliances(viewer)
    day = today(viewer.zone)
    supervised = SupervisionLink.objects.filter(
        current(day),
        org_id=viewer.org_id,
        supervisor_id=viewer.id,
        practitioner_id=OuterRef("practitioner_id"),
    )
    return Alliance.objects.filter(
        Q(practitioner_id=viewer.id) | Q(Exists(supervised)),
        IsAssigned(day),
        org_id=viewer.org_id,
        ended_on__isnull=True,
    )


def is_mine(viewer: Viewer, alliance: Alliance) -> bool:
    """True when this viewer is the practitioner in the alliance."""
    return alliance.practitioner_id == viewer.id
