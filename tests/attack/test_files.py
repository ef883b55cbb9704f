"""Files brought in: nobody comes to a client by their reference or their name, whoever brings it and whenever it was brought."""

import datetime as dt
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from alongside.agenda.models import AgendaItem
from alongside.base import clock
from alongside.base.clock import new_id
from alongside.contacts.models import Contact
from alongside.exchange import actions, queries
from alongside.exchange.caseload import Case
from alongside.exchange.models import Brought
from alongside.people.models import Alliance, Assignment, CircleLink, Person, Practitioner
from tests.attack.doors import CLOSED, alliance_ended
from tests.web.swept import at_the_door
from tests.world import World

pytestmark = pytest.mark.usefixtures("second_client_stands")

HEAD = "Client,Reference,Worker,Phone,Referral,Circle"
REST = "01632 960000,Housing,Ray Walker (brother)"
#: Whoever is assigned may bring in; where only the alliance is over, Sam is assigned.
DOORS = [name for name, door in CLOSED.items() if door is not alliance_ended]


def stands(person: Person) -> list[Any]:
    """Everything that a file could change about somebody."""
    about = [Assignment.objects.filter(client=person), Alliance.objects.filter(person=person)]
    about += [
        AgendaItem.objects.filter(alliance__person=person),
        Contact.objects.filter(alliance__person=person),
    ]
    about += [
        Person.objects.filter(pk=person.pk),
        CircleLink.objects.filter(Q(client=person) | Q(person=person)),
    ]
    return [list(rows.order_by("pk").values()) for rows in about]


def brought(client: Client, content: str, kind: str = "caseload") -> Brought:
    """A file, as the page takes it."""
    file = SimpleUploadedFile("people.csv", content.encode())
    answer = client.post("/bring-in/", {"id": str(new_id()), "kind": kind, "file": file})
    assert answer.status_code == 302, answer.content.decode()
    return Brought.objects.order_by("seq").last()


def taken_in(client: Client, file: Brought) -> tuple[int, str]:
    """What the page says of a file, and the status of the yes."""
    page = reverse("bring-in-file", args=[file.id])
    said = client.get(page).content.decode()
    return client.post(page, {"id": str(new_id())}).status_code, said


def reasons(said: str) -> list[str]:
    """What a page says is to mend."""
    return re.findall(r"This reference cannot be used[^<]*", said)


def rows(world: World, worker: str = "") -> dict[str, str]:
    """One row for each way to come to somebody by their reference."""
    dean, amir, far = (
        Person.objects.get(pk=one.pk).outside_ref for one in (world.dean, world.amir, world.far)
    )
    assert all((dean, amir, far))
    return {
        "closed to me": f"Dean Walker,{dean},{worker},{REST}",
        "closed, another name": f"Ann Lee,{dean},{worker},{REST}",
        "never mine": f"Amir Aziz,{amir},{worker},{REST}",
        "never mine, another name": f"Bo Day,{amir},{worker},{REST}",
    }


def referred(case: Case) -> Person | None:
    """Whoever has this reference, wherever."""
    return next((one for one in Person.objects.all() if one.outside_ref == case.reference), None)


def entries(world: World, door: str, actor: str, worker: str = "") -> list[str]:
    """The rows by which something of somebody was written or told, each in a file of its own."""
    CLOSED[door](world)
    client, faults, told = at_the_door(world, actor, Client), [], set()
    client.raise_request_exception = False
    before = [stands(one) for one in (world.dean, world.amir)]
    for what, row in rows(world, worker).items():
        status, said = taken_in(client, brought(client, f"{HEAD}\n{row}\n"))
        told.update(reasons(said))
        if status != 422 or not reasons(said) or [stands(one) for one in (world.dean, world.amir)] != before:
            faults.append(f"{what}: {status}")
    return faults + ([f"told apart: {sorted(told)}"] if len(told) > 1 else [])


@pytest.mark.parametrize("door", DOORS)
def test_a_reference_opens_nobody_and_tells_nothing_apart(world: World, door: str) -> None:
    assert entries(world, door, "owner") == []


@pytest.mark.parametrize("door", ["ended", "closed", "to_come"])
def test_a_lead_assigns_nobody_by_a_file(world: World, door: str) -> None:
    assert entries(world, door, "lead", worker="sam") == []


@pytest.mark.parametrize("door", DOORS)
def test_a_file_brought_before_and_a_name_alone_come_to_nobody(world: World, door: str) -> None:
    """The control: before, the same file would change Dean. After, his name is somebody new's."""
    client = at_the_door(world, "owner", Client)
    file = brought(client, f"{HEAD}\n{rows(world)['closed to me']}\n")
    assert "Will change" in client.get(reverse("bring-in-file", args=[file.id])).content.decode()
    CLOSED[door](world)
    before = stands(world.dean)
    status, said = taken_in(client, file)
    assert (status, len(reasons(said)), "Will change" in said) == (422, 1, False)
    status, said = taken_in(client, brought(client, f"{HEAD}\nDean Walker,,,{REST}\n"))
    assert status == 302
    assert stands(world.dean) == before
    others = Person.objects.filter(is_client=True).exclude(pk=world.dean.pk)
    new = [one for one in others if one.name == "Dean Walker"]
    assert [one.assignments.get().practitioner for one in new] == [world.sam]


def test_a_reference_of_another_organisation_is_nobodys(world: World) -> None:
    before = stands(world.far)
    ref = Person.objects.get(pk=world.far.pk).outside_ref
    client = at_the_door(world, "owner", Client)
    status, _said = taken_in(client, brought(client, f"{HEAD}\nFar Away,{ref},,{REST}\n"))
    assert (status, stands(world.far)) == (302, before)


@pytest.mark.parametrize("kind", ["calendar", "appointments"])
@pytest.mark.parametrize("door", [*DOORS, "alliance_ended"])
def test_visits_of_a_file_reach_nobody_who_is_closed(world: World, door: str, kind: str) -> None:
    """The control: before, the visit that it names would be moved."""
    soon = clock.now() + dt.timedelta(days=2)
    planned = {"org": world.org, "alliance": world.with_dean, "made_by": world.sam, "way": "visit"}
    Contact.objects.create(outside_ref="appointment 1", at=clock.now() + dt.timedelta(days=1), **planned)
    event = f"UID:appointment 1\nDTSTART:{soon:%Y%m%dT100000Z}\nSUMMARY:Visit Dean Walker\nEND:VEVENT\n"
    content = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\n{event}END:VCALENDAR\n"
    if kind == "appointments":
        content = f"client,start,number\nDean Walker,{soon:%d/%m/%Y} 10:00,1\n"
    client = at_the_door(world, "owner", Client)
    file = brought(client, content, kind)
    assert "Will change" in client.get(reverse("bring-in-file", args=[file.id])).content.decode()
    CLOSED[door](world)
    before = stands(world.dean)
    for one in (file, brought(client, content, kind)):
        _status, said = taken_in(client, one)
        assert "Will change" not in said
    assert stands(world.dean) == before


def test_a_reference_that_matches_anybody_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a reference as it was matched, to any client with whom nobody else works now."""

    def person(here: queries.KnownPeople, case: Case, worker: Practitioner) -> Person | None:
        found = referred(case)
        for one in Alliance.objects.filter(person=found, practitioner=worker, ended_on__isnull=True):
            here.alliances[worker.pk, one.person_id] = one
        others = Assignment.objects.filter(queries.current(here.day), client=found).exclude(
            practitioner=worker
        )
        if others.exists():
            raise queries.Problem(
                "This reference cannot be used: somebody else works with them.", "reference"
            )
        return found

    monkeypatch.setattr(queries.KnownPeople, "person", person)
    assert any(one.startswith("closed to me") for one in entries(world, "closed", "owner"))


def test_a_row_that_assigns_whoever_is_here_is_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another: a client with whom nobody works falls to whoever brings them."""
    taken_in = actions.CaseloadWriter._case

    def assigned_too(cases: Any, plan: Any) -> Alliance:
        if plan.person and plan.alliance is None:
            made = {"client": plan.person, "practitioner": plan.worker, "since": cases.day}
            cases._add(Assignment(**made, **cases.made))
        return taken_in(cases, plan)

    monkeypatch.setattr(queries.KnownPeople, "person", lambda here, case, worker: referred(case))
    monkeypatch.setattr(actions.CaseloadWriter, "_case", assigned_too)
    Alliance.objects.filter(pk=world.with_dean.pk).update(ended_on=clock.now().date(), ended_by=world.sam)
    assert any(one.startswith("closed to me") for one in entries(world, "closed", "owner"))
