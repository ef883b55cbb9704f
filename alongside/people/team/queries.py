"""Reading the team. Everything here is for a lead, and of their own organisation only."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.access.identities import Role, Viewer
from alongside.base.clock import now, today
from alongside.base.errors import NotThere
from alongside.base.request_context import saw
from alongside.core.alphabet import in_order
from alongside.people.models import Assignment, PasswordLink, Person, Practitioner, SupervisionLink

T = TypeVar("T")


def check_lead(viewer: Viewer) -> None:
    """Raises NotThere for anybody who does not lead."""
    if not viewer.is_(Role.LEAD):
        raise NotThere


def practitioners(viewer: Viewer) -> list[Practitioner]:
    """Everybody who has an account here: those at work first, by name."""
    check_lead(viewer)
    found = Practitioner.objects.filter(org_id=viewer.org_id).defer("photo")
    return sorted(found, key=lambda one: (not one.is_active, in_order(one.name)))


def practitioner(viewer: Viewer, id: uuid.UUID) -> Practitioner:
    """One of them. Raises NotThere."""
    check_lead(viewer)
    found = Practitioner.objects.filter(org_id=viewer.org_id, pk=id).select_related("org", "suspended_by")
    return _there(found.first())


def clients(viewer: Viewer) -> list[Person]:
    """The organisation's clients, by name: whom somebody can be assigned to."""
    check_lead(viewer)
    return _seen(_by_name(Person.objects.filter(org_id=viewer.org_id, is_client=True)))


def client(viewer: Viewer, id: uuid.UUID) -> Person:
    """One of them. Raises NotThere."""
    check_lead(viewer)
    found = _there(Person.objects.filter(org_id=viewer.org_id, is_client=True, pk=id).first())
    return _seen([found])[0]


def nobodys(viewer: Viewer) -> list[Person]:
    """Clients with whom nobody works today or from a later day."""
    check_lead(viewer)
    standing = _standing(viewer, Assignment.objects.filter(client_id=OuterRef("pk")))
    found = Person.objects.filter(~Exists(standing), org_id=viewer.org_id, is_client=True)
    return _seen(_by_name(found))


def assignments(viewer: Viewer) -> list[Assignment]:
    """Who works with whom today or from a later day, by client; for paging. Tell `seen` what was shown."""
    check_lead(viewer)
    found = Assignment.objects.select_related("client", "practitioner").defer("practitioner__photo")
    return sorted(_standing(viewer, found), key=_by_client)


def assignments_of(viewer: Viewer, practitioner: Practitioner) -> list[Assignment]:
    """With whom one of the team works, or did."""
    check_lead(viewer)
    found = Assignment.objects.filter(org_id=viewer.org_id, practitioner=practitioner).select_related(
        "client"
    )
    return seen(sorted(found, key=_by_client))


def assignment(viewer: Viewer, id: uuid.UUID) -> Assignment:
    """One of them. Raises NotThere."""
    check_lead(viewer)
    found = Assignment.objects.filter(org_id=viewer.org_id, pk=id).select_related("client", "practitioner")
    return seen([_there(found.first())])[0]


def supervision(viewer: Viewer) -> list[SupervisionLink]:
    """Who supervises whom today or from a later day."""
    check_lead(viewer)
    found = SupervisionLink.objects.select_related("supervisor", "practitioner")
    found = found.defer("supervisor__photo", "practitioner__photo")
    return sorted(_standing(viewer, found), key=_by_supervisor)


def supervision_link(viewer: Viewer, id: uuid.UUID) -> SupervisionLink:
    """One of them. Raises NotThere."""
    check_lead(viewer)
    found = SupervisionLink.objects.filter(org_id=viewer.org_id, pk=id)
    return _there(found.select_related("supervisor", "practitioner").first())


def open_link(viewer: Viewer, practitioner: Practitioner) -> PasswordLink | None:
    """The link with which they can still set a password."""
    check_lead(viewer)
    return open_links(practitioner).first()


def open_links(practitioner: Practitioner) -> QuerySet[PasswordLink]:
    """Links that were neither used nor withdrawn, and whose time is not over."""
    found = PasswordLink.objects.filter(
        org_id=practitioner.org_id, practitioner=practitioner, until__gt=now()
    )
    return found.filter(used_at__isnull=True, withdrawn_at__isnull=True)


def seen(found: Iterable[Assignment]) -> list[Assignment]:
    """These assignments, noted as shown."""
    shown = list(found)
    saw("person", [one.client_id for one in shown])
    return shown


def _standing(viewer: Viewer, found: QuerySet) -> QuerySet:
    day = today(viewer.zone)
    return found.filter(
        Q(until__isnull=True) | Q(until__gte=day), org_id=viewer.org_id, closed_at__isnull=True
    )


def _seen(found: list[Person]) -> list[Person]:
    saw("person", [one.id for one in found])
    return found


def _by_name(found: Iterable[Person]) -> list[Person]:
    return sorted(found, key=lambda one: (in_order(one.name), one.seq))


def _by_client(found: Assignment) -> tuple[Any, ...]:
    return in_order(found.client.name), found.client.seq, found.since, found.seq


def _by_supervisor(found: SupervisionLink) -> tuple[Any, ...]:
    return in_order(found.supervisor.name), in_order(found.practitioner.name), found.seq


def _there(found: T | None) -> T:
    if found is None:
        raise NotThere
    return found
