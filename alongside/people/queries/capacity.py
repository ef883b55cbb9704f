"""What was decided about somebody, with them or for them. The person was fetched for this viewer."""

import datetime as dt

from django.db.models import Exists, OuterRef

from alongside.access.identities import Viewer
from alongside.base.request_context import saw
from alongside.people.models import CapacityDecision, Person

_newer = CapacityDecision.objects.filter(
    org_id=OuterRef("org_id"),
    person_id=OuterRef("person_id"),
    decision=OuterRef("decision"),
    seq__gt=OuterRef("seq"),
)
#: The newest of each kind of decision.
STANDING = CapacityDecision.objects.filter(~Exists(_newer))


def decisions(viewer: Viewer, person: Person) -> tuple[list[CapacityDecision], list[CapacityDecision]]:
    """Those that stand, and those that stood before, the newest first, each with whoever wrote it down."""
    saw("person", [person.id])
    rows = CapacityDecision.objects.filter(org_id=viewer.org_id, person=person).order_by("-seq")
    rows = rows.select_related("made_by").defer("made_by__photo")
    standing = {row.decision: row for row in reversed(rows)}
    return list(standing.values()), [row for row in rows if row != standing[row.decision]]


def is_unwanted(viewer: Viewer, person: Person, day: dt.date) -> bool:
    """Whether they did not want to take part on this day, whatever else was found."""
    standing = STANDING.filter(org_id=viewer.org_id, person=person, dissent=True)
    return standing.filter(decided_on__lte=day).exists()
