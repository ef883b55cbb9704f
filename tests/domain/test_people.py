"""Beginning to work with somebody (S1): owner, colleague, stranger, supervisor; saved once however often."""

from __future__ import annotations

import datetime as dt

import pytest

from alongside.audit.models import Event
from alongside.base import clock
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.people import actions, queries, queries_circle
from alongside.people.models import Alliance, Assignment, Person
from tests.world import World

OTHERS = ["colleague", "stranger", "supervisor"]


def assign(world: World, practitioner, client) -> None:
    day = clock.today("Europe/London")
    Assignment.objects.create(org=practitioner.org, practitioner=practitioner, client=client, since=day)


def verbs() -> list[str]:
    return list(Event.objects.order_by("n").values_list("verb", flat=True))


def test_a_client_is_mine_from_today(world: World, as_owner) -> None:
    made = actions.add_client(by=world.owner, id=new_id(), name="  Ana   Lopes ", phone="020 7946 0000")
    assert (made.person.name, made.person.is_client, made.person.pronoun) == ("Ana Lopes", True, "name")
    assert made.since == clock.today("Europe/London")
    assert queries.own_alliance(world.owner, made.id) == made
    assert verbs() == ["client.added", "assignment.made"]


def test_adding_a_client_twice_adds_one(world: World, as_owner) -> None:
    id = new_id()
    first = actions.add_client(by=world.owner, id=id, name="Ana Lopes")
    again = actions.add_client(by=world.owner, id=id, name="Ana Lopes")
    other = actions.add_client(by=world.owner, id=id, name="Ana Maria Lopes")
    assert first == again == other
    assert [one.name for one in Person.objects.all() if one.name.startswith("Ana")] == ["Ana Lopes"]
    assert verbs() == ["client.added", "assignment.made", "version.kept"]


def test_a_client_needs_a_name_and_nothing_is_kept_without(world: World, as_owner) -> None:
    with pytest.raises(Refused) as no:
        actions.add_client(by=world.owner, id=new_id(), name="  ")
    assert no.value.field == "name"
    assert not Event.objects.exists()


def test_a_supervisor_adds_no_clients(world: World) -> None:
    with acting_for(world.supervisor), pytest.raises(NotThere):
        actions.add_client(by=world.supervisor, id=new_id(), name="Ana Lopes")


def test_somebody_elses_id_is_no_id(world: World) -> None:
    id = new_id()
    with acting_for(world.owner):
        actions.add_client(by=world.owner, id=id, name="Ana Lopes")
    with acting_for(world.colleague), pytest.raises(NotThere):
        actions.add_client(by=world.colleague, id=id, name="Ana Lopes")


@pytest.mark.parametrize("who", OTHERS)
def test_only_the_owner_changes_details(world: World, who: str) -> None:
    viewer = getattr(world, who)
    with acting_for(viewer), pytest.raises(NotThere):
        actions.change_details(by=viewer, alliance_id=world.with_dean.id, name="Somebody Else")
    world.dean.refresh_from_db()
    assert world.dean.name == "Dean Walker"


def test_details_are_changed_once_and_the_trail_names_fields_only(world: World, as_owner) -> None:
    typed = {"name": "Dean Walker", "preferred_name": "Deano", "pronoun": "he", "phone": "1"}
    for _ in range(2):
        actions.change_details(by=world.owner, alliance_id=world.with_dean.id, **typed)
    event = Event.objects.get()
    assert (event.verb, event.detail) == ("person.changed", {"fields": "preferred_name,phone"})


def test_the_owner_begins_with_somebody_in_the_circle_once(world: World, as_owner) -> None:
    world.with_rosa.delete()
    id = new_id()
    begun = [
        actions.begin_alliance(by=world.owner, id=one, person_id=world.rosa.id) for one in (id, id, new_id())
    ]
    assert begun[0] == begun[1] == begun[2]
    assert verbs() == ["alliance.begun"]


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_begins_with_people_who_are_not_theirs(world: World, who: str) -> None:
    viewer = getattr(world, who)
    with acting_for(viewer), pytest.raises(NotThere):
        actions.begin_alliance(by=viewer, id=new_id(), person_id=world.rosa.id)


def test_a_colleague_assigned_to_the_client_begins_an_alliance_of_their_own(world: World) -> None:
    assign(world, world.priya, world.dean)
    with acting_for(world.colleague):
        own = actions.begin_alliance(by=world.colleague, id=new_id(), person_id=world.rosa.id)
        with pytest.raises(NotThere):
            queries.alliance(world.colleague, world.with_rosa.id)
    assert own.practitioner_id == world.priya.id


def test_an_old_form_does_not_reopen_an_alliance_that_ended(world: World, as_owner) -> None:
    world.with_rosa.delete()
    id = new_id()
    actions.begin_alliance(by=world.owner, id=id, person_id=world.rosa.id)
    Alliance.objects.filter(pk=id).update(ended_on=clock.now().date(), ended_by=world.maya)
    with pytest.raises(NotThere):
        actions.begin_alliance(by=world.owner, id=id, person_id=world.rosa.id)


def names(circles) -> dict[str, list[str]]:
    return {one.client.name: [member.person.name for member in one.members] for one in circles}


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
        assert names(queries_circle.caseload(viewer)) == expected


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("dean", {"Dean Walker": ["Rosa Walker"]}),
        ("ROSA", {"Dean Walker": ["Rosa Walker"]}),
        ("mother", {"Dean Walker": ["Rosa Walker"]}),
        ("walker rosa", {"Dean Walker": ["Rosa Walker"]}),
        ("sebnem", {"Dean Walker": ["Şebnem Öz"]}),
        ("amir", {}),
    ],
)
def test_searching_finds_names_and_roles_of_my_own_people(
    world: World, as_owner, asked: str, found: dict
) -> None:
    if asked == "sebnem":
        _in_circle(world, "Şebnem Öz")
    assert names(queries_circle.caseload(world.owner, asked)) == found


def _in_circle(world: World, name: str) -> Person:
    person = Person.objects.create(org=world.org, name=name)
    world.dean.circle.create(org=world.org, person=person, place="solicitor")
    return person


def test_what_a_search_leaves_out_was_not_read(world: World) -> None:
    with acting_for(world.owner) as acting:
        queries_circle.caseload(world.owner, "nobody of this name")
    assert not acting.seen


def test_a_supervisor_finds_the_people_of_those_they_supervise(world: World) -> None:
    with acting_for(world.supervisor) as acting:
        found = queries.supervised(world.supervisor)
    assert {one.id for one in found} == {world.with_dean.id, world.with_rosa.id}
    assert set(acting.seen) == {("person", world.dean.id), ("person", world.rosa.id)}


def test_nobody_but_a_supervisor_has_such_a_list(world: World, as_owner) -> None:
    assert queries.supervised(world.owner) == []


def test_an_assignment_to_come_opens_nothing_yet(world: World) -> None:
    tomorrow = clock.today("Europe/London") + dt.timedelta(days=1)
    Assignment.objects.create(org=world.org, practitioner=world.priya, client=world.dean, since=tomorrow)
    with acting_for(world.colleague), pytest.raises(NotThere):
        queries_circle.known_person(world.colleague, world.dean.id)


def test_people_stand_in_one_order_whatever_the_accents(world: World, as_owner) -> None:
    for name in ("Zoë Adams", "éloise Brun", "Eli Cox", "Ewa Nowak", "Ángel Díaz"):
        actions.add_client(by=world.owner, id=new_id(), name=name)
    told = [one.person.name for one in queries.alliances(world.owner)]
    assert told == [
        "Ángel Díaz",
        "Dean Walker",
        "Eli Cox",
        "éloise Brun",
        "Ewa Nowak",
        "Rosa Walker",
        "Zoë Adams",
    ]
