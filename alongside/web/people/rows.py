"""People and circles as rows of a page: names, roles and where each leads."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

from django.urls import reverse

from alongside.access.identities import Role, Viewer
from alongside.agenda.queries.items import TheirItem, TwoAgendas
from alongside.base.ids import new_id
from alongside.core.states.agenda import THEIRS_LIVE
from alongside.documents.people import role_of
from alongside.people.models import Alliance, Person
from alongside.people.queries import Circle, Member
from alongside.web.charts.circle import Seat
from alongside.web.request import page_for


@dataclass(frozen=True)
class Begin:
    """The button that begins an alliance with somebody."""

    url: str
    form_id: uuid.UUID
    form_for: str


@dataclass(frozen=True)
class PersonRow:
    """Somebody on a page. `url` leads to their page and is empty where there is no alliance to open it."""

    name: str
    called: str
    role: str = ""
    url: str = ""
    begin: Begin | None = None
    change_url: str = ""
    until: dt.date | None = None
    words: str = ""  # what is on their mind
    quoted: bool = False


@dataclass(frozen=True)
class CircleRow:
    """A client and those around them."""

    client: PersonRow
    members: list[PersonRow]
    seats: list[Seat]
    add_url: str
    circle_url: str


def of_circle(
    viewer: Viewer, circle: Circle, minds: Mapping[uuid.UUID, TheirItem | None] = MappingProxyType({})
) -> CircleRow:
    """A circle as this viewer meets it: only in their own do things change."""
    mind = minds.get(circle.alliance.id) if circle.alliance else None
    client = _row(viewer, circle.client, circle.alliance)
    own = circle.alliance is not None and circle.alliance.practitioner_id == viewer.id
    members = [_member(viewer, circle, member, own) for member in circle.members]
    return CircleRow(
        client=replace(client, words=mind.words, quoted=mind.quoted) if mind else client,
        members=members,
        seats=[Seat(row.name, row.role, row.url, bool(row.url)) for row in members],
        add_url=reverse("circle-add", args=[circle.alliance.id]) if circle.alliance and own else "",
        circle_url=reverse("circle", args=[circle.alliance.id]) if circle.alliance else "",
    )


def _member(viewer: Viewer, circle: Circle, member: Member, own: bool) -> PersonRow:
    change = (
        reverse("circle-change", args=[circle.alliance.id, member.link.id]) if circle.alliance and own else ""
    )
    row = _row(viewer, member.link.person, member.alliance, role_of(member.link), change, member.link.until)
    return (
        replace(row, begin=None) if member.link.person.is_client else row
    )  # with a client, it begins by an assignment


def _row(
    viewer: Viewer,
    person: Person,
    alliance: Alliance | None,
    role: str = "",
    change_url: str = "",
    until: dt.date | None = None,
) -> PersonRow:
    return PersonRow(
        name=person.name,
        called=person.called,
        role=role,
        url=reverse("alliance", args=[alliance.id]) if alliance else "",
        begin=None if alliance else _begin(viewer, person),
        change_url=change_url,
        until=until,
    )


def _begin(viewer: Viewer, person: Person) -> Begin | None:
    if not viewer.is_(Role.WORKER):
        return None
    return Begin(reverse("alliance-begin", args=[person.id]), new_id(), page_for(viewer))


def of_ended(viewer: Viewer, alliances: Iterable[Alliance]) -> list[PersonRow]:
    """People with whom somebody has ended, each with the way to begin again; `until` is the day it ended."""
    return [
        PersonRow(one.person.name, one.person.called, begin=_begin(viewer, one.person), until=one.ended_on)
        for one in alliances
    ]


def of_supervised(alliances: Iterable[Alliance]) -> list[tuple[str, list[PersonRow]]]:
    """The people of those somebody supervises, under each practitioner's name."""
    groups = groupby(alliances, key=lambda one: (one.practitioner_id, one.practitioner.name))
    return [
        (
            name,
            [
                PersonRow(one.person.name, one.person.called, url=reverse("alliance", args=[one.id]))
                for one in some
            ],
        )
        for (_id, name), some in groups
    ]


def first_of(two: TwoAgendas) -> TheirItem | None:
    """The concern of theirs that comes first: the one they put first, else the newest."""
    return next((item for item in two.theirs if item.state in THEIRS_LIVE), None)
