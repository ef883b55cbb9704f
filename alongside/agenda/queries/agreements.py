"""Reading what the two agreed on: promises, of which late is read from the day; goals with their values; the sheet."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, QuerySet

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, ExpectSheet, Goal, GoalStep, Promise, PromiseStep
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.base.request_context import saw
from alongside.core.states.agreements import GoalState, PromiseEvent, PromiseState, is_late
from alongside.people.models import Alliance, GoodToKnow, GoodToKnowKind, OwnValue
from alongside.people.visibility import is_mine, own_alliances, visible_alliances

#: What still asks something of the worker: to be done, or to be said.
ASKING = (PromiseState.OPEN, PromiseState.BROKEN)
NEXT_FIRST = (F("due_on").asc(nulls_last=True), "seq")


@dataclass(frozen=True)
class Anew:
    """The day of a promise was agreed anew: which day it was before, if there was one, and when that was agreed."""

    before: dt.date | None
    on: dt.date


@dataclass(frozen=True)
class Promised:
    """A promise as it stands today; `late` is read from its day."""

    id: uuid.UUID
    alliance_id: uuid.UUID
    item_id: uuid.UUID | None
    words: str
    made_on: dt.date
    due_on: dt.date | None
    state: str
    state_on: dt.date | None
    late: bool
    today: bool  # due today
    anew: Anew | None = None  # that its day was agreed anew, where that was asked


def one_of(viewer: Viewer, rows: QuerySet[Any], id: uuid.UUID, *, own: bool) -> Any:
    """The row with this id, in alliances of the viewer's own or in those they may read. Raises NotThere."""
    alliances = own_alliances(viewer) if own else visible_alliances(viewer)
    rows = rows.filter(org_id=viewer.org_id, alliance__in=alliances, pk=id)
    rows = rows.select_related("alliance__person", "alliance__practitioner")
    row = rows.defer("alliance__practitioner__photo").first()
    if row is None:
        raise NotThere
    saw("person", [row.alliance.person_id])
    return row


def promise(viewer: Viewer, id: uuid.UUID) -> Promise:
    """One promise that the viewer may read. Raises NotThere."""
    return one_of(viewer, Promise.objects.select_related("item"), id, own=False)


def own_promise(viewer: Viewer, id: uuid.UUID) -> Promise:
    """One promise of the viewer's own, to change. Raises NotThere."""
    return one_of(viewer, Promise.objects.select_related("item"), id, own=True)


def open_promises(viewer: Viewer, alliance_ids: Iterable[uuid.UUID]) -> list[Promised]:
    """What was promised in these alliances, fetched for this viewer, and still asks for something; late first."""
    rows = Promise.objects.filter(org_id=viewer.org_id, alliance_id__in=list(alliance_ids), state__in=ASKING)
    day = today(viewer.zone)
    return [promised(row, day) for row in rows.order_by(*NEXT_FIRST)]


def promises_of(viewer: Viewer, alliance: Alliance) -> list[Promised]:
    """Everything ever promised in an alliance that was fetched for this viewer, the newest first."""
    rows = Promise.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id).order_by("-seq")
    day = today(viewer.zone)
    return with_new_days(viewer, alliance, [promised(row, day) for row in rows])


def with_new_days(viewer: Viewer, alliance: Alliance, promises: Iterable[Promised]) -> list[Promised]:
    """These promises of an alliance fetched for this viewer, each with the last time its day was agreed anew."""
    steps = PromiseStep.objects.filter(
        org_id=viewer.org_id, promise__alliance_id=alliance.id, event=PromiseEvent.CHANGED
    )
    agreed = {step.promise_id: Anew(step.due_before, step.on) for step in steps.order_by("seq")}
    return [replace(promise, anew=agreed.get(promise.id)) for promise in promises]


def my_promises(viewer: Viewer) -> list[tuple[Alliance, Promised]]:
    """All I promised to anybody that still asks for something, with whom; late first, the longest late before all."""
    rows = Promise.objects.filter(
        org_id=viewer.org_id, alliance__in=own_alliances(viewer), state__in=ASKING
    ).select_related("alliance__person")
    day = today(viewer.zone)
    promises = [(row.alliance, promised(row, day)) for row in rows.order_by(*NEXT_FIRST)]
    saw("person", [alliance.person_id for alliance, _promise in promises])
    return promises


def promises_beside(viewer: Viewer, item: AgendaItem) -> list[Promised]:
    """Everything promised about an item that was fetched for this viewer, oldest first."""
    rows = Promise.objects.filter(org_id=viewer.org_id, alliance_id=item.alliance_id, item_id=item.id)
    day = today(viewer.zone)
    return [promised(row, day) for row in rows.order_by("seq")]


def promise_steps(viewer: Viewer, promise: Promise) -> list[PromiseStep]:
    """What became of a promise that was fetched for this viewer, oldest first."""
    return list(PromiseStep.objects.filter(org_id=viewer.org_id, promise_id=promise.id).order_by("seq"))


def promised(row: Promise, day: dt.date) -> Promised:
    """A promise as it stands on this day."""
    return Promised(
        id=row.id,
        alliance_id=row.alliance_id,
        item_id=row.item_id,
        words=row.words,
        made_on=row.made_on,
        due_on=row.due_on,
        state=row.state,
        state_on=row.state_on,
        late=is_late(row.state, row.due_on, day),
        today=row.state == PromiseState.OPEN and row.due_on == day,
    )


def goal(viewer: Viewer, id: uuid.UUID) -> Goal:
    """One goal that the viewer may read. Raises NotThere."""
    row: Goal = one_of(viewer, Goal.objects.select_related("value", "own_value"), id, own=False)
    return _readable(viewer, row.alliance, row)


def own_goal(viewer: Viewer, id: uuid.UUID) -> Goal:
    """One goal of the viewer's own alliances, to change. Raises NotThere."""
    return one_of(viewer, Goal.objects.select_related("value", "own_value"), id, own=True)


def goals(viewer: Viewer, alliance: Alliance, *, let_go: bool = True) -> list[Goal]:
    """The goals of an alliance that was fetched for this viewer, oldest first, each with its value."""
    rows = Goal.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id)
    rows = rows if let_go else rows.exclude(state=GoalState.LET_GO)
    rows = rows.select_related("value", "own_value").order_by("seq")
    return [_readable(viewer, alliance, goal) for goal in rows]


def _readable(viewer: Viewer, alliance: Alliance, goal: Goal) -> Goal:
    """The goal without what matters to its practitioner, for whoever else reads it: that is the practitioner's alone."""
    if not is_mine(viewer, alliance):
        goal.own_value = None
    return goal


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


def expect_sheets(viewer: Viewer, alliance: Alliance) -> list[ExpectSheet]:
    """All versions of the what-to-expect sheet of an alliance that was fetched for this viewer: the first one counts."""
    rows = ExpectSheet.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id)
    return list(rows.order_by("-seq"))


def expect_sheet(viewer: Viewer, alliance: Alliance) -> ExpectSheet | None:
    """The version that counts, of an alliance that was fetched for this viewer."""
    return next(iter(expect_sheets(viewer, alliance)), None)
