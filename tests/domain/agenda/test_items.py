"""Two lists: theirs in their words and their order, mine behind it, and nothing that could count a refusal."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from alongside.agenda import queries
from alongside.agenda.actions.items import (
    add_item,
    add_referral,
    change_item,
    move_item,
    referral_lines,
    step_item,
)
from alongside.agenda.models import AgendaItem, AgendaItemStep
from alongside.audit.models import Event
from alongside.base.clock import new_id, today
from alongside.base.errors import Refused
from alongside.core.ordering import Mark
from tests.domain.agenda import made
from tests.world import World

pytestmark = pytest.mark.usefixtures("as_owner")
DAY = dt.timedelta(days=1)


def two(world: World, **more):
    return queries.two_agendas(world.owner, world.with_dean, **more)


def test_a_referral_arrives_as_mine_and_theirs_stands_empty(world: World) -> None:
    pasted = " - Recruit a support worker\n\n2) Review of the chair\n• Recruit a support worker\n(3) Bank account\n"
    add_referral(world.owner, world.with_dean, id=new_id(), pasted=pasted)
    lists = two(world)
    assert lists.their_items == ()
    lines = ["Recruit a support worker", "Review of the chair", "Bank account"]
    assert [item.words for item in lists.my_items] == lines
    assert {one.origin for one in lists.my_items} == {"referral"}
    assert {one.mark for one in lists.my_items} == {Mark.WAITING}
    assert referral_lines("24 hour care\n1. 2 carers") == ["24 hour care", "2 carers"]


def test_a_referral_without_lines_and_an_order_of_what_is_not_theirs_are_refused(world: World) -> None:
    for pasted in ("", " \n -\n", "\n".join(f"need {n}" for n in range(61))):
        with pytest.raises(Refused, match="line"):
            add_referral(world.owner, world.with_dean, id=new_id(), pasted=pasted)
    assert not AgendaItem.objects.exists()
    for item in (made.mine(world), step_item(world.owner, made.theirs(world), event="parked")):
        with pytest.raises(Refused, match="Only what is on their mind"):
            move_item(world.owner, item, up=True)


def test_naming_it_again_and_not_now_leave_nothing_to_count(world: World) -> None:
    item = made.mine(world)
    for words in ("at the table", "", "in the car"):
        step_item(world.owner, item, event="named", words=words)
        step_item(world.owner, item, event="when_there_is_room", words="not today")
    step_item(world.owner, item, event="raised_by_them")
    step_item(world.owner, item, event="named")
    steps = queries.steps_of(world.owner, item)
    assert [one.event for one in steps] == ["raised_by_them", "named"]
    assert steps[1].words == "at the table\nin the car"
    assert not [one for one in Event.objects.all() if "named" in f"{one.verb}{one.detail}"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "waiting", "safety": True},
        {"state": "cannot_wait"},
        {"state": "parked"},
        {"state": "done", "closed": False},
        {"state": "waiting", "closed": True},
        {"position": 1},
    ],
)
def test_the_database_refuses_what_no_table_knows(world: World, wrong: dict) -> None:
    item = made.mine(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(**wrong)
    new = {"org_id": item.org_id, "item": item, "on": item.on}
    AgendaItemStep.objects.create(event="named", **new)
    for event in ("named", "when_there_is_room"):  # one naming at most, and nothing of a not now
        with pytest.raises(IntegrityError), transaction.atomic():
            AgendaItemStep.objects.create(event=event, **new)


def test_theirs_are_read_in_their_order_then_the_newest(world: World) -> None:
    now = today(world.owner.zone)
    made.theirs(world, "old", on=now - 9 * DAY)
    made.theirs(world, "new", on=now)
    middle = made.theirs(world, "middle", on=now - 3 * DAY)
    assert [one.words for one in two(world).their_items] == ["new", "middle", "old"]
    move_item(world.owner, middle, up=True)
    assert [one.words for one in two(world).their_items] == ["middle", "new", "old"]
    made.theirs(world, "newest")
    assert [one.words for one in two(world).their_items] == ["middle", "new", "old", "newest"]
    move_item(world.owner, middle, up=True)
    assert [one.words for one in two(world).their_items] == ["middle", "new", "old", "newest"]
    move_item(world.owner, middle, up=False)
    assert [one.words for one in two(world).their_items] == ["new", "middle", "old", "newest"]


def test_hearing_it_again_brings_it_to_the_top(world: World) -> None:
    now = today(world.owner.zone)
    old = made.theirs(world, "old", on=now - 9 * DAY)
    made.theirs(world, "new", on=now - DAY)
    step_item(world.owner, old, event="heard")
    assert [one.words for one in two(world).their_items] == ["old", "new"]
    assert two(world).their_items[0].on == now - 9 * DAY


def test_safety_said_later_can_not_wait_and_may_be_taken_back(world: World) -> None:
    item = made.mine(world)
    assert change_item(world.owner, item, safety=True).state == "cannot_wait"
    assert two(world).my_items[0].mark is Mark.CANNOT_WAIT
    assert change_item(world.owner, item, safety=False).state == "waiting"
    assert [s.event for s in queries.steps_of(world.owner, item)] == ["about_safety", "not_about_safety"]
    with pytest.raises(Refused):
        change_item(world.owner, made.theirs(world), safety=True)


def test_wording_it_anew_keeps_the_earlier_words(world: World) -> None:
    item = made.mine(world, why="So that somebody is there at night")
    change_item(world.owner, item, words="Somebody at night", how_to_say="gently")
    change_item(world.owner, item, words="Somebody at night", how_to_say="gently")
    steps = queries.steps_of(world.owner, item)
    assert [(one.event, one.words) for one in steps] == [("reworded", "A support worker")]
    assert Event.objects.filter(verb="item.changed").count() == 1


def test_an_item_hangs_on_a_goal_of_the_same_two_only(world: World) -> None:
    goal, item = made.goal(world), made.theirs(world)
    assert change_item(world.owner, item, goal=goal).goal_id == goal.id
    assert queries.items_on(world.owner, goal) == [item]
    with pytest.raises(Refused):
        add_item(world.owner, world.with_rosa, id=new_id(), side="theirs", words="x", goal=goal)
    assert change_item(world.owner, item, goal=None).goal_id is None


def test_naming_it_does_not_move_it_and_what_they_do_does(world: World) -> None:
    now = today(world.owner.zone)
    item = made.mine(world, on=now - 60 * DAY)
    step_item(world.owner, item, event="named")
    assert step_item(world.owner, item, event="named").state_on == now - 60 * DAY
    assert step_item(world.owner, item, event="raised_by_them").state_on == now
