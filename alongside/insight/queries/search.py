"""Looking for a name or a word in what the viewer may read.

Words are sealed, so that no database can look into them: those of the viewer's own people, and of whom they supervise, are
opened and looked through, and nothing of them is kept.
"""

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import F, Model, Q

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, Goal, Promise, Side
from alongside.base.clock import today
from alongside.base.encrypted import is_written
from alongside.base.request_context import saw
from alongside.checkins.models import WhatWorks
from alongside.checkins.opened import HEARD
from alongside.contacts.models import Addendum, Contact
from alongside.core.alphabet import Search, in_order
from alongside.core.states.agenda import TheirState
from alongside.core.states.agreements import PromiseState
from alongside.core.states.contact import ContactState
from alongside.people.models import Alliance, CircleLink, Person
from alongside.people.visibility import assignments_of, is_mine, not_over, visible_alliances


class Where(StrEnum):
    """What kind of record something was found in, the first of them shown first."""

    THEIRS = "theirs"
    MINE = "mine"
    PROMISE = "promise"
    GOAL = "goal"
    CONTACT = "contact"
    WHAT_WORKS = "what_works"


class Searched(NamedTuple):
    """One kind of record: which of its rows count, the fields that are looked through, where its day and its alliance stand,
    and the id of the page that shows it. `own` is read by nobody but the practitioner."""

    where: Where
    model: type[Model]
    counts: Q
    fields: tuple[str, ...]
    day: str
    alliance: str = "alliance"
    page: str = "id"
    own: bool = False


_ITEM = ("words", "why", "how_to_say", "instead")
_CONTACT = ("on_their_mind", "named", "came_of_it", "note", "who_was_there", "place")
MISTAKEN = (ContactState.WITHDRAWN, ContactState.DROPPED)
SEARCHED = (
    Searched(Where.THEIRS, AgendaItem, Q(side=Side.THEIRS) & ~Q(state=TheirState.WITHDRAWN), _ITEM, "on"),
    Searched(Where.MINE, AgendaItem, Q(side=Side.MINE), _ITEM, "on"),
    Searched(Where.PROMISE, Promise, ~Q(state=PromiseState.WITHDRAWN), ("words",), "made_on"),
    Searched(Where.GOAL, Goal, Q(), ("words",), "made_at"),
    Searched(Where.CONTACT, Contact, ~Q(state__in=MISTAKEN), _CONTACT, "at"),
    Searched(
        Where.CONTACT,
        Addendum,
        ~Q(contact__state__in=MISTAKEN),
        ("words",),
        "contact__at",
        "contact__alliance",
        "contact_id",
    ),
    Searched(
        Where.WHAT_WORKS,
        WhatWorks,
        HEARD & Q(retired_at__isnull=True),
        ("words",),
        "on",
        page="alliance_id",
        own=True,
    ),
)


@dataclass(frozen=True)
class Hit:
    """Where something was found: the record (`id`) that shows it, its day, and the words around."""

    where: Where
    id: uuid.UUID
    on: dt.date
    excerpt: str


@dataclass(frozen=True)
class Found:
    """Somebody whose name or role holds what was asked for, or of whom it is written.

    `alliance` is None where nobody has begun with them yet. `link` is their place in the circle of a client of the viewer's,
    `circle` the viewer's alliance with that client.
    """

    person: Person
    alliance: Alliance | None
    is_mine: bool = False
    link: CircleLink | None = None
    circle: Alliance | None = None
    named: bool = False
    hits: tuple[Hit, ...] = ()


def search(viewer: Viewer, asked: str) -> list[Found]:
    """Everybody it was found for, whose name holds it first; of each kind of record the newest first. A number of queries
    that does not depend on the caseload. It is in the trail where nothing is found, too."""
    looking, everybody = Search(asked), _everybody(viewer)
    hits = _hits(viewer, looking, {entry.alliance.pk: entry for entry in everybody if entry.alliance})
    shown = []
    for entry in everybody:
        role = entry.link.called if entry.link else ""
        named = looking.finds(f"{entry.person.names} {role}")
        in_words = tuple(hits[entry.alliance.pk]) if entry.alliance else ()
        if named or in_words:
            shown.append(replace(entry, named=named, hits=in_words))
    saw("practitioner", [viewer.id])
    saw("person", [entry.person.id for entry in shown])
    saw("person", [entry.link.client_id for entry in shown if entry.link])
    return sorted(shown, key=lambda entry: (not entry.named, in_order(entry.person.name)))


def _everybody(viewer: Viewer) -> list[Found]:
    """Whose name the viewer may see: of the alliances they may read, their clients, and those around these."""
    day = today(viewer.zone)
    rows = visible_alliances(viewer).select_related("person", "practitioner").defer("practitioner__photo")
    alliances = list(rows)
    own = {alliance.person_id: alliance for alliance in alliances if is_mine(viewer, alliance)}
    clients = [row.client for row in assignments_of(viewer.id, viewer.org_id, day).select_related("client")]
    links = CircleLink.objects.filter(not_over(day), org_id=viewer.org_id, client__in=clients)
    around = {link.person_id: link for link in links.select_related("person", "client").order_by("-seq")}
    known = {person.id: person for person in (*clients, *(link.person for link in around.values()))}
    met = [(alliance.person, alliance) for alliance in alliances]
    not_begun = [(person, None) for id, person in known.items() if id not in own]
    return [
        Found(
            person,
            alliance,
            is_mine=alliance is not None and is_mine(viewer, alliance),
            link=link,
            circle=own.get(link.client_id) if link else None,
        )
        for person, alliance in (*met, *not_begun)
        for link in [around.get(person.id)]
    ]


def _hits(viewer: Viewer, looking: Search, known: dict[uuid.UUID, Found]) -> dict[uuid.UUID, list[Hit]]:
    """Where it is written of these alliances, by alliance, in the order of SEARCHED."""
    hits: dict[uuid.UUID, list[Hit]] = defaultdict(list)
    zone = ZoneInfo(viewer.zone)
    for source in SEARCHED:
        ids = [id for id, entry in known.items() if entry.is_mine or not source.own]
        rows = source.model._default_manager.filter(
            source.counts, org_id=viewer.org_id, **{f"{source.alliance}__in": ids}
        ).annotate(about=F(f"{source.alliance}_id"), day=F(source.day))
        for row in rows.order_by("-day", "-seq"):
            if excerpt := _found_in(row, source.fields, looking, known[row.about].person.names):
                on = row.day.astimezone(zone).date() if isinstance(row.day, dt.datetime) else row.day
                hits[row.about].append(Hit(source.where, getattr(row, source.page), on, excerpt))
    return hits


def _found_in(row: Any, fields: tuple[str, ...], looking: Search, beside: str) -> str:
    """The words around what was found in the first of these fields that holds it; "" where none does."""
    written = (getattr(row, name) for name in fields if is_written(row, name))
    return next((looking.excerpt(text) for text in written if looking.finds(text, beside)), "")
