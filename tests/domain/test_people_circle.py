"""The circle (S1): names and roles are the team's, alliances are each one's own."""

from __future__ import annotations

import datetime as dt

import pytest

from alongside.audit.models import Event
from alongside.base import clock
from alongside.base.errors import NotThere, Refused
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.people import actions, actions_circle, queries, queries_circle
from alongside.people.models import Alliance, Assignment, CircleLink, Person
from tests.domain.test_people import OTHERS, assign
from tests.world import World

DAY = dt.date(2026, 3, 1)


def add(world: World, **more) -> CircleLink:
    said = {"place": "solicitor", "role": "", "name": "Mr Patel"} | more
    return actions_circle.add_to_circle(
        by=world.owner, id=said.pop("id", None) or new_id(), alliance_id=world.with_dean.id, **said
    )


def test_somebody_new_joins_the_circle(world: World, as_owner) -> None:
    link = add(world, role="  his   solicitor ", since=DAY)
    assert (link.person.name, link.role, link.person.is_client) == ("Mr Patel", "his solicitor", False)
    assert Event.objects.get().verb == "circle.added"


def test_joining_twice_is_joining_once(world: World, as_owner) -> None:
    id = new_id()
    assert add(world, id=id) == add(world, id=id) == add(world, id=id, name="Mrs Patel")
    assert [one.name for one in Person.objects.all() if "Patel" in one.name] == ["Mr Patel"]


def test_a_solicitor_may_stand_around_two_clients(world: World, as_owner) -> None:
    patel = add(world).person
    second = actions.add_client(by=world.owner, id=new_id(), name="Ana Lopes")
    assert patel in queries_circle.might_join(world.owner, second)
    actions_circle.add_to_circle(
        by=world.owner, id=new_id(), alliance_id=second.id, place="solicitor", person_id=patel.id
    )
    assert patel not in queries_circle.might_join(world.owner, second)
    assert [len(one.members) for one in queries_circle.caseload(world.owner)] == [1, 2]


def test_joining_may_begin_an_alliance_of_mine(world: World, as_owner) -> None:
    link = add(world, with_me=True)
    assert queries_circle.caseload(world.owner)[0].members[1].alliance.person_id == link.person_id


def test_whoever_is_there_already_does_not_join_again(world: World, as_owner) -> None:
    with pytest.raises(Refused) as no:
        add(world, person_id=world.rosa.id, name="")
    assert no.value.field == "person"


@pytest.mark.parametrize("person", ["amir", "far", "dean"])
def test_other_peoples_people_and_the_client_do_not_join(world: World, as_owner, person: str) -> None:
    with pytest.raises(NotThere):
        add(world, person_id=getattr(world, person).id)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_changes_the_circle(world: World, who: str) -> None:
    viewer, link = getattr(world, who), CircleLink.objects.get()
    with acting_for(viewer):
        with pytest.raises(NotThere):
            actions_circle.add_to_circle(
                by=viewer, id=new_id(), alliance_id=world.with_dean.id, place="other", name="X"
            )
        with pytest.raises(NotThere):
            actions_circle.end_place(by=viewer, alliance_id=world.with_dean.id, link_id=link.id)
        with pytest.raises(NotThere):
            actions_circle.change_place(
                by=viewer, alliance_id=world.with_dean.id, link_id=link.id, place="other"
            )
    assert CircleLink.objects.get().until is None


@pytest.fixture
def amir_around_dean(world: World) -> CircleLink:
    """Priya's client Amir in the circle of Sam's client Dean: put there while Sam worked with both."""
    return CircleLink.objects.create(
        org=world.org, client=world.dean, person=world.amir, place="friend", made_by=world.sam
    )


def test_a_client_of_others_in_my_circle_is_nobody_i_can_begin_with(
    world: World, as_owner, amir_around_dean: CircleLink
) -> None:
    with pytest.raises(NotThere):
        actions.begin_alliance(by=world.owner, id=new_id(), person_id=world.amir.id)
    ana = actions.add_client(by=world.owner, id=new_id(), name="Ana Lopes")
    around_ana = {"alliance_id": ana.id, "place": "friend", "person_id": world.amir.id}
    with pytest.raises(Refused) as no:
        actions_circle.add_to_circle(by=world.owner, id=new_id(), with_me=True, **around_ana)
    assert no.value.field == "with_me"
    actions_circle.add_to_circle(by=world.owner, id=new_id(), **around_ana)
    assert not Alliance.objects.filter(practitioner=world.sam, person=world.amir).exists()


def test_a_circle_opens_no_client_whose_assignment_ended(
    world: World, as_owner, amir_around_dean: CircleLink
) -> None:
    assign(world, world.sam, world.amir)
    mine = actions.begin_alliance(by=world.owner, id=new_id(), person_id=world.amir.id)
    assert queries.own_alliance(world.owner, mine.id) == mine
    yesterday = clock.today("Europe/London") - dt.timedelta(days=1)
    Assignment.objects.filter(practitioner=world.sam, client=world.amir).update(
        since=yesterday, until=yesterday
    )
    for fetch in (queries.alliance, queries.own_alliance):
        with pytest.raises(NotThere):
            fetch(world.owner, mine.id)


def test_a_circle_is_around_clients_only(world: World, as_owner) -> None:
    with pytest.raises(NotThere):
        actions_circle.add_to_circle(
            by=world.owner, id=new_id(), alliance_id=world.with_rosa.id, place="other", name="X"
        )


def test_days_in_the_wrong_order_are_refused_beside_the_last(world: World, as_owner) -> None:
    with pytest.raises(Refused) as no:
        add(world, since=DAY, until=DAY - dt.timedelta(days=1))
    assert no.value.field == "until"


def test_ending_is_today_and_closes_from_tomorrow(world: World, as_owner) -> None:
    link = CircleLink.objects.get()
    for _ in range(2):
        actions_circle.end_place(by=world.owner, alliance_id=world.with_dean.id, link_id=link.id)
    assert CircleLink.objects.get().until == clock.today("Europe/London")
    assert [event.verb for event in Event.objects.all()] == ["circle.ended"]
    assert queries.own_alliance(world.owner, world.with_rosa.id)
    CircleLink.objects.update(until=clock.today("Europe/London") - dt.timedelta(days=1))
    with pytest.raises(NotThere):
        queries.own_alliance(world.owner, world.with_rosa.id)
    assert [one.person for one in queries_circle.ended_places(world.owner, world.with_dean)] == [world.rosa]


def test_a_place_is_put_right(world: World, as_owner) -> None:
    link = CircleLink.objects.get()
    actions_circle.change_place(
        by=world.owner,
        alliance_id=world.with_dean.id,
        link_id=link.id,
        place="family",
        role="mum",
        since=link.since,
    )
    assert (CircleLink.objects.get().role, Event.objects.get().detail) == ("mum", {"fields": "role"})


def test_a_place_of_another_circle_is_not_there(world: World, as_owner) -> None:
    other = CircleLink.objects.create(org=world.org, client=world.amir, person=world.rosa, place="friend")
    with pytest.raises(NotThere):
        actions_circle.end_place(by=world.owner, alliance_id=world.with_dean.id, link_id=other.id)


def test_the_team_sees_names_and_each_one_their_own_alliances(world: World) -> None:
    assign(world, world.priya, world.dean)
    with acting_for(world.colleague):
        own = actions.begin_alliance(by=world.colleague, id=new_id(), person_id=world.dean.id)
        (circle,) = queries_circle.circles(world.colleague, own)
        assert [(one.person.name, one.alliance) for one in circle.members] == [("Rosa Walker", None)]
    with acting_for(world.owner):
        (circle,) = queries_circle.circles(world.owner, world.with_dean)
        assert circle.members[0].alliance == world.with_rosa


def test_a_supervisor_sees_the_circle_as_the_practitioner_meets_it(world: World) -> None:
    with acting_for(world.supervisor):
        (circle,) = queries_circle.circles(world.supervisor, world.with_dean)
    assert (circle.alliance, circle.members[0].alliance) == (world.with_dean, world.with_rosa)


def test_a_relatives_page_names_only_clients_i_am_assigned_to(world: World) -> None:
    CircleLink.objects.create(
        org=world.org, client=world.amir, person=world.rosa, place="friend", role="neighbour"
    )
    with acting_for(world.owner) as acting:
        found = queries_circle.places(world.owner, world.with_rosa)
        assert [circle.client for circle in queries_circle.circles(world.owner, world.with_rosa)] == [
            world.dean
        ]
    assert [(one.role, one.client) for one in found] == [("mother", world.dean)]
    assert ("person", world.amir.id) not in acting.seen
