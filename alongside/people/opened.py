"""Who opened what, from the trail: for a worker of their own people, for a lead of everybody in the organisation."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from alongside.access.identities import Viewer
from alongside.audit.models import Event
from alongside.base.request_context import saw
from alongside.people.models import Alliance, Person, Practitioner
from alongside.people.queries import team as queries

ON_A_PAGE = 50
READ = "read:"


@dataclass(frozen=True)
class Opened:
    """A page that somebody was shown: when, by which route, who, and which clients it was about."""

    at: dt.datetime
    route: str
    who: str
    clients: tuple[Person, ...] = ()


@dataclass(frozen=True)
class OpenedPages:
    """Some of them, the newest first; `older` is where the next ones go on, None where there are none."""

    rows: list[Opened]
    older: int | None


def of_alliance(viewer: Viewer, alliance: Alliance, before: int | None) -> OpenedPages:
    """Who opened what about the person of an alliance that was fetched for this viewer."""
    return _of(viewer, alliance.person_id, before)


def of_client(viewer: Viewer, client: Person, before: int | None) -> OpenedPages:
    """Who opened what about a client. Raises NotThere for anybody who does not lead."""
    queries.check_lead(viewer)
    return _of(viewer, client.id, before)


def by(viewer: Viewer, practitioner: Practitioner, before: int | None) -> OpenedPages:
    """What one of the team opened, and about whom. Raises NotThere for anybody who does not lead."""
    queries.check_lead(viewer)
    events, older = _some(_reads(viewer).filter(actor_id=practitioner.id), before)
    clients = _clients(viewer, events)
    rows = [
        Opened(
            event.at,
            event.verb.removeprefix(READ),
            practitioner.name,
            tuple(clients[id] for id in _people(event) if id in clients),
        )
        for event in events
    ]
    return OpenedPages(rows, older)


def _of(viewer: Viewer, person_id: uuid.UUID, before: int | None) -> OpenedPages:
    """The subjects stand in the events as JSON: looked for as text, from the newest back (0.1 s in 100,000 events)."""
    about = _reads(viewer).annotate(said=Cast("subjects", TextField())).filter(said__contains=person_id.hex)
    events, older = _some(about, before)
    names = _names(viewer, [event.actor_id for event in events if event.actor_id])
    saw("person", [person_id])
    rows = [
        Opened(event.at, event.verb.removeprefix(READ), names.get(event.actor_id, "")) for event in events
    ]
    return OpenedPages(rows, older)


def _reads(viewer: Viewer) -> QuerySet[Event]:
    return Event.objects.filter(org_id=viewer.org_id, verb__startswith=READ).defer("rows", "detail")


def _some(events: QuerySet[Event], before: int | None) -> tuple[list[Event], int | None]:
    found = events.filter(n__lt=before) if before is not None else events
    some = list(found.order_by("-n")[: ON_A_PAGE + 1])
    return some[:ON_A_PAGE], some[ON_A_PAGE - 1].n if len(some) > ON_A_PAGE else None


def _names(viewer: Viewer, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID | None, str]:
    people = Practitioner.objects.filter(org_id=viewer.org_id, pk__in=set(ids)).defer("photo")
    return {one.id: one.name for one in people}


def _people(event: Event) -> list[uuid.UUID]:
    return [uuid.UUID(id) for kind, id in event.subjects if kind == "person"]


def _clients(viewer: Viewer, events: list[Event]) -> dict[uuid.UUID, Person]:
    ids = {id for event in events for id in _people(event)}
    found = Person.objects.filter(org_id=viewer.org_id, is_client=True, pk__in=ids)
    clients = {one.id: one for one in found}
    saw("person", clients)
    return clients
