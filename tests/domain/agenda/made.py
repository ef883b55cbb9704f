"""What the tests of the agendas begin with: rows between Sam and Dean, and the standing people with something of everything."""

import datetime as dt
from typing import Any

from alongside.agenda.actions.agreements import add_goal, add_promise, write_sheet
from alongside.agenda.actions.items import add_item, step_item
from alongside.agenda.models import AgendaItem, Goal, Promise
from alongside.base.clock import new_id, today
from alongside.base.request_context import acting_for
from alongside.people.models import GoodToKnow, OwnValue
from tests.world import World, make_world

DUE = dt.date(2030, 1, 2)


def theirs(world: World, words: str = "Somebody parks in my space", **more: Any) -> AgendaItem:
    return add_item(world.owner, world.with_dean, id=new_id(), side="theirs", words=words, **more)


def mine(world: World, words: str = "A support worker", **more: Any) -> AgendaItem:
    return add_item(world.owner, world.with_dean, id=new_id(), side="mine", words=words, **more)


def promise(world: World, words: str = "Write to the building manager", **more: Any) -> Promise:
    return add_promise(world.owner, world.with_dean, id=new_id(), words=words, **more)


def goal(world: World, words: str = "Drive myself to my brother's", **more: Any) -> Goal:
    return add_goal(world.owner, world.with_dean, id=new_id(), words=words, **more)


def agenda_world() -> World:
    """`world.agenda` holds what there is, by name."""
    world = make_world()
    with acting_for(world.owner):
        write_sheet(world.owner, world.with_dean, id=new_id(), my_role="case manager")
        theirs(world, "another")
        world.agenda = {  # type: ignore[attr-defined]
            "item": theirs(world),
            "mine": mine(world),
            "safety": mine(world, safety=True),
            "promise": promise(world, due_on=DUE),
            "goal": goal(world),
        }
    return world


def pages_world() -> World:
    """`world.here` holds what the pages of the agendas show."""
    world = make_world()
    day = today("Europe/London")
    with acting_for(world.owner):
        item = theirs(world, in_their_words=True, why="He cannot get the chair out")
        theirs(world, "The letters frighten me", in_their_words=True)
        world.here = {  # type: ignore[attr-defined]
            "base": f"/alliances/{world.with_dean.id}/",
            "item": item,
            "mine": mine(world, why="More nights off", how_to_say="gently, on the sofa", safety=True),
            "promise": promise(world, item=item, due_on=day),
            "goal": goal(world),
        }
        own = {"org": world.org, "made_by": world.sam}
        GoodToKnow.objects.create(person=world.dean, kind="value", words="doing it myself", on=day, **own)
        OwnValue.objects.create(practitioner=world.sam, words="honesty", **own)
        write_sheet(world.owner, world.with_dean, id=new_id(), my_role="I am your case manager.")
        step_item(world.owner, item, event="i_did_it", words="wrote a letter")
    return world
