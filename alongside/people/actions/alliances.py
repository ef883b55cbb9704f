"""Who works with whom, what somebody is called, and who stands around a client."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from alongside.access.identities import Role, Viewer
from alongside.audit.record import record
from alongside.base import clock
from alongside.base.action import action, stamp
from alongside.base.errors import NotThere, Refused
from alongside.base.revisions import keep_replaced
from alongside.people.models import Alliance, Assignment, CircleLink, Person, Pronoun
from alongside.people.queries import people as queries

DETAILS = ("name", "preferred_name", "pronoun", "phone", "email", "address")
PLACE = ("place", "role", "since", "until")


@action("client.added")
def add_client(by: Viewer, *, id: uuid.UUID | None = None, **details: str) -> Alliance:
    """A client who is mine from today: the person, my assignment and our alliance. Takes the DETAILS.

    Raises Refused without a name, NotThere for somebody who works with nobody.
    """
    if not by.is_(Role.WORKER):
        raise NotThere
    person = Person.objects.create(**stamp(by), is_client=True, **_tidied(details))
    since = clock.today(by.zone)
    assignment = Assignment.objects.create(**stamp(by), practitioner_id=by.id, client=person, since=since)
    alliance = Alliance.objects.create(**stamp(by, id), practitioner_id=by.id, person=person, since=since)
    record(by, "client.added", [("person", person.id), ("alliance", alliance.id)], "A")
    tell_made(by, [assignment])
    return alliance


def _tidied(details: dict[str, str]) -> dict[str, str]:
    """The details of a person as they are kept. Raises Refused where there is no name."""
    tidy = {name: " ".join(details.get(name, "").split()) for name in DETAILS}
    if not tidy["name"]:
        raise Refused(_("Please write a name."), "name")
    return tidy | {"pronoun": tidy["pronoun"] or Pronoun.NAME.value}


def tell_made(by: Viewer, assignments: Iterable[Assignment]) -> None:
    """One event for each practitioner, with all to whom they are assigned now. In the transaction that makes them."""
    clients: dict[uuid.UUID, list[uuid.UUID]] = {}
    for assignment in assignments:
        clients.setdefault(assignment.practitioner_id, []).append(assignment.client_id)
    for practitioner_id, ids in clients.items():
        subjects = [*(("person", id) for id in ids), ("practitioner", practitioner_id)]
        record(by, "assignment.made", subjects)


@action("alliance.begun", records="A")
def begin_alliance(by: Viewer, person: Person, *, id: uuid.UUID | None = None) -> Alliance:
    """Begin working with a client I am assigned to, or with somebody around one. Where we have begun, that one; where I
    ended it, the same again with all that was written."""
    Person.objects.select_for_update().get(pk=person.pk)  # two at once: the second finds what the first began
    ours = Alliance.objects.filter(org_id=by.org_id, practitioner_id=by.id, person=person)
    if begun := ours.filter(ended_on__isnull=True).first():
        return begun
    ended = ours.order_by("seq").last()
    if ended is None:
        return Alliance.objects.create(
            **stamp(by, id), practitioner_id=by.id, person=person, since=clock.today(by.zone)
        )
    keep_replaced(by, "alliance", ended.id, ended.person_id, {"ended_on": ended.ended_on})
    ended.ended_on = ended.ended_by = None
    ended.save(update_fields=["ended_on", "ended_by"])
    record(by, "alliance.begun_again", [("person", person.id), ("alliance", ended.id)], "A")
    return ended


@action("alliance.ended", records="A")
def end_alliance(by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None) -> Alliance:
    """My alliance with somebody around a client is over, and closed from this moment on. All that is written stays.

    Raises Refused for a client: a lead says who works with them, or a client would be left alone without anybody knowing.
    """
    if alliance.person.is_client:
        raise Refused(_("Whoever leads your team says who works with a client. Please ask them to end it."))
    alliance.ended_on, alliance.ended_by_id = clock.today(by.zone), by.id
    alliance.save(update_fields=["ended_on", "ended_by"])
    return alliance


@action("person.changed", records="A", again=True)
def change_details(by: Viewer, person: Person, *, id: uuid.UUID | None = None, **details: str) -> Person:
    """Put right what somebody is called and how to reach them; what stood before is kept. Takes the DETAILS.

    Raises Refused without a name.
    """
    if changed := _written_over(by, "person", person, person.id, _tidied(details)):
        record(by, "person.changed", [("person", person.id)], "A", fields=changed)
    return person


def _written_over(
    by: Viewer, kind: str, row: Person | CircleLink, key_of: uuid.UUID, to: dict[str, Any]
) -> str:
    """The names of the fields that changed, with commas; what stood in them is kept."""
    changed = [name for name, value in to.items() if getattr(row, name) != value]
    if before := {name: stood for name in changed if (stood := getattr(row, name))}:
        keep_replaced(by, kind, row.id, key_of, before)
    for name in changed:
        setattr(row, name, to[name])
    if changed:
        row.save(update_fields=changed)
    return ",".join(changed)


@action("circle.added")
def add_to_circle(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    person: Person | None = None,
    with_me: bool = False,
    **about: Any,
) -> CircleLink:
    """Put somebody into the circle of my client: somebody I know, or a new person with the DETAILS in `about`, which holds
    place, role, since and until as well. `with_me` begins my own alliance with them. Raises Refused.
    """
    standing = _standing(**{name: about.pop(name) for name in PLACE if name in about})
    if person is None:
        person = Person.objects.create(**stamp(by), **_tidied(about))
    _check_not_there(alliance.person_id, person.id, "person")
    link = CircleLink.objects.create(**stamp(by, id), client_id=alliance.person_id, person=person, **standing)
    _tell_circle(by, "circle.added", link, code=link.place)
    if with_me and (link.until is None or link.until >= clock.today(by.zone)):
        try:
            begin_alliance(by, queries.person_to_begin_with(by, person.id))
        except NotThere as error:
            by_lead = _("They are a client here. Whoever leads your team says who works with them.")
            raise Refused(by_lead, "with_me") from error
    return link


@action("circle.changed")
def change_place(by: Viewer, link: CircleLink, *, id: uuid.UUID | None = None, **standing: Any) -> CircleLink:
    """Put right where somebody stands in my client's circle: place, role, since and until. Raises Refused."""
    standing = _standing(**standing)
    if standing["until"] is None:
        _check_not_there(link.client_id, link.person_id, "until", but=link.id)
    if changed := _written_over(by, "circle", link, link.client_id, standing):
        _tell_circle(by, "circle.changed", link, fields=changed)
    return link


@action("circle.ended")
def end_place(by: Viewer, link: CircleLink, *, id: uuid.UUID | None = None) -> CircleLink:
    """Today is somebody's last day in my client's circle. Where it has ended, nothing changes."""
    day = clock.today(by.zone)
    if link.until is None or link.until > day:
        ended = _written_over(by, "circle", link, link.client_id, {"until": day})
        _tell_circle(by, "circle.ended", link, fields=ended)
    return link


def _standing(
    place: str, role: str = "", since: dt.date | None = None, until: dt.date | None = None
) -> dict[str, Any]:
    if since and until and until < since:
        raise Refused(_("This day is before the first one. Please check both."), "until")
    return {"place": place, "role": " ".join(role.split()), "since": since, "until": until}


def _check_not_there(
    client_id: uuid.UUID, person_id: uuid.UUID, field: str, but: uuid.UUID | None = None
) -> None:
    standing = CircleLink.objects.filter(client_id=client_id, person_id=person_id, until__isnull=True)
    if standing.exclude(pk=but).exists():
        raise Refused(_("They are in this circle already."), field)


def _tell_circle(by: Viewer, verb: str, link: CircleLink, **detail: str) -> None:
    record(by, verb, [("person", link.client_id), ("person", link.person_id)], "A", **detail)
