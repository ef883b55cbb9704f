"""Reading people, alliances, circles and what is good to know. The first argument is the viewer.

Names and roles in a circle are the team's: whoever is assigned to a client sees who is around them. What is known about
those people is opened by an alliance of one's own with each of them.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.access.identities import Role, Viewer
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.base.models import there
from alongside.base.request_context import saw
from alongside.core.alphabet import in_order
from alongside.people import models
from alongside.people.visibility import assignments_of, is_mine, not_over, own_alliances, visible_alliances


def alliance(viewer: Viewer, id: uuid.UUID) -> models.Alliance:
    """One alliance that the viewer may read. Raises NotThere."""
    return _one(visible_alliances(viewer), id)


def own_alliance(viewer: Viewer, id: uuid.UUID) -> models.Alliance:
    """One alliance of the viewer's own, to change. Raises NotThere."""
    return _one(own_alliances(viewer), id)


def own_client(viewer: Viewer, id: uuid.UUID) -> models.Alliance:
    """My alliance with a client, whose circle I may change. Raises NotThere."""
    alliance = own_alliance(viewer, id)
    if not alliance.person.is_client:
        raise NotThere
    return alliance


def works_until(viewer: Viewer, alliance: models.Alliance) -> dt.date | None:
    """The last day that I work with this client, where one is set."""
    clients = assignments_of(viewer.id, viewer.org_id, today(viewer.zone))
    return clients.filter(client_id=alliance.person_id).values_list("until", flat=True).first()


def _one(alliances: QuerySet[models.Alliance], id: uuid.UUID) -> models.Alliance:
    beside = _with_both(alliances).select_related("person__safe_ways", "person__access_need")
    alliance = there(beside.filter(pk=id).first())
    saw("person", [alliance.person_id])
    return alliance


def _with_both(alliances: QuerySet[models.Alliance]) -> QuerySet[models.Alliance]:
    return alliances.select_related("person", "practitioner").defer("practitioner__photo")


def alliances(viewer: Viewer) -> list[models.Alliance]:
    """My open alliances with their people, by name."""
    own = own_alliances(viewer).select_related("person")
    by_name = sorted(own, key=lambda alliance: (in_order(alliance.person.name), alliance.seq))
    saw("person", [alliance.person_id for alliance in by_name])
    return by_name


def supervised(viewer: Viewer) -> list[models.Alliance]:
    """The alliances of the practitioners I supervise today, by practitioner and name. To read."""
    if not viewer.is_(Role.SUPERVISOR):
        return []
    others = _with_both(visible_alliances(viewer)).exclude(practitioner_id=viewer.id)

    def place(alliance: models.Alliance) -> tuple[Any, ...]:
        worker, person = alliance.practitioner, alliance.person
        return in_order(worker.name), worker.id, in_order(person.name), alliance.seq

    by_worker = sorted(others, key=place)
    saw("person", [alliance.person_id for alliance in by_worker])
    return by_worker


def ended_alliances(viewer: Viewer) -> list[models.Alliance]:
    """Mine that I ended, with people who still stand around a client of mine and with whom I may begin again; by name."""
    ended = models.Alliance.objects.filter(
        org_id=viewer.org_id, practitioner_id=viewer.id, ended_on__isnull=False
    )
    ended = ended.filter(person__is_client=False).select_related("person")
    by_person = {alliance.person_id: alliance for alliance in ended.order_by("seq")}
    if not by_person:
        return []
    known = {person.id for person in known_people(viewer)}
    known -= set(own_alliances(viewer).values_list("person_id", flat=True))
    still_around = [alliance for id, alliance in by_person.items() if id in known]
    return sorted(still_around, key=lambda alliance: (in_order(alliance.person.name), alliance.seq))


@dataclass(frozen=True)
class Member:
    """Somebody in a circle. `alliance` is the one practitioner's that the circle is drawn for, or None."""

    link: models.CircleLink
    alliance: models.Alliance | None

    @property
    def person(self) -> models.Person:
        return self.link.person


@dataclass(frozen=True)
class Circle:
    """A client and the people around them, as one practitioner meets them."""

    client: models.Person
    alliance: models.Alliance | None
    members: tuple[Member, ...]


def caseload(viewer: Viewer) -> list[Circle]:
    """My clients by name, each with their circle. Three queries, however many there are."""
    clients = assignments_of(viewer.id, viewer.org_id, today(viewer.zone))
    return _circles(viewer, clients, own_alliances(viewer))


def circles(viewer: Viewer, alliance: models.Alliance) -> list[Circle]:
    """The circles this person stands in the middle of or belongs to, as far as their practitioner's clients go."""
    day = today(viewer.zone)
    belongs = models.CircleLink.objects.filter(
        not_over(day),
        org_id=OuterRef("org_id"),
        client_id=OuterRef("client_id"),
        person_id=alliance.person_id,
    )
    clients = assignments_of(alliance.practitioner_id, viewer.org_id, day).filter(
        Q(client_id=alliance.person_id) | Q(Exists(belongs))
    )
    alliances = visible_alliances(viewer).filter(practitioner_id=alliance.practitioner_id)
    return _circles(viewer, clients, alliances)


def _circles(
    viewer: Viewer, clients: QuerySet[models.Assignment], alliances: QuerySet[models.Alliance]
) -> list[Circle]:
    by_person = {alliance.person_id: alliance for alliance in alliances}
    around: dict[uuid.UUID, list[Member]] = {}
    for link in _links(viewer).filter(client_id__in=clients.values("client_id")):
        around.setdefault(link.client_id, []).append(Member(link, by_person.get(link.person_id)))
    circles = [
        Circle(client, by_person.get(client.id), tuple(around.get(client.id, ())))
        for client in (assignment.client for assignment in clients.select_related("client"))
    ]
    for circle in circles:
        saw("person", [circle.client.id, *(member.link.person_id for member in circle.members)])
    return sorted(circles, key=lambda circle: _by_name(circle.client))


def _by_name(person: models.Person) -> tuple[Any, ...]:
    return in_order(person.name), person.id


def _links(viewer: Viewer) -> QuerySet[models.CircleLink]:
    standing = models.CircleLink.objects.filter(not_over(today(viewer.zone)), org_id=viewer.org_id)
    return standing.select_related("person").order_by("seq")


def places(viewer: Viewer, alliance: models.Alliance) -> list[models.CircleLink]:
    """Whose mother, whose solicitor: only of clients that the practitioner in this alliance is assigned to."""
    clients = assignments_of(alliance.practitioner_id, viewer.org_id, today(viewer.zone))
    links = _links(viewer).filter(person_id=alliance.person_id, client_id__in=clients.values("client_id"))
    places = list(links.select_related("client"))
    saw("person", [link.client_id for link in places])
    return places


def circle_link(viewer: Viewer, alliance: models.Alliance, id: uuid.UUID) -> models.CircleLink:
    """One place in the circle of the client of this alliance, ended or not. Raises NotThere."""
    links = models.CircleLink.objects.filter(org_id=viewer.org_id, client_id=alliance.person_id)
    link = there(links.select_related("person").filter(pk=id).first())
    saw("person", [link.person_id])
    return link


def ended_places(viewer: Viewer, alliance: models.Alliance) -> list[models.CircleLink]:
    """Who used to be in the circle of the client of this alliance, the latest first."""
    links = models.CircleLink.objects.filter(org_id=viewer.org_id, client_id=alliance.person_id)
    over = links.filter(until__lt=today(viewer.zone)).select_related("person")
    places = list(over.order_by("-until", "-seq"))
    saw("person", [link.person_id for link in places])
    return places


def known_people(viewer: Viewer) -> list[models.Person]:
    """Everybody whose name I may see: my clients and those around them, by name."""
    clients = assignments_of(viewer.id, viewer.org_id, today(viewer.zone)).values("client_id")
    around = _links(viewer).filter(client_id__in=clients).order_by().values("person_id")
    people = models.Person.objects.filter(Q(pk__in=clients) | Q(pk__in=around), org_id=viewer.org_id)
    by_name = sorted(people, key=_by_name)
    saw("person", [person.id for person in by_name])
    return by_name


def person_to_begin_with(viewer: Viewer, id: uuid.UUID) -> models.Person:
    """A client of mine, or somebody around one who is nobody's client. Raises NotThere."""
    person = next((person for person in known_people(viewer) if person.id == id), None)
    clients = assignments_of(viewer.id, viewer.org_id, today(viewer.zone))
    if person is None or (person.is_client and not clients.filter(client_id=id).exists()):
        raise NotThere
    return person


def might_join(viewer: Viewer, alliance: models.Alliance) -> list[models.Person]:
    """People I know who are not in this client's circle: a solicitor may stand in two."""
    inside = set(_links(viewer).filter(client_id=alliance.person_id).values_list("person_id", flat=True))
    return [person for person in known_people(viewer) if person.id not in inside | {alliance.person_id}]


def _about(viewer: Viewer, alliance: models.Alliance) -> QuerySet[models.GoodToKnow]:
    return models.GoodToKnow.objects.filter(org_id=viewer.org_id, person_id=alliance.person_id)


def good_to_know(viewer: Viewer, alliance: models.Alliance) -> list[models.GoodToKnow]:
    """What stands now about the person, oldest first. Never how to get in: that has a page of its own."""
    now = _about(viewer, alliance).filter(retired_at__isnull=True)
    return list(now.exclude(kind=models.GoodToKnowKind.GETTING_IN).order_by("seq"))


def earlier_words(viewer: Viewer, alliance: models.Alliance) -> list[models.GoodToKnow]:
    """What stood there before and was changed or taken away, the latest first."""
    earlier = _about(viewer, alliance).filter(retired_at__isnull=False)
    earlier = earlier.exclude(kind=models.GoodToKnowKind.GETTING_IN)
    return list(earlier.select_related("retired_by").order_by("-retired_at", "-seq"))


def getting_in(viewer: Viewer, alliance: models.Alliance) -> list[models.GoodToKnow]:
    """How to get into the home, for those who go there. Raises NotThere for everybody else."""
    if not is_mine(viewer, alliance):
        raise NotThere
    kind = models.GoodToKnowKind.GETTING_IN
    return list(_about(viewer, alliance).filter(kind=kind, retired_at__isnull=True).order_by("seq"))


def knows_how_to_get_in(viewer: Viewer, alliance: models.Alliance) -> bool:
    """Whether anything about getting in is written down, without saying what."""
    kind = models.GoodToKnowKind.GETTING_IN
    entries = _about(viewer, alliance).filter(kind=kind, retired_at__isnull=True)
    return is_mine(viewer, alliance) and entries.exists()


def entry(viewer: Viewer, alliance: models.Alliance, id: uuid.UUID) -> models.GoodToKnow:
    """One entry about this person, as it is now or was. Raises NotThere."""
    return there(_about(viewer, alliance).filter(pk=id).first())


def _own_values(viewer: Viewer) -> QuerySet[models.OwnValue]:
    return models.OwnValue.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id)


def own_values(viewer: Viewer) -> list[models.OwnValue]:
    """What matters to me in this work, in the order I wrote it down."""
    return list(_own_values(viewer).filter(retired_at__isnull=True).order_by("seq"))


def own_value(viewer: Viewer, id: uuid.UUID) -> models.OwnValue:
    return there(_own_values(viewer).filter(pk=id).first())
