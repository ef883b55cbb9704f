"""What the tests of the agendas begin with."""

import datetime as dt
from typing import Any

from alongside.agenda.actions.agreements import add_goal, add_promise
from alongside.agenda.actions.items import add_item
from alongside.agenda.models import AgendaItem, Goal, Promise
from alongside.base.ids import new_id
from tests.world import World

DUE = dt.date(2030, 1, 2)


def theirs(world: World, words: str = "Somebody parks in my space", **more: Any) -> AgendaItem:
    return add_item(world.owner, world.with_dean, id=new_id(), side="theirs", words=words, **more)


def mine(world: World, words: str = "A support worker", **more: Any) -> AgendaItem:
    return add_item(world.owner, world.with_dean, id=new_id(), side="mine", words=words, **more)


def promise(world: World, words: str = "Write to the building manager", **more: Any) -> Promise:
    return add_promise(world.owner, world.with_dean, id=new_id(), words=words, **more)


def goal(world: World, words: str = "Drive myself to my brother's", **more: Any) -> Goal:
    return add_goal(world.owner, world.with_dean, id=new_id(), words=words, **more)
