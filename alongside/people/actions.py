"""Beginning to work with somebody, and putting right what stands about them."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Role, Viewer
from alongside.audit.record import record
from alongside.base import clock
from alongside.base.errors import NotThere, Refused
from alongside.base.idempotency import Claim, claim
from alongside.base.revisions import keep_replaced
from alongside.people import queries, queries_circle
from alongside.people.actions_end import begin_again
from alongside.people.assigning import tell_made
from alongside.people.models import Alliance, Assignment, Person, Pronoun

DETAILS = ("name", "preferred_name", "pronoun", "phone", "email")


def details(
    name: str, preferred_name: str = "", pronoun: str = "", phone: str = "", email: str = ""
) -> dict[str, str]:
    """The details of a person, tidied. Raises Refused where there is no name."""
    tidy = {
        "name": " ".join(name.split()),
        "preferred_name": " ".join(preferred_name.split()),
        "pronoun": pronoun or Pronoun.NAME.value,
        "phone": phone.strip(),
        "email": email.strip(),
    }
    if not tidy["name"]:
        raise Refused(_("Please write a name."), "name")
    return tidy


@transaction.atomic
def add_client(*, by: Viewer, id: uuid.UUID, **typed: str) -> Alliance:
    """A client who is mine from today: the person, my assignment and our alliance, which gets this id.

    Raises Refused without a name, NotThere for an id of somebody else's.
    """
    if not by.is_(Role.WORKER):
        raise NotThere
    known = details(**typed)
    if claim(by, "client", id, known) is not Claim.FIRST:
        return queries.own_alliance(by, id)
    person = Person.objects.create(org_id=by.org_id, made_by_id=by.id, is_client=True, **known)
    assignment = Assignment.objects.create(
        practitioner_id=by.id, client=person, since=clock.today(by.zone), **_made(by)
    )
    alliance = _alliance(by, id, person)
    record(by, "client.added", [("person", person.id), ("alliance", id)], "A")
    tell_made(by, [assignment])
    return alliance


def _made(by: Viewer) -> dict[str, Any]:
    return {"org_id": by.org_id, "made_by_id": by.id}


def _alliance(by: Viewer, id: uuid.UUID, person: Person) -> Alliance:
    return Alliance.objects.create(
        id=id, practitioner_id=by.id, person=person, since=clock.today(by.zone), **_made(by)
    )


@transaction.atomic
def begin_alliance(*, by: Viewer, id: uuid.UUID, person_id: uuid.UUID) -> Alliance:
    """Begin working with a client I am assigned to, or somebody around one. Where we have begun, that one; where I ended
    it, the same again with all that was written.

    Raises NotThere for anybody else's people, and so for a client of others who stands in the circle of one of mine.
    """
    first = claim(by, "alliance", id, {"person": person_id}) is Claim.FIRST
    person = queries_circle.person_to_begin_with(by, person_id)
    ours = Alliance.objects.filter(org_id=by.org_id, practitioner_id=by.id, person_id=person.id)
    if open_one := ours.filter(ended_on__isnull=True).first():
        return open_one
    if not first:
        raise NotThere
    if ended := ours.order_by("seq").last():
        begin_again(by, ended)
        return ended
    alliance = _alliance(by, id, person)
    record(by, "alliance.begun", [("person", person.id), ("alliance", id)], "A")
    return alliance


@transaction.atomic
def change_details(*, by: Viewer, alliance_id: uuid.UUID, **typed: str) -> Person:
    """Put right what somebody is called and how to reach them; what stood before is kept. Raises NotThere, Refused."""
    alliance = queries.own_alliance(by, alliance_id)
    known = details(**typed)
    person = Person.objects.select_for_update().get(pk=alliance.person_id)
    touched = [name for name, value in known.items() if getattr(person, name) != value]
    if not touched:
        return person
    if was := {name: stood for name in touched if (stood := getattr(person, name))}:
        keep_replaced(by, "person", person.id, person.id, was)
    for name in touched:
        setattr(person, name, known[name])
    person.save(update_fields=touched)
    record(by, "person.changed", [("person", person.id)], "A", fields=",".join(touched))
    return person
