"""Owner, colleague, stranger, supervisor: who finds what, and who may change it."""

from collections.abc import Callable
from typing import Any

import pytest

from alongside.access.identities import Viewer
from alongside.agenda import actions
from alongside.agenda.actions.agreements import (
    add_goal,
    add_promise,
    give_sheet,
    reword_goal,
    step_goal,
    step_promise,
    write_sheet,
)
from alongside.agenda.actions.items import add_item, add_referral, change_item, move_item, step_item
from alongside.agenda.queries import agreements, items
from alongside.audit.models import Event
from alongside.base.errors import NotThere
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from tests.world import World

READ: dict[str, Callable[[Viewer, Any], Any]] = {
    "item": lambda v, h: items.item(v, h["item"].id),
    "promise": lambda v, h: agreements.promise(v, h["promise"].id),
    "goal": lambda v, h: agreements.goal(v, h["goal"].id),
}
OWN = {
    "item": lambda v, h: items.own_item(v, h["item"].id),
    "promise": lambda v, h: agreements.own_promise(v, h["promise"].id),
    "goal": lambda v, h: agreements.own_goal(v, h["goal"].id),
}
ACT: dict[str, Callable[[Viewer, Any], Any]] = {
    "add_item": lambda v, h: add_item(v, h["alliance"], id=new_id(), side="theirs", words="x"),
    "add_referral": lambda v, h: add_referral(v, h["alliance"], id=new_id(), pasted="x"),
    "change_item": lambda v, h: change_item(v, h["item"], words="x"),
    "step_item": lambda v, h: step_item(v, h["item"], event="heard"),
    "move_item": lambda v, h: move_item(v, h["item"], up=True),
    "add_promise": lambda v, h: add_promise(v, h["alliance"], id=new_id(), words="x"),
    "step_promise": lambda v, h: step_promise(v, h["promise"], event="kept"),
    "add_goal": lambda v, h: add_goal(v, h["alliance"], id=new_id(), words="x"),
    "reword_goal": lambda v, h: reword_goal(v, h["goal"], words="x"),
    "step_goal": lambda v, h: step_goal(v, h["goal"], event="i_agree"),
    "write_sheet": lambda v, h: write_sheet(v, h["alliance"], id=new_id(), my_role="x"),
    "give_sheet": lambda v, h: give_sheet(v, h["alliance"]),
}


@pytest.fixture
def here(world: World, agenda_stands: None) -> dict[str, Any]:
    return world.agenda  # type: ignore[attr-defined]


def test_every_action_is_tried_here() -> None:
    named = {
        name
        for module in (actions.agreements, actions.items)
        for name, act in vars(module).items()
        if is_action(act)
    }
    assert set(ACT) == named


def is_action(thing: Any) -> bool:
    return hasattr(thing, "__wrapped__") and thing.__module__.startswith("alongside.agenda")


@pytest.mark.parametrize("what", READ)
@pytest.mark.parametrize("who", ["owner", "supervisor"])
def test_owner_and_linked_supervisor_read_and_it_is_noted(world: World, here, what: str, who: str) -> None:
    viewer = getattr(world, who)
    with acting_for(viewer) as acting:
        assert READ[what](viewer, here) == here[what]
    assert list(acting.seen) == [("person", world.dean.id)]


@pytest.mark.parametrize("what", READ)
@pytest.mark.parametrize("who", ["colleague", "stranger"])
def test_others_find_nothing(world: World, here, what: str, who: str) -> None:
    viewer = getattr(world, who)
    with acting_for(viewer) as acting:
        for look in (READ[what], OWN[what]):
            with pytest.raises(NotThere):
                look(viewer, here)
    assert not acting.seen


@pytest.mark.parametrize("what", OWN)
def test_a_supervisor_does_not_change(world: World, here, what: str) -> None:
    with acting_for(world.supervisor), pytest.raises(NotThere):
        OWN[what](world.supervisor, here)


@pytest.mark.parametrize("verb", ACT)
def test_the_owner_acts_and_one_event_says_so(world: World, here, verb: str) -> None:
    before = Event.objects.count()
    with acting_for(world.owner) as acting:
        ACT[verb](world.owner, here)
    assert acting.wrote
    assert Event.objects.count() == before + 1


@pytest.mark.parametrize("verb", ACT)
@pytest.mark.parametrize("who", ["colleague", "stranger", "supervisor"])
def test_nobody_else_acts_and_nothing_changes(world: World, here, verb: str, who: str) -> None:
    before, viewer = Event.objects.count(), getattr(world, who)
    with acting_for(viewer), pytest.raises(NotThere):
        ACT[verb](viewer, here)
    assert Event.objects.count() == before


@pytest.mark.parametrize("who", ["colleague", "stranger", "supervisor"])
def test_lists_hold_only_ones_own_organisation_and_people(world: World, here, who: str) -> None:
    viewer = getattr(world, who)
    with acting_for(viewer):
        assert agreements.my_promises(viewer) == []
        assert agreements.own_values(viewer) == []
    with acting_for(world.stranger):
        assert items.two_agendas(world.stranger, world.with_dean).theirs == ()
        assert agreements.goals(world.stranger, world.with_dean) == []
        assert agreements.expect_sheet(world.stranger, world.with_dean) is None
        assert agreements.their_values(world.stranger, world.with_dean) == []
