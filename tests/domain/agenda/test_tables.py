"""Every pair of state and event, through the actions: what follows, what is refused, what is kept."""

import datetime as dt
from itertools import product

import pytest
from django.db import transaction

from alongside.agenda.actions.agreements import reword_goal, step_goal, step_promise
from alongside.agenda.actions.items import step_item
from alongside.agenda.models import AgendaItem, AgendaItemStep, Goal, GoalStep, Promise, PromiseStep
from alongside.audit.models import Event
from alongside.base import datakeys
from alongside.base.errors import Refused
from alongside.core.states.agenda import MINE, MINE_CLOSED, MINE_SAFETY, THEIRS, THEIRS_CLOSED
from alongside.core.states.goal import GOAL, GoalEvent, GoalState
from alongside.core.states.machine import NotAllowed
from alongside.core.states.promise import PROMISE
from tests.domain.agenda import made
from tests.world import World

pytestmark = pytest.mark.usefixtures("as_owner", "agenda_stands")
UNTRACED = {"when_there_is_room"}


def pairs(machine):
    return [(str(state), str(event)) for state, event in product(machine.states, machine.events)]


def put(row, **to):
    """Bring a row into a state without the way that leads there."""
    type(row).objects.filter(pk=row.pk).update(**to)


def after(machine, state, event):
    try:
        return machine.step(state, event)
    except NotAllowed:
        return None


def each_pair(machine, check) -> None:
    """`check` for every state and event of this machine, each from the rows as they stood; names those that fail."""
    found = []
    for state, event in pairs(machine):
        with transaction.atomic():
            try:
                check(state, event)
            except AssertionError as wrong:
                found.append(f"{event} in {state}: {wrong}")
            transaction.set_rollback(True)
        datakeys.forget()  # of rows that were taken back
    assert found == []


@pytest.mark.parametrize(
    ("machine", "which"),
    [(THEIRS, "item"), (MINE, "mine"), (MINE_SAFETY, "safety")],
    ids=lambda one: str(one)[:9],
)
def test_items(world: World, machine, which: str) -> None:
    each_pair(machine, lambda *pair: item_follows(world, machine, world.agenda[which], *pair))


def item_follows(world: World, machine, item: AgendaItem, state: str, event: str) -> None:
    put(item, state=state, closed=state in THEIRS_CLOSED | MINE_CLOSED)
    events, expected = Event.objects.count(), after(machine, state, event)
    if expected is None:
        with pytest.raises(Refused) as no:
            step_item(world.owner, item, event=event, words="so")
        assert no.value.field == "event"
        item.refresh_from_db()
        assert (item.state, AgendaItemStep.objects.count(), Event.objects.count()) == (state, 0, events)
        return
    stepped = step_item(world.owner, item, event=event, words="so")
    item.refresh_from_db()
    assert item.state == stepped.state == expected
    assert item.closed is (expected in THEIRS_CLOSED | MINE_CLOSED)
    kept = [(one.event, one.words) for one in AgendaItemStep.objects.all()]
    assert kept == ([] if event in UNTRACED else [(event, "so")])
    assert Event.objects.count() == events + 1


def test_promises(world: World) -> None:
    each_pair(PROMISE, lambda *pair: promise_follows(world, *pair))


def promise_follows(world: World, state: str, event: str) -> None:
    day, promise = made.DUE, world.agenda["promise"]
    put(promise, state=state)
    expected, new_day = after(PROMISE, state, event), day + dt.timedelta(days=3)
    if expected is None:
        with pytest.raises(Refused):
            step_promise(world.owner, promise, event=event, due_on=new_day)
        assert (Promise.objects.get().state, PromiseStep.objects.count()) == (state, 0)
        return
    step_promise(world.owner, promise, event=event, words="so", due_on=new_day)
    promise.refresh_from_db()
    assert promise.state == expected
    assert promise.due_on == (new_day if event == "changed" else day)
    step = PromiseStep.objects.get()
    assert (step.event, step.words, step.due_before) == (event, "so", day)
    assert step.due_after == (new_day if event == "changed" else None)


AGREED = {
    GoalState.DRAFT: (False, False),
    GoalState.AGREED_BY_THEM: (True, False),
    GoalState.AGREED_BY_ME: (False, True),
    GoalState.AGREED_BY_BOTH: (True, True),
    GoalState.REACHED: (True, True),
}


def test_goals(world: World) -> None:
    each_pair(GOAL, lambda *pair: goal_follows(world, *pair))


def goal_follows(world: World, state: str, event: str) -> None:
    goal, day = world.agenda["goal"], dt.date(2026, 1, 2)
    they, i = AGREED.get(GoalState(state), (False, False))
    put(goal, state=state, they_agreed_on=day if they else None, i_agreed_on=day if i else None)
    expected = after(GOAL, state, event)
    if event == GoalEvent.REWORDED:

        def act():
            return reword_goal(world.owner, goal, words="Drive to my brother's")
    else:

        def act():
            return step_goal(world.owner, goal, event=event)

    if expected is None:
        with pytest.raises(Refused):
            act()
        assert (Goal.objects.get().state, GoalStep.objects.count()) == (state, 0)
        return
    act()
    goal.refresh_from_db()
    assert goal.state == expected
    if expected in AGREED:
        assert (goal.they_agreed_on is not None, goal.i_agreed_on is not None) == AGREED[GoalState(expected)]
    assert GoalStep.objects.get().event == event


def test_an_event_that_no_table_knows_is_refused(world: World) -> None:
    item = world.agenda["mine"]
    with pytest.raises(Refused):
        step_item(world.owner, item, event="flown_away")
    assert AgendaItem.objects.get(pk=item.pk).state == "waiting"
