"""Owner, colleague, stranger, supervisor: who finds what, and who may change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from alongside.access.identities import Viewer
from alongside.agenda import actions, queries
from alongside.audit.models import Event
from alongside.base.acting import acting_for
from alongside.base.errors import NotThere
from alongside.base.ids import new_id
from tests.world import World

READ: dict[str, Callable[[Viewer, Any], Any]] = {
    "item": lambda v, h: queries.item(v, h["item"].id),
    "promise": lambda v, h: queries.promise(v, h["promise"].id),
    "goal": lambda v, h: queries.goal(v, h["goal"].id),
}
OWN = {
    "item": lambda v, h: queries.own_item(v, h["item"].id),
    "promise": lambda v, h: queries.own_promise(v, h["promise"].id),
    "goal": lambda v, h: queries.own_goal(v, h["goal"].id),
}
ACT: dict[str, Callable[[Viewer, Any], Any]] = {
    "add_item": lambda v, h: actions.add_item(h["alliance"], by=v, id=new_id(), side="theirs", words="x"),
    "add_referral": lambda v, h: actions.add_referral(h["alliance"], by=v, id=new_id(), pasted="x"),
    "change_item": lambda v, h: actions.change_item(h["item"].id, by=v, words="x"),
    "step_item": lambda v, h: actions.step_item(h["item"].id, by=v, event="heard"),
    "move_item": lambda v, h: actions.move_item(h["item"].id, by=v, up=True),
    "add_promise": lambda v, h: actions.add_promise(h["alliance"], by=v, id=new_id(), words="x"),
    "step_promise": lambda v, h: actions.step_promise(h["promise"].id, by=v, event="kept"),
    "add_goal": lambda v, h: actions.add_goal(h["alliance"], by=v, id=new_id(), words="x"),
    "reword_goal": lambda v, h: actions.reword_goal(h["goal"].id, by=v, words="x"),
    "step_goal": lambda v, h: actions.step_goal(h["goal"].id, by=v, event="i_agree"),
    "write_sheet": lambda v, h: actions.write_sheet(h["alliance"], by=v, id=new_id(), my_role="x"),
    "sheet_given": lambda v, h: actions.sheet_given(h["alliance"], by=v),
}


@pytest.fixture
def here(world: World, agenda_stands: None) -> dict[str, Any]:
    return world.agenda  # type: ignore[attr-defined]


def test_every_action_is_tried_here() -> None:
    assert set(ACT) == {name for name in actions.__all__ if name.islower()} - {"machine_of", "referral_lines"}


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
        assert queries.my_promises(viewer) == []
        assert queries.own_values(viewer) == []
    with acting_for(world.stranger):
        assert queries.two_agendas(world.stranger, world.with_dean).theirs == ()
        assert queries.goals(world.stranger, world.with_dean) == []
        assert queries.expect_sheet(world.stranger, world.with_dean) is None
        assert queries.their_values(world.stranger, world.with_dean) == []
