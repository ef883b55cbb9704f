"""Who stands around whom. Names and roles are the team's; an alliance in a circle is shown to its owner.

Whoever is assigned to a client sees who is in the circle. What is known about those people is opened
by an alliance of one's own with each of them.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.base.request_context import saw
from alongside.core.alphabet import in_order
from alongside.people.models import Alliance, Assignment, CircleLink, Person
from alongside.people.searching import is_meant
from alongside.people.visibility import assignments_of, in_circle, own_alliances, visible_alliances


@dataclass(frozen=True)
class Member:
    """Somebody in a circle. `alliance` is the one practitioner's that the circle is drawn for, or None."""

    link: CircleLink
    alliance: Alliance | None

    @property
    def person(self) -> Person:
        return self.link.person

    @property
    def ends(self) -> dt.date | None:
        """The last day, where one is set."""
        return self.link.until


@dataclass(frozen=True)
class Circle:
    """A client and the people around them, as one practitioner meets them."""

    client: Person
    alliance: Alliance | None
    members: tuple[Member, ...]


def caseload(viewer: Viewer, asked: str = "") -> list[Circle]:
    """My clients by name, each with their circle. Three queries, however many there are.

    `asked` narrows it to people whose name or role has all these words in it.
    """
    clients = assignments_of(viewer.id, viewer.org_id, today(viewer.zone))
    return _circles(viewer, clients, own_alliances(viewer), asked)


def circles(viewer: Viewer, alliance: Alliance) -> list[Circle]:
    """The circles this person stands in the middle of or belongs to, as far as their practitioner's clients go."""
    day = today(viewer.zone)
    belongs = CircleLink.objects.filter(
        in_circle(day),
        org_id=OuterRef("org_id"),
        client_id=OuterRef("client_id"),
        person_id=alliance.person_id,
    )
    clients = assignments_of(alliance.practitioner_id, viewer.org_id, day).filter(
        Q(client_id=alliance.person_id) | Q(Exists(belongs))
    )
    same = visible_alliances(viewer).filter(practitioner_id=alliance.practitioner_id)
    return _circles(viewer, clients, same)


def _circles(
    viewer: Viewer, clients: QuerySet[Assignment], alliances: QuerySet[Alliance], asked: str = ""
) -> list[Circle]:
    mine = {one.person_id: one for one in alliances}
    around: dict[uuid.UUID, list[Member]] = {}
    for link in _links(viewer).filter(client_id__in=clients.values("client_id")):
        around.setdefault(link.client_id, []).append(Member(link, mine.get(link.person_id)))
    found = [
        Circle(one.client, mine.get(one.client_id), tuple(around.get(one.client_id, ())))
        for one in sorted(clients.select_related("client"), key=lambda one: _in_order(one.client))
    ]
    found = [narrow for circle in found if (narrow := _narrowed(circle, asked)) is not None]
    _saw(found)
    return found


def _narrowed(circle: Circle, asked: str) -> Circle | None:
    """The whole circle where the client is meant, else those in it who are."""
    if is_meant(circle.client, asked):
        return circle
    members = tuple(one for one in circle.members if is_meant(one.person, asked, one.link.role))
    return replace(circle, members=members) if members else None


def _in_order(person: Person) -> tuple[Any, ...]:
    return in_order(person.name), person.id


def _links(viewer: Viewer) -> QuerySet[CircleLink]:
    standing = CircleLink.objects.filter(in_circle(today(viewer.zone)), org_id=viewer.org_id)
    return standing.select_related("person").order_by("seq")


def _saw(found: Iterable[Circle]) -> None:
    for circle in found:
        saw("person", [circle.client.id, *(member.person.id for member in circle.members)])


def places(viewer: Viewer, alliance: Alliance) -> list[CircleLink]:
    """Whose mother, whose solicitor: only of clients that the practitioner in this alliance is assigned to."""
    clients = assignments_of(alliance.practitioner_id, viewer.org_id, today(viewer.zone))
    links = CircleLink.objects.filter(
        in_circle(today(viewer.zone)),
        org_id=viewer.org_id,
        person_id=alliance.person_id,
        client_id__in=clients.values("client_id"),
    )
    found = list(links.select_related("client").order_by("seq"))
    saw("person", [link.client_id for link in found])
    return found


def circle_link(viewer: Viewer, alliance: Alliance, id: uuid.UUID) -> CircleLink:
    """One place in the circle of the client of this alliance, ended or not. Raises NotThere."""
    links = CircleLink.objects.filter(org_id=viewer.org_id, client_id=alliance.person_id)
    found = links.select_related("person").filter(pk=id).first()
    if found is None:
        raise NotThere
    saw("person", [found.person_id])
    return found


def ended_places(viewer: Viewer, alliance: Alliance) -> list[CircleLink]:
    """Who used to be in the circle of the client of this alliance, the latest first."""
    links = CircleLink.objects.filter(org_id=viewer.org_id, client_id=alliance.person_id)
    over = links.filter(until__lt=today(viewer.zone)).select_related("person")
    found = list(over.order_by("-until", "-seq"))
    saw("person", [link.person_id for link in found])
    return found


def known_people(viewer: Viewer) -> list[Person]:
    """Everybody whose name I may see: my clients and those around them, by name."""
    clients = assignments_of(viewer.id, viewer.org_id, today(viewer.zone)).values("client_id")
    around = _links(viewer).filter(client_id__in=clients).order_by().values("person_id")
    people = Person.objects.filter(Q(pk__in=clients) | Q(pk__in=around), org_id=viewer.org_id)
    found = sorted(people, key=_in_order)
    saw("person", [one.id for one in found])
    return found


def known_person(viewer: Viewer, id: uuid.UUID) -> Person:
    """A client of mine, or somebody in the circle of one. Raises NotThere."""
    found = next((one for one in known_people(viewer) if one.id == id), None)
    if found is None:
        raise NotThere
    return found


def person_to_begin_with(viewer: Viewer, id: uuid.UUID) -> Person:
    """A client of mine, or somebody around one who is nobody's client. Raises NotThere."""
    person = known_person(viewer, id)
    clients = assignments_of(viewer.id, viewer.org_id, today(viewer.zone))
    if person.is_client and not clients.filter(client_id=id).exists():
        raise NotThere
    return person


def ended_alliances(viewer: Viewer, asked: str = "") -> list[Alliance]:
    """Mine that I ended, with people who still stand around a client of mine and with whom I may begin again; by name."""
    ended = Alliance.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id, ended_on__isnull=False)
    ended = ended.filter(person__is_client=False).select_related("person")
    by_person = {alliance.person_id: alliance for alliance in ended.order_by("seq")}
    if not by_person:
        return []
    known = {person.id for person in known_people(viewer)}
    known -= set(own_alliances(viewer).values_list("person_id", flat=True))
    found = [one for id, one in by_person.items() if id in known and is_meant(one.person, asked)]
    return sorted(found, key=lambda alliance: (alliance.person.name, alliance.seq))


def might_join(viewer: Viewer, alliance: Alliance) -> list[Person]:
    """People I know who are not in this client's circle: a solicitor may stand in two."""
    inside = set(_links(viewer).filter(client_id=alliance.person_id).values_list("person_id", flat=True))
    return [one for one in known_people(viewer) if one.id not in inside | {alliance.person_id}]
