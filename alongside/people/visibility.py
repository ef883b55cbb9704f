"""Which alliances a viewer may see: a row filter, one query, no matter how many there are.

A client is opened by an assignment to that very client, and by nothing else: a client may stand in another client's
circle, and to put them there is no way in. Anybody else is opened by an assignment to a client around whom they stand.
A supervisor reads the alliances of the practitioners they supervise today. What was ended or closed at once closes the
record to the very next question; an assignment or a supervision with a last day, from the day after it.
"""

import datetime as dt
import uuid

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.access.identities import Role, Viewer
from alongside.base.clock import today
from alongside.people.models import Alliance, Assignment, SupervisionLink


def current(day: dt.date) -> Q:
    """A dated link that stands on this day and that nobody has closed."""
    return not_over(day) & Q(since__lte=day, closed_at__isnull=True)


def not_over(day: dt.date, at: str = "") -> Q:
    """What has not ended before this day; of a place in a circle that it stands, for many begin on a day nobody knows. `at`
    leads to where the last day is written."""
    return Q(**{f"{at}until__isnull": True}) | Q(**{f"{at}until__gte": day})


def is_assigned(day: dt.date) -> Q:
    """Of an alliance: its practitioner is assigned on this day to the person, or to a client around whom they stand."""
    assigned = Assignment.objects.filter(
        current(day), org_id=OuterRef("org_id"), practitioner_id=OuterRef("practitioner_id")
    )
    around = assigned.filter(
        not_over(day, "client__circle__"),
        client__circle__org_id=OuterRef("org_id"),
        client__circle__person_id=OuterRef("person_id"),
    )
    return Q(Exists(assigned.filter(client_id=OuterRef("person_id")))) | Q(
        Exists(around), person__is_client=False
    )


def assignments_of(practitioner_id: uuid.UUID, org_id: uuid.UUID, day: dt.date) -> QuerySet[Assignment]:
    """The clients this practitioner is assigned to on this day."""
    return Assignment.objects.filter(current(day), org_id=org_id, practitioner_id=practitioner_id)


def own_alliances(viewer: Viewer) -> QuerySet[Alliance]:
    """My open alliances: what I may see and change."""
    return _open(viewer, Q(practitioner_id=viewer.id))


def visible_alliances(viewer: Viewer) -> QuerySet[Alliance]:
    """My own, and those of the practitioners I supervise today: what I may read."""
    if not viewer.is_(Role.SUPERVISOR):
        return own_alliances(viewer)
    supervised = SupervisionLink.objects.filter(
        current(today(viewer.zone)),
        org_id=viewer.org_id,
        supervisor_id=viewer.id,
        practitioner_id=OuterRef("practitioner_id"),
    )
    return _open(viewer, Q(practitioner_id=viewer.id) | Q(Exists(supervised)))


def _open(viewer: Viewer, whose: Q) -> QuerySet[Alliance]:
    day = today(viewer.zone)
    return Alliance.objects.filter(whose, is_assigned(day), org_id=viewer.org_id, ended_on__isnull=True)


def is_mine(viewer: Viewer, alliance: Alliance) -> bool:
    """True when this viewer is the practitioner in the alliance."""
    return alliance.practitioner_id == viewer.id
