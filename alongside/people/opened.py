"""Who opened what, from the trail: for a worker of their own people, for a lead of everybody in the organisation. And who
looked at what is written about somebody, for that person themselves."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from alongside.access.identities import NO_ID, Viewer
from alongside.audit.models import Event
from alongside.base.clock import day_bounds
from alongside.base.request_context import saw
from alongside.people.models import Alliance, Assignment, Person, Practitioner, SupervisionLink
from alongside.people.queries.team import check_lead

ON_A_PAGE = 50
READ = "read:"
#: Said only to a supervisor: that it was opened would tell the worker that there is something.
UNTOLD = ("read:answers-for-me", "read:answers-for-me-yes")


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
    """Who opened what about a person who was fetched for this viewer."""
    events, older = _some(_naming(_reads(viewer), person_id), before)
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


class LookedAs(StrEnum):
    """What somebody was to a person on the day they looked."""

    WORKS = "works"
    SUPERVISES = "supervises"
    LEADS = "leads"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Look:
    """A day on which somebody looked: from when to when, at which pages, and what they were to the person that day.
    `of` is whose work a supervisor looks after."""

    first: dt.datetime
    last: dt.datetime
    who: str
    profession: str
    part: LookedAs
    routes: tuple[str, ...]
    of: str = ""


def looked(viewer: Viewer, person: Person, since: dt.date) -> list[Look]:
    """Who looked at what is written about a person who was fetched for this viewer, since a day: the newest day first."""
    start, _end = day_bounds(since, viewer.zone)
    events = _naming(_reads(viewer), person.id).filter(at__gte=start).order_by("-n")
    by_day: dict[tuple[dt.date, uuid.UUID | None], list[Event]] = {}
    for event in events.only("at", "actor_id", "verb"):
        by_day.setdefault((event.at.astimezone(ZoneInfo(viewer.zone)).date(), event.actor_id), []).append(
            event
        )
    team = Practitioner.objects.filter(org_id=viewer.org_id).defer("photo").in_bulk()
    works, supervises = _around(viewer, person)
    saw("person", [person.id])
    looks = []
    for (day, actor_id), rows in by_day.items():
        actor, part, of = team.get(actor_id or NO_ID), LookedAs.UNKNOWN, ""
        overseen = [id for id in _on(day, works) for link in _on(day, supervises) if link == (actor_id, id)]
        if actor_id in _on(day, works):
            part = LookedAs.WORKS
        elif overseen:
            part, of = LookedAs.SUPERVISES, team[overseen[0]].first_name
        elif actor and actor.is_lead:
            part = LookedAs.LEADS
        routes = tuple(dict.fromkeys(_route(event) for event in reversed(rows)))
        name, profession = (actor.name, actor.profession) if actor else ("", "")
        looks.append(Look(rows[-1].at, rows[0].at, name, profession, part, routes, of))
    return looks


#: What somebody was, with the first and the last day of it.
Dated = tuple[Any, dt.date, dt.date | None]


def _around(viewer: Viewer, person: Person) -> tuple[list[Dated], list[Dated]]:
    """Who works or worked with them, and which two stand or stood in supervision, each with its days."""
    of_person = Alliance.objects.filter(org_id=viewer.org_id, person=person)
    assigned = Assignment.objects.filter(org_id=viewer.org_id, client=person)
    works = [
        *of_person.values_list("practitioner_id", "since", "ended_on"),
        *assigned.values_list("practitioner_id", "since", "until"),
    ]
    links = SupervisionLink.objects.filter(org_id=viewer.org_id).values_list(
        "supervisor_id", "practitioner_id", "since", "until"
    )
    return works, [((supervisor, worker), since, until) for supervisor, worker, since, until in links]


def _on(day: dt.date, dated: Iterable[Dated]) -> list[Any]:
    return [what for what, since, until in dated if since <= day and (until is None or day <= until)]


def _naming(events: QuerySet[Event], person_id: uuid.UUID) -> QuerySet[Event]:
    """Those about a person. The subjects stand in the events as JSON: looked for as text, from the newest back (0.1 s in
    100,000 events)."""
    return events.annotate(said=Cast("subjects", TextField())).filter(said__contains=person_id.hex)


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
