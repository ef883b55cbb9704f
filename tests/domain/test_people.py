"""Whose people are whose, beginning to work with somebody, and the circle (S1): names and roles are the team's."""

import datetime as dt

import pytest

from alongside.audit.models import Event
from alongside.base import clock
from alongside.base.clock import new_id
from alongside.base.errors import NotThere, Refused
from alongside.base.request_context import acting_for
from alongside.documents.people import dialled
from alongside.people.actions.alliances import (
    add_client,
    add_to_circle,
    begin_alliance,
    change_details,
    end_place,
)
from alongside.people.models import Alliance, Assignment, CircleLink, Person, Practitioner
from alongside.people.queries import people as queries
from tests.world import World

OTHERS = ["colleague", "stranger", "supervisor"]
TODAY = clock.today("Europe/London")
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)


def assign(practitioner: Practitioner, client: Person, since: dt.date = TODAY) -> None:
    Assignment.objects.create(org=practitioner.org, practitioner=practitioner, client=client, since=since)


def verbs() -> list[str]:
    return list(Event.objects.order_by("n").values_list("verb", flat=True))


def test_details_are_changed_once_and_the_trail_names_fields_only(world: World, as_owner) -> None:
    typed = {"name": "Dean Walker", "preferred_name": "Deano", "pronoun": "he", "phone": "1"}
    for _ in range(2):
        change_details(world.owner, world.dean, id=new_id(), **typed)
    event = Event.objects.get()
    assert (event.verb, event.detail) == ("person.changed", {"fields": "preferred_name,phone"})


def test_no_record_is_read_where_nobody_notes_it_down(world: World) -> None:
    with pytest.raises(LookupError):
        queries.alliance(world.owner, world.with_dean.id)


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


def test_people_stand_in_one_order_whatever_the_accents(world: World, as_owner) -> None:
    for name in ("Zoë Adams", "éloise Brun", "Eli Cox", "Ewa Nowak", "Ángel Díaz"):
        add_client(world.owner, id=new_id(), name=name)
    told = [alliance.person.name for alliance in queries.alliances(world.owner)]
    ordered = ["Ángel Díaz", "Dean Walker", "Eli Cox", "éloise Brun", "Ewa Nowak", "Rosa Walker", "Zoë Adams"]
    assert told == ordered


def add(world: World, **more) -> CircleLink:
    given = {"id": new_id(), "place": "solicitor", "name": "Mr Patel"} | more
    return add_to_circle(world.owner, world.with_dean, **given)


@pytest.fixture
def rosa_around_dean(world: World) -> CircleLink:
    return CircleLink.objects.select_related("person").get()


@pytest.fixture
def amir_around_dean(world: World) -> CircleLink:
    """Priya's client Amir in the circle of Sam's client Dean: put there while Sam worked with both."""
    return CircleLink.objects.create(
        org=world.org, client=world.dean, person=world.amir, place="friend", made_by=world.sam
    )


def test_a_solicitor_may_stand_around_two_clients(world: World, as_owner) -> None:
    patel = add(world).person
    second = add_client(world.owner, name="Ana Lopes")
    assert patel in queries.might_join(world.owner, second)
    add_to_circle(world.owner, second, place="solicitor", person=patel)
    assert patel not in queries.might_join(world.owner, second)
    assert [len(circle.members) for circle in queries.caseload(world.owner)] == [1, 2]


def test_joining_may_begin_an_alliance_of_mine(world: World, as_owner) -> None:
    link = add(world, with_me=True)
    assert queries.caseload(world.owner)[0].members[1].alliance.person_id == link.person_id
    assert verbs() == ["circle.added", "alliance.begun"]


def test_whoever_is_not_mine_or_there_already_is_not_offered_and_the_latter_refused(
    world: World, as_owner
) -> None:
    assert queries.might_join(world.owner, world.with_dean) == []
    with pytest.raises(Refused) as refused:
        add(world, person=world.rosa)
    assert refused.value.field == "person"


def test_a_client_of_others_in_my_circle_is_nobody_i_can_begin_with(
    world: World, as_owner, amir_around_dean: CircleLink
) -> None:
    with pytest.raises(NotThere):
        queries.person_to_begin_with(world.owner, world.amir.id)
    ana = add_client(world.owner, name="Ana Lopes")
    with pytest.raises(Refused) as refused:
        add_to_circle(world.owner, ana, place="friend", person=world.amir, with_me=True)
    assert refused.value.field == "with_me"
    add_to_circle(world.owner, ana, place="friend", person=world.amir)
    assert not Alliance.objects.filter(practitioner=world.sam, person=world.amir).exists()


def test_a_circle_opens_no_client_whose_assignment_ended(
    world: World, as_owner, amir_around_dean: CircleLink
) -> None:
    assign(world.sam, world.amir)
    begun = begin_alliance(world.owner, queries.person_to_begin_with(world.owner, world.amir.id))
    assert queries.own_alliance(world.owner, begun.id) == begun
    ended = {"since": YESTERDAY, "until": YESTERDAY}
    Assignment.objects.filter(practitioner=world.sam, client=world.amir).update(**ended)
    for fetch in (queries.alliance, queries.own_alliance):
        with pytest.raises(NotThere):
            fetch(world.owner, begun.id)


def test_ending_is_today_and_closes_from_tomorrow(
    world: World, as_owner, rosa_around_dean: CircleLink
) -> None:
    for _ in range(2):
        assert end_place(world.owner, rosa_around_dean).until == TODAY
    assert verbs() == ["circle.ended"]
    assert queries.own_alliance(world.owner, world.with_rosa.id)
    CircleLink.objects.update(until=YESTERDAY)
    with pytest.raises(NotThere):
        queries.own_alliance(world.owner, world.with_rosa.id)
    assert [link.person for link in queries.ended_places(world.owner, world.with_dean)] == [world.rosa]


def test_the_team_sees_names_and_each_one_their_own_alliances(world: World) -> None:
    assign(world.priya, world.dean)
    with acting_for(world.colleague):
        own = begin_alliance(world.colleague, world.dean)
        (circle,) = queries.circles(world.colleague, own)
        assert [(member.person, member.alliance) for member in circle.members] == [(world.rosa, None)]
    for viewer in (world.owner, world.supervisor):
        with acting_for(viewer):
            (circle,) = queries.circles(viewer, world.with_dean)
        assert (circle.alliance, circle.members[0].alliance) == (world.with_dean, world.with_rosa)


def test_a_relatives_page_names_only_clients_i_am_assigned_to(world: World) -> None:
    CircleLink.objects.create(
        org=world.org, client=world.amir, person=world.rosa, place="friend", role="neighbour"
    )
    with acting_for(world.owner) as acting:
        (place,) = queries.places(world.owner, world.with_rosa)
        (circle,) = queries.circles(world.owner, world.with_rosa)
    assert (place.role, place.client, circle.client) == ("mother", world.dean, world.dean)
    assert ("person", world.amir.id) not in acting.seen


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("01632 960114", "01632960114"),
        ("+44 (0)1632 960114", "+441632960114"),
        ("(0161) 496-0001 after four, not 0161 496 0002", "01614960001"),
        ("his sister has it", ""),
        ("", ""),
    ],
)
def test_a_phone_number_is_dialled_as_it_was_meant(written: str, number: str) -> None:
    assert dialled(written) == number
