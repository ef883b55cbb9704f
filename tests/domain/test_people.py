"""Whose people are whose, and beginning to work with somebody (S1): owner, colleague, stranger, supervisor."""

import datetime as dt

import pytest

from alongside.audit.models import Event
from alongside.base import clock
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.people.actions.alliances import add_client, begin_alliance, change_details
from alongside.people.models import Alliance, Assignment, Person, Practitioner
from alongside.people.queries import people as queries
from alongside.people.visibility import own_alliances
from tests.world import World

OTHERS = ["colleague", "stranger", "supervisor"]
TODAY = clock.today("Europe/London")
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)


def assign(practitioner: Practitioner, client: Person, since: dt.date = TODAY) -> None:
    Assignment.objects.create(org=practitioner.org, practitioner=practitioner, client=client, since=since)


def verbs() -> list[str]:
    return list(Event.objects.order_by("n").values_list("verb", flat=True))


# ------------------------------------------------------------- whose people are whose


def test_the_owner_sees_a_client_and_whom_they_work_with_around_them(world: World) -> None:
    assert set(own_alliances(world.owner)) == {world.with_dean, world.with_rosa}


# ------------------------------------------------------------- clients and their details


def test_a_client_needs_a_name_and_somebody_who_works_with_them(world: World, as_owner) -> None:
    with pytest.raises(Refused) as refused:
        add_client(world.owner, id=new_id(), name="  ")
    assert (refused.value.field, verbs()) == ("name", [])
    with pytest.raises(NotThere):
        add_client(world.supervisor, id=new_id(), name="Ana Lopes")


def test_details_are_changed_once_and_the_trail_names_fields_only(world: World, as_owner) -> None:
    typed = {"name": "Dean Walker", "preferred_name": "Deano", "pronoun": "he", "phone": "1"}
    for _ in range(2):
        change_details(world.owner, world.dean, id=new_id(), **typed)
    event = Event.objects.get()
    assert (event.verb, event.detail) == ("person.changed", {"fields": "preferred_name,phone"})


# ------------------------------------------------------------- beginning


def test_a_colleague_assigned_to_the_client_begins_an_alliance_of_their_own(world: World) -> None:
    assign(world.priya, world.dean)
    with acting_for(world.colleague):
        rosa = queries.person_to_begin_with(world.colleague, world.rosa.id)
        assert begin_alliance(world.colleague, rosa, id=new_id()).practitioner == world.priya
        with pytest.raises(NotThere):
            queries.alliance(world.colleague, world.with_rosa.id)


def test_an_old_form_does_not_reopen_an_alliance_that_ended(world: World, as_owner) -> None:
    world.with_rosa.delete()
    begun = begin_alliance(world.owner, world.rosa, id=new_id())
    Alliance.objects.filter(pk=begun.id).update(ended_on=TODAY, ended_by=world.maya)
    assert begin_alliance(world.owner, world.rosa, id=begun.id).ended_on == TODAY


# ------------------------------------------------------------- the list


def names(circles: list[queries.Circle]) -> dict[str, list[str]]:
    return {circle.client.name: [member.person.name for member in circle.members] for circle in circles}


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("owner", {"Dean Walker": ["Rosa Walker"]}),
        ("colleague", {"Amir Aziz": []}),
        ("stranger", {"Far Away": []}),
        ("supervisor", {}),
    ],
)
def test_everybody_sees_their_own_caseload(world: World, who: str, expected: dict) -> None:
    viewer = getattr(world, who)
    with acting_for(viewer):
        assert names(queries.caseload(viewer)) == expected


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("dean", {"Dean Walker": ["Rosa Walker", "Şebnem Öz"]}),
        ("ROSA", {"Dean Walker": ["Rosa Walker"]}),
        ("mother", {"Dean Walker": ["Rosa Walker"]}),
        ("walker rosa", {"Dean Walker": ["Rosa Walker"]}),
        ("sebnem", {"Dean Walker": ["Şebnem Öz"]}),
        ("amir", {}),
    ],
)
def test_searching_finds_names_and_roles_of_my_own_people(world: World, asked: str, found: dict) -> None:
    person = Person.objects.create(org=world.org, name="Şebnem Öz")
    world.dean.circle.create(org=world.org, person=person, place="solicitor")
    with acting_for(world.owner) as acting:
        assert names(queries.caseload(world.owner, asked)) == found
    assert bool(acting.seen) is bool(found), "what a search leaves out was not read"


def test_a_supervisor_finds_the_people_of_those_they_supervise(world: World) -> None:
    with acting_for(world.supervisor) as acting:
        assert set(queries.supervised(world.supervisor)) == {world.with_dean, world.with_rosa}
        assert queries.supervised(world.owner) == []
    assert set(acting.seen) == {("person", world.dean.id), ("person", world.rosa.id)}


def test_people_stand_in_one_order_whatever_the_accents(world: World, as_owner) -> None:
    for name in ("Zoë Adams", "éloise Brun", "Eli Cox", "Ewa Nowak", "Ángel Díaz"):
        add_client(world.owner, id=new_id(), name=name)
    told = [alliance.person.name for alliance in queries.alliances(world.owner)]
    ordered = ["Ángel Díaz", "Dean Walker", "Eli Cox", "éloise Brun", "Ewa Nowak", "Rosa Walker", "Zoë Adams"]
    assert told == ordered
