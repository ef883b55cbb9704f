"""The standing people with something of everything between Sam and Dean, made once for the tests that begin with it."""

from __future__ import annotations

from alongside.agenda import actions
from alongside.base.acting import acting_for
from alongside.base.ids import new_id
from tests.domain.agenda import made
from tests.world import World, make_world


def agenda_world() -> World:
    """`world.agenda` holds what there is, by name."""
    world = make_world()
    with acting_for(world.owner):
        actions.write_sheet(world.with_dean.id, by=world.owner, id=new_id(), my_role="case manager")
        made.theirs(world, "another")
        world.agenda = {  # type: ignore[attr-defined]
            "alliance": world.with_dean.id,
            "item": made.theirs(world),
            "mine": made.mine(world),
            "safety": made.mine(world, safety=True),
            "promise": made.promise(world, due_on=made.DUE),
            "goal": made.goal(world),
        }
    return world
