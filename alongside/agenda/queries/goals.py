"""Reading shared goals and the values that they may be tied to."""

from __future__ import annotations

import uuid

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, Goal, GoalStep
from alongside.agenda.queries.one import One
from alongside.core.states.goal import GoalState
from alongside.people.models import Alliance, GoodToKnow, GoodToKnowKind, OwnValue
from alongside.people.visibility import is_mine


def goals(viewer: Viewer, alliance: Alliance, *, let_go: bool = True) -> list[Goal]:
    """The goals of an alliance that was fetched for this viewer, oldest first, each with its value."""
    rows = Goal.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id)
    rows = rows if let_go else rows.exclude(state=GoalState.LET_GO)
    found = rows.select_related("value", "own_value").order_by("seq")
    return [_readable(viewer, alliance, goal) for goal in found]


def goal(viewer: Viewer, id: uuid.UUID) -> Goal:
    """One goal that the viewer may read. Raises NotThere."""
    found = _found(viewer, id, own=False, lock=False)
    return _readable(viewer, found.alliance, found)


def _readable(viewer: Viewer, alliance: Alliance, goal: Goal) -> Goal:
    """The goal without what matters to its practitioner, for whoever else reads it: that is the practitioner's alone."""
    if not is_mine(viewer, alliance):
        goal.own_value = None
    return goal


def own_goal(viewer: Viewer, id: uuid.UUID, *, lock: bool = False) -> Goal:
    """One goal of the viewer's own alliances, to change; `lock` it inside an action. Raises NotThere."""
    return _found(viewer, id, own=True, lock=lock)


def goal_steps(viewer: Viewer, goal: Goal) -> list[GoalStep]:
    """What became of a goal that was fetched for this viewer, oldest first."""
    return list(GoalStep.objects.filter(org_id=viewer.org_id, goal_id=goal.id).order_by("seq"))


def items_on(viewer: Viewer, goal: Goal) -> list[AgendaItem]:
    """The items that hang on a goal that was fetched for this viewer, oldest first."""
    return list(AgendaItem.objects.filter(org_id=viewer.org_id, goal_id=goal.id).order_by("seq"))


def their_values(viewer: Viewer, alliance: Alliance) -> list[GoodToKnow]:
    """What matters to them, of an alliance that was fetched for this viewer, oldest first."""
    rows = GoodToKnow.objects.filter(
        org_id=viewer.org_id,
        person_id=alliance.person_id,
        kind__in=[GoodToKnowKind.VALUE, GoodToKnowKind.MATTERS],
        retired_at__isnull=True,
    )
    return list(rows.order_by("seq"))


def own_values(viewer: Viewer) -> list[OwnValue]:
    """What matters to me in this work, oldest first. None of it while what is mine alone is closed to this account."""
    if viewer.closed:
        return []
    rows = OwnValue.objects.filter(org_id=viewer.org_id, practitioner_id=viewer.id, retired_at__isnull=True)
    return list(rows.order_by("seq"))


_found = One(Goal, "value", "own_value")
