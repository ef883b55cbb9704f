"""Who is in a client's circle, in which role and for how long."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base import clock
from alongside.base.errors import NotThere, Refused
from alongside.base.idempotency import Claim, claim
from alongside.base.ids import new_id
from alongside.base.revisions import keep_replaced
from alongside.people import queries, queries_circle
from alongside.people.actions import begin_alliance, details
from alongside.people.models import Alliance, CircleLink, Person


@transaction.atomic
def add_to_circle(
    *,
    by: Viewer,
    id: uuid.UUID,
    alliance_id: uuid.UUID,
    place: str,
    role: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
    person_id: uuid.UUID | None = None,
    with_me: bool = False,
    **typed: str,
) -> CircleLink:
    """Put somebody into the circle of my client: somebody I know (`person_id`), or a new person.

    `with_me` begins my own alliance with them as well. Raises NotThere for people who are not mine,
    Refused without a name, for dates in the wrong order, for somebody who is there already, and `with_me` for a client
    of others.
    """
    alliance = _of_my_client(by, alliance_id)
    standing = _standing(place, role, since, until)
    said = {"client": alliance.person_id, "person": person_id, "with_me": with_me, **standing, **typed}
    if claim(by, "circle", id, said) is not Claim.FIRST:
        return queries_circle.circle_link(by, alliance, id)
    person = _joining(by, alliance, person_id, typed)
    link = CircleLink.objects.create(
        id=id, client_id=alliance.person_id, person=person, org_id=by.org_id, made_by_id=by.id, **standing
    )
    record(by, "circle.added", [("person", alliance.person_id), ("person", person.id)], "A", code=place)
    if with_me and (until is None or until >= clock.today(by.zone)):
        _begin(by, person)
    return link


def _begin(by: Viewer, person: Person) -> None:
    try:
        begin_alliance(by=by, id=new_id(), person_id=person.id)
    except NotThere as error:
        said = _("They are a client here. Whoever leads your team says who works with them.")
        raise Refused(said, "with_me") from error


def _of_my_client(by: Viewer, alliance_id: uuid.UUID) -> Alliance:
    alliance = queries.own_alliance(by, alliance_id)
    if not alliance.person.is_client:
        raise NotThere
    return alliance


def _standing(place: str, role: str, since: dt.date | None, until: dt.date | None) -> dict[str, Any]:
    if since and until and until < since:
        raise Refused(_("This day is before the first one. Please check both."), "until")
    return {"place": place, "role": " ".join(role.split()), "since": since, "until": until}


def _joining(by: Viewer, alliance: Alliance, person_id: uuid.UUID | None, typed: dict[str, str]) -> Person:
    if person_id is None:
        return Person.objects.create(org_id=by.org_id, made_by_id=by.id, **details(**typed))
    person = queries_circle.known_person(by, person_id)
    if person.id == alliance.person_id:
        raise NotThere
    _not_there_yet(alliance, person.id, "person")
    return person


def _not_there_yet(
    alliance: Alliance, person_id: uuid.UUID, field: str, but: uuid.UUID | None = None
) -> None:
    open_ones = CircleLink.objects.filter(
        org_id=alliance.org_id, client_id=alliance.person_id, person_id=person_id, until__isnull=True
    )
    if any(one != but for one in open_ones.values_list("id", flat=True)):
        raise Refused(_("They are in this circle already."), field)


@transaction.atomic
def change_place(
    *,
    by: Viewer,
    alliance_id: uuid.UUID,
    link_id: uuid.UUID,
    place: str,
    role: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> CircleLink:
    """Put right where somebody stands in my client's circle. Raises NotThere, Refused."""
    alliance = _of_my_client(by, alliance_id)
    link = queries_circle.circle_link(by, alliance, link_id)
    standing = _standing(place, role, since, until)
    if until is None:
        _not_there_yet(alliance, link.person_id, "until", but=link.id)
    return _stands(by, alliance, link, "circle.changed", standing)


@transaction.atomic
def end_place(*, by: Viewer, alliance_id: uuid.UUID, link_id: uuid.UUID) -> CircleLink:
    """Today is somebody's last day in my client's circle. Where it has ended, nothing changes. Raises NotThere."""
    alliance = _of_my_client(by, alliance_id)
    link = queries_circle.circle_link(by, alliance, link_id)
    day = clock.today(by.zone)
    if link.until is not None and link.until <= day:
        return link
    return _stands(by, alliance, link, "circle.ended", {"until": day})


def _stands(
    by: Viewer, alliance: Alliance, link: CircleLink, verb: str, standing: dict[str, Any]
) -> CircleLink:
    touched = [name for name, value in standing.items() if getattr(link, name) != value]
    if not touched:
        return link
    if was := {name: stood for name in touched if (stood := getattr(link, name))}:
        keep_replaced(by, "circle", link.id, link.client_id, was)
    for name in touched:
        setattr(link, name, standing[name])
    link.save(update_fields=touched)
    record(by, verb, [("person", link.client_id), ("person", link.person_id)], "A", fields=",".join(touched))
    return link
