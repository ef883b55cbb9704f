"""Every pair of state and event, through the actions: what follows, what is refused, what is kept."""

import datetime as dt
from itertools import product
from typing import Any

import pytest
from django.db import transaction

from alongside.agenda.actions.agreements import reword_goal, step_goal, step_promise
from alongside.agenda.actions.items import step_item
from alongside.agenda.models import AgendaItemStep, GoalStep, PromiseStep
from alongside.audit.models import Event
from alongside.base import keyring
from alongside.base.errors import Refused
from alongside.core.states.agenda import MINE, MINE_CLOSED, MINE_SAFETY, THEIRS, THEIRS_CLOSED
from alongside.core.states.agreements import GOAL, PROMISE, GoalEvent, GoalState
from tests.domain.agenda import made
from tests.world import World

pytestmark = pytest.mark.usefixtures("as_owner", "agenda_stands")
DAY, NEW_DAY = dt.date(2026, 1, 2), made.DUE + dt.timedelta(days=3)
AGREED = {
    GoalState.DRAFT: (False, False),
    GoalState.AGREED_BY_THEM: (True, False),
    GoalState.AGREED_BY_ME: (False, True),
    GoalState.AGREED_BY_BOTH: (True, True),
    GoalState.REACHED: (True, True),
}


def item_act(world: World, item: Any, event: str) -> Any:
    return step_item(world.owner, item, event=event, words="so")


def promise_act(world: World, promise: Any, event: str) -> Any:
    return step_promise(world.owner, promise, event=event, words="so", due_on=NEW_DAY)


def goal_act(world: World, goal: Any, event: str) -> Any:
    if event == GoalEvent.REWORDED:
        return reword_goal(world.owner, goal, words="Drive to my brother's")
    return step_goal(world.owner, goal, event=event)


def item_columns(state: str) -> dict[str, Any]:
    return {"closed": state in THEIRS_CLOSED | MINE_CLOSED}


def goal_columns(state: str) -> dict[str, Any]:
    they, i = AGREED.get(GoalState(state), (False, False))
    return {"they_agreed_on": DAY if they else None, "i_agreed_on": DAY if i else None}


#: The row of the standing agenda -> its table, what is done, what is kept of it, and the columns that go with a state.
EACH: dict[str, tuple[Any, ...]] = {
    "item": (THEIRS, item_act, AgendaItemStep, item_columns),
    "mine": (MINE, item_act, AgendaItemStep, item_columns),
    "safety": (MINE_SAFETY, item_act, AgendaItemStep, item_columns),
    "promise": (PROMISE, promise_act, PromiseStep, lambda state: {}),
    "goal": (GOAL, goal_act, GoalStep, goal_columns),
}


@pytest.mark.parametrize("which", EACH)
def test_what_follows_in_every_state(world: World, which: str) -> None:
    machine, *_rest = EACH[which]
    wrong = []
    for state, event in product(machine.states, machine.events):
        with transaction.atomic():
            try:
                follows(world, which, str(state), str(event))
            except AssertionError as error:
                wrong.append(f"{event} in {state}: {error}")
            transaction.set_rollback(True)
        keyring.forget()  # of rows that were taken back
    assert wrong == []


def follows(world: World, which: str, state: str, event: str) -> None:
    """One event in one state, in which the row is put without the way that leads there."""
    (machine, act, steps, columns), row = EACH[which], world.agenda[which]
    type(row).objects.filter(pk=row.pk).update(state=state, **columns(state))
    events = Event.objects.count()
    if not machine.allows(state, event):
        with pytest.raises(Refused):
            act(world, row, event)
        row.refresh_from_db()
        assert (row.state, steps.objects.count(), Event.objects.count()) == (state, 0, events)
        return
    act(world, row, event)
    row.refresh_from_db()
    after = machine.step(state, event)
    assert (row.state, Event.objects.count()) == (after, events + 1)
    for name, value in columns(after).items():
        if which != "goal":
            assert getattr(row, name) == value, name
        elif after in AGREED:
            assert (getattr(row, name) is None) == (value is None), name
    assert [step.event for step in steps.objects.all()] == [event] * (event != "when_there_is_room")
    for step in PromiseStep.objects.all():
        changed = event == "changed"
        assert (step.words, step.due_before, step.due_after) == ("so", made.DUE, NEW_DAY if changed else None)
        assert row.due_on == (NEW_DAY if changed else made.DUE)
