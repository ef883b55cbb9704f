"""Goals that are written together, in their words (S13)."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda import queries
from alongside.agenda.actions.given import day_of, needed, step
from alongside.agenda.models import Goal, GoalStep
from alongside.audit.record import record
from alongside.base.errors import Refused
from alongside.base.submit import Claim, claim
from alongside.core.states.goal import GOAL, GoalEvent, GoalState
from alongside.people.models import Alliance
from alongside.people.queries import own_alliance


@transaction.atomic
def add_goal(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    words: str,
    value_id: uuid.UUID | None = None,
    own_value_id: uuid.UUID | None = None,
) -> Goal:
    """Write down a goal. Nobody has agreed to it yet. Saving it twice is saving it once. Raises Refused, NotThere."""
    given = {"alliance": alliance_id, "words": words, "value": value_id, "own_value": own_value_id}
    if claim(by, "goal", id, given) is not Claim.FIRST:
        return queries.own_goal(by, id)
    alliance = own_alliance(by, alliance_id)
    _values_of_these_two(by, alliance, value_id, own_value_id)
    goal = Goal.objects.create(
        id=id,
        org_id=by.org_id,
        made_by_id=by.id,
        alliance=alliance,
        words=needed(words, _("Please write the goal, in their words."), "words"),
        value_id=value_id,
        own_value_id=own_value_id,
    )
    record(by, "goal.added", [("person", alliance.person_id), ("goal", goal.id)], "A")
    return goal


def _values_of_these_two(
    by: Viewer, alliance: Alliance, value_id: uuid.UUID | None, own_value_id: uuid.UUID | None
) -> None:
    if value_id is not None and value_id not in {one.id for one in queries.their_values(by, alliance)}:
        raise Refused(_("Please choose one of the values that are written down."), "value")
    if own_value_id is not None and own_value_id not in {one.id for one in queries.own_values(by)}:
        raise Refused(_("Please choose one of your own values."), "own_value")


@transaction.atomic
def reword_goal(
    goal_id: uuid.UUID,
    *,
    by: Viewer,
    words: str,
    value_id: uuid.UUID | None = None,
    own_value_id: uuid.UUID | None = None,
) -> Goal:
    """Word a goal anew, or tie it to another value. New words ask both again; the earlier ones stay."""
    goal = queries.own_goal(by, goal_id, lock=True)
    kept = (goal.value_id, goal.own_value_id)  # a value that was taken back since may stay on its goal
    _values_of_these_two(
        by,
        goal.alliance,
        value_id if value_id != kept[0] else None,
        own_value_id if own_value_id != kept[1] else None,
    )
    words = needed(words, _("Please write the goal, in their words."), "words")
    if (words, value_id, own_value_id) == (goal.words, *kept):
        return goal
    if words != goal.words:
        if GoalEvent.REWORDED not in GOAL.events_from(goal.state):
            raise Refused(
                _(
                    "This goal is reached or let go. Take it up again on its page first, then change its words."
                ),
                "words",
            )
        _take(by, goal, GoalEvent.REWORDED, day_of(by, None), goal.words)
    goal.words, goal.value_id, goal.own_value_id = words, value_id, own_value_id
    goal.save()
    record(by, "goal.changed", [("person", goal.alliance.person_id), ("goal", goal.id)], "A")
    return goal


@transaction.atomic
def step_goal(
    goal_id: uuid.UUID, *, by: Viewer, event: str, id: uuid.UUID | None = None, on: dt.date | None = None
) -> Goal:
    """They agree, I agree, it is reached, let go, or taken up again, on a day. Raises Refused, NotThere."""
    given = {"goal": goal_id, "event": event, "on": on}
    if id is not None and claim(by, "goal.step", id, given) is not Claim.FIRST:
        return queries.own_goal(by, goal_id)
    goal = queries.own_goal(by, goal_id, lock=True)
    if event == GoalEvent.REWORDED:
        raise Refused(_("Please write the new words of the goal on its own page."), "event")
    _take(by, goal, event, day_of(by, on))
    goal.save()
    record(by, f"goal.{event}", [("person", goal.alliance.person_id), ("goal", goal.id)], "A")
    return goal


def _take(by: Viewer, goal: Goal, event: str, day: dt.date, words: str = "") -> None:
    """Move the goal and keep the step; whoever agrees gets a day, and a draft has none."""
    goal.state, goal.state_on = step(GOAL, goal.state, event), day
    if event == GoalEvent.THEY_AGREE:
        goal.they_agreed_on = day
    elif event == GoalEvent.I_AGREE:
        goal.i_agreed_on = day
    elif goal.state == GoalState.DRAFT:
        goal.they_agreed_on = goal.i_agreed_on = None
    GoalStep.objects.create(org_id=by.org_id, made_by_id=by.id, goal=goal, event=event, words=words, on=day)
