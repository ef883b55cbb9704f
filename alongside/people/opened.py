"""Who opened what, from the trail: for a worker of their own people, for a lead of everybody in the organisation."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from alongside.access.identities import NO_ID, Viewer
from alongside.audit.models import Event
from alongside.base.request_context import saw
from alongside.people.models import Person, Practitioner
from alongside.people.queries.team import check_lead

ON_A_PAGE = 50
READ = "read:"
#: Said only to a supervisor: that it was opened would tell the worker that there is something.
UNTOLD = ("read:answers-for-me",)


@dataclass(frozen=True)
class Opened:
    """A page that somebody was shown: when, by which route, who, and which clients it was about."""

    at: dt.datetime
    route: str
    who: str
    clients: tuple[Person, ...] = ()


#: Some of them, the newest first, and where the next ones go on: None where there are none.
OpenedPages = tuple[list[Opened], int | None]


def about(viewer: Viewer, person_id: uuid.UUID, before: int | None) -> OpenedPages:
    """Who opened what about a person who was fetched for this viewer.

    The subjects stand in the events as JSON: looked for as text, from the newest back (0.1 s in 100,000 events).
    """
    about = _reads(viewer).annotate(said=Cast("subjects", TextField())).filter(said__contains=person_id.hex)
    events, older = _some(about, before)
    actors = {event.actor_id for event in events if event.actor_id}
    people = Practitioner.objects.filter(org_id=viewer.org_id, pk__in=actors).defer("photo")
    names: dict[uuid.UUID | None, str] = {practitioner.id: practitioner.name for practitioner in people}
    saw("person", [person_id])
    rows = [Opened(event.at, _route(event), names.get(event.actor_id, "")) for event in events]
    return rows, older


def by(viewer: Viewer, practitioner: Practitioner, before: int | None) -> OpenedPages:
    """What one of the team opened, and about which clients. Raises NotThere for anybody who does not lead."""
    check_lead(viewer)
    events, older = _some(_reads(viewer).filter(actor_id=practitioner.id), before)
    about = [[uuid.UUID(id) for kind, id in event.subjects if kind == "person"] for event in events]
    clients = Person.objects.filter(org_id=viewer.org_id, is_client=True).in_bulk(set(sum(about, [])))
    saw("person", clients)
    rows = [
        Opened(event.at, _route(event), practitioner.name, tuple(clients[id] for id in ids if id in clients))
        for event, ids in zip(events, about, strict=True)
    ]
    return rows, older


def _reads(viewer: Viewer) -> QuerySet[Event]:
    """Not what a client was shown on a link, nor what a supervisor was told alone: whether it was is theirs to say."""
    reads = Event.objects.filter(org_id=viewer.org_id, verb__startswith=READ)
    reads = reads.exclude(actor_id=NO_ID).exclude(verb__in=UNTOLD)
    return reads.defer("rows", "detail")


def _route(event: Event) -> str:
    return event.verb.removeprefix(READ)


def _some(events: QuerySet[Event], before: int | None) -> tuple[list[Event], int | None]:
    earlier = events.filter(n__lt=before) if before is not None else events
    page = list(earlier.order_by("-n")[: ON_A_PAGE + 1])
    return page[:ON_A_PAGE], page[ON_A_PAGE - 1].n if len(page) > ON_A_PAGE else None
