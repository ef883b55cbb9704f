"""What else opens a client's record to a practitioner, for a lead who is about to end an assignment."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Q

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.request_context import saw
from alongside.people.models import Assignment, CircleLink, Person, SupervisionLink
from alongside.people.team.queries import check_lead
from alongside.people.visibility import assignments_of, current, in_circle


@dataclass(frozen=True)
class StillOpen:
    """What stays when one assignment ends: nothing else is open to its practitioner."""

    assigned: list[Assignment]  # of the same two, for other days
    around: list[tuple[Person, Person]]  # somebody around the client, and the other client who opens them
    supervised: list[SupervisionLink]  # whom they supervise, and who works with the client


def still_open(viewer: Viewer, assignment: Assignment) -> StillOpen:
    """What else opens this client and those around them, today or from a later day. For a lead. Raises NotThere."""
    check_lead(viewer)
    day = today(viewer.zone)
    others = Assignment.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day), org_id=viewer.org_id, closed_at__isnull=True
    ).exclude(pk=assignment.pk)
    same = others.filter(practitioner_id=assignment.practitioner_id, client_id=assignment.client_id)
    working = others.filter(current(day), client_id=assignment.client_id)
    supervised = SupervisionLink.objects.filter(
        current(day),
        org_id=viewer.org_id,
        supervisor_id=assignment.practitioner_id,
        practitioner_id__in=working.values("practitioner_id"),
    )
    return StillOpen(
        list(same.order_by("since", "seq")),
        _around(viewer, assignment),
        sorted(supervised.select_related("practitioner"), key=lambda link: link.practitioner.name),
    )


def _around(viewer: Viewer, assignment: Assignment) -> list[tuple[Person, Person]]:
    """Those around the client who also stand around another client of the practitioner."""
    day = today(viewer.zone)
    others = assignments_of(assignment.practitioner_id, viewer.org_id, day).exclude(pk=assignment.pk)
    here = _links(viewer).filter(client_id=assignment.client_id, person__is_client=False)
    shared = (
        _links(viewer)
        .filter(person_id__in=here.values("person_id"), client_id__in=others.values("client_id"))
        .exclude(client_id=assignment.client_id)
    )
    by_person: dict[uuid.UUID, tuple[Person, Person]] = {
        link.person_id: (link.person, link.client) for link in shared.select_related("person", "client")
    }
    saw("person", [one.id for pair in by_person.values() for one in pair])
    return sorted(by_person.values(), key=lambda pair: (pair[0].name, pair[0].seq))


def _links(viewer: Viewer):
    return CircleLink.objects.filter(in_circle(today(viewer.zone)), org_id=viewer.org_id)
