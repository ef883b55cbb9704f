"""Reading the two agendas, of one alliance or of several in two queries, and what the two agreed on: promises, of which late
is read from the day; goals with their values; the sheet."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from alongside.access.identities import Viewer
from alongside.agenda import models
from alongside.base.clock import today
from alongside.base.models import there
from alongside.base.request_context import saw
from alongside.core.ordering import order_mine, order_theirs
from alongside.core.states.agenda import THEIRS_LIVE
from alongside.core.states.agreements import UNSAID, GoalState, PromiseEvent, PromiseState, is_late
from alongside.people.models import Alliance, GoodToKnow, GoodToKnowKind, OwnValue
from alongside.people.visibility import is_mine, own_alliances, visible_alliances

#: What still asks something of the worker: to be done, or to be said.
ASKING = (PromiseState.OPEN, *UNSAID)
NEXT_FIRST = (F("due_on").asc(nulls_last=True), "seq")


def one_of(viewer: Viewer, rows: QuerySet[Any], id: uuid.UUID, *, own: bool) -> Any:
    """The row with this id, in alliances of the viewer's own or in those they may read. Raises NotThere."""
    alliances = own_alliances(viewer) if own else visible_alliances(viewer)
    rows = rows.filter(org_id=viewer.org_id, alliance__in=alliances, pk=id)
    rows = rows.select_related("alliance__person", "alliance__practitioner")
    row = there(rows.defer("alliance__practitioner__photo").first())
    saw("person", [row.alliance.person_id])
    return row


# ---------------------------------------------------------------- the two lists


@dataclass(frozen=True)
class TwoAgendas:
    """Both lists in the order of `core.ordering`, and the promises that still ask for something, late first."""

    their_items: tuple[models.AgendaItem, ...] = ()
    my_items: tuple[models.AgendaItem, ...] = ()
    promises: tuple[models.Promise, ...] = ()


def item(viewer: Viewer, id: uuid.UUID) -> models.AgendaItem:
    """One item that the viewer may read. Raises NotThere."""
    return one_of(viewer, with_last(models.AgendaItem.objects.select_related("goal")), id, own=False)


def own_item(viewer: Viewer, id: uuid.UUID) -> models.AgendaItem:
    """One item of the viewer's own, to change. Raises NotThere."""
    return one_of(viewer, with_last(models.AgendaItem.objects.select_related("goal")), id, own=True)


def live_theirs(viewer: Viewer, alliance_id: uuid.UUID) -> list[models.AgendaItem]:
    """What is on their mind, in their order, held until the commit; of an alliance that was fetched for this viewer."""
    rows = models.AgendaItem.objects.filter(
        org_id=viewer.org_id, alliance_id=alliance_id, side=models.Side.THEIRS, state__in=list(THEIRS_LIVE)
    )
    return order_theirs(rows.select_for_update())


def two_agendas(viewer: Viewer, alliance: Alliance, *, closed: bool = False) -> TwoAgendas:
    """Both lists of an alliance that was fetched for this viewer; with what is done and let go if asked."""
    return two_agendas_of(viewer, [alliance], closed=closed)[alliance.id]


def two_to_show(viewer: Viewer, alliance: Alliance) -> TwoAgendas:
    """Both lists as they are shown to the person themselves, with which promises were given a new day."""
    two = two_agendas(viewer, alliance)
    return replace(two, promises=tuple(with_new_days(viewer, alliance, two.promises)))


def two_agendas_of(
    viewer: Viewer, alliances: Iterable[Alliance], *, closed: bool = False
) -> dict[uuid.UUID, TwoAgendas]:
    """The same for several alliances that were fetched for this viewer, in two queries for all of them."""
    ids = [alliance.id for alliance in alliances]
    promises = open_promises(viewer, ids)
    rows = with_last(models.AgendaItem.objects.filter(org_id=viewer.org_id, alliance_id__in=ids))
    items = list(rows if closed else rows.filter(closed=False))
    for item in items:
        item.promised = tuple(promise for promise in promises if promise.item_id == item.id)
    return {
        id: TwoAgendas(
            tuple(order_theirs(_of(items, id, models.Side.THEIRS), closed=closed)),
            tuple(order_mine(_of(items, id, models.Side.MINE), closed=closed)),
            tuple(promise for promise in promises if promise.alliance_id == id),
        )
        for id in ids
    }


def _of(items: list[models.AgendaItem], alliance_id: uuid.UUID, side: str) -> list[models.AgendaItem]:
    return [item for item in items if item.alliance_id == alliance_id and item.side == side]


def with_last(items: QuerySet[models.AgendaItem]) -> QuerySet[models.AgendaItem]:
    """Each item with its latest step that is not about its wording."""
    steps = models.AgendaItemStep.objects.filter(org_id=OuterRef("org_id"), item_id=OuterRef("pk"))
    latest = steps.exclude(event__in=models.Written.values).order_by("-seq")
    return items.annotate(
        **{
            f"last_{name}": Subquery(latest.values(name)[:1], output_field=kind)
            for name, kind in models.LAST.items()
        },
    )


# ---------------------------------------------------------------- what was agreed


def promise(viewer: Viewer, id: uuid.UUID) -> models.Promise:
    """One promise that the viewer may read. Raises NotThere."""
    return one_of(viewer, models.Promise.objects.select_related("item"), id, own=False)


def own_promise(viewer: Viewer, id: uuid.UUID) -> models.Promise:
    """One promise of the viewer's own, to change. Raises NotThere."""
    return one_of(viewer, models.Promise.objects.select_related("item"), id, own=True)


def open_promises(viewer: Viewer, alliance_ids: Iterable[uuid.UUID]) -> list[models.Promise]:
    """What was promised in these alliances, fetched for this viewer, and still asks for something; late first."""
    rows = models.Promise.objects.filter(
        org_id=viewer.org_id, alliance_id__in=list(alliance_ids), state__in=ASKING
    )
    return as_of(today(viewer.zone), rows.order_by(*NEXT_FIRST))


def promises_of(viewer: Viewer, alliance: Alliance) -> list[models.Promise]:
    """Everything ever promised in an alliance that was fetched for this viewer, the newest first."""
    rows = models.Promise.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id).order_by("-seq")
    return with_new_days(viewer, alliance, as_of(today(viewer.zone), rows))


def with_new_days(
    viewer: Viewer, alliance: Alliance, promises: Iterable[models.Promise]
) -> list[models.Promise]:
    """These promises of an alliance fetched for this viewer, each with the last time its day was agreed anew."""
    steps = models.PromiseStep.objects.filter(
        org_id=viewer.org_id, promise__alliance_id=alliance.id, event=PromiseEvent.CHANGED
    )
    agreed = {step.promise_id: step for step in steps.order_by("seq")}
    rows = list(promises)
    for promise in rows:
        promise.anew = agreed.get(promise.id)
    return rows


def my_promises(viewer: Viewer) -> list[models.Promise]:
    """All I promised to anybody that still asks for something, with whom; late first, the longest late before all."""
    rows = models.Promise.objects.filter(
        org_id=viewer.org_id, alliance__in=own_alliances(viewer), state__in=ASKING
    ).select_related("alliance__person")
    promises = as_of(today(viewer.zone), rows.order_by(*NEXT_FIRST))
    saw("person", [promise.alliance.person_id for promise in promises])
    return promises


def promises_beside(viewer: Viewer, item: models.AgendaItem) -> list[models.Promise]:
    """Everything promised about an item that was fetched for this viewer, oldest first."""
    rows = models.Promise.objects.filter(org_id=viewer.org_id, alliance_id=item.alliance_id, item_id=item.id)
    return as_of(today(viewer.zone), rows.order_by("seq"))


def steps_of(viewer: Viewer, row: models.AgendaItem | models.Goal | models.Promise) -> list[Any]:
    """What became of an item, a goal or a promise that was fetched for this viewer, oldest first."""
    return list(row.steps.filter(org_id=viewer.org_id).order_by("seq"))


def as_of(day: dt.date, promises: Iterable[models.Promise]) -> list[models.Promise]:
    """These promises as they stand on this day: whether they are late, and whether due today."""
    rows = list(promises)
    for promise in rows:
        promise.late = is_late(promise.state, promise.due_on, day)
        promise.today = promise.state == PromiseState.OPEN and promise.due_on == day
    return rows


def goal(viewer: Viewer, id: uuid.UUID) -> models.Goal:
    """One goal that the viewer may read. Raises NotThere."""
    row: models.Goal = one_of(viewer, models.Goal.objects.select_related("value", "own_value"), id, own=False)
    return _readable(viewer, row.alliance, row)


def own_goal(viewer: Viewer, id: uuid.UUID) -> models.Goal:
    """One goal of the viewer's own alliances, to change. Raises NotThere."""
    return one_of(viewer, models.Goal.objects.select_related("value", "own_value"), id, own=True)


def goals(viewer: Viewer, alliance: Alliance, *, let_go: bool = True) -> list[models.Goal]:
    """The goals of an alliance that was fetched for this viewer, oldest first, each with its value."""
    rows = models.Goal.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id)
    rows = rows if let_go else rows.exclude(state=GoalState.LET_GO)
    rows = rows.select_related("value", "own_value").order_by("seq")
    return [_readable(viewer, alliance, goal) for goal in rows]


def _readable(viewer: Viewer, alliance: Alliance, goal: models.Goal) -> models.Goal:
    """The goal without what matters to its practitioner, for whoever else reads it: that is the practitioner's alone."""
    if not is_mine(viewer, alliance):
        goal.own_value = None
    return goal


def items_on(viewer: Viewer, goal: models.Goal) -> list[models.AgendaItem]:
    """The items that hang on a goal that was fetched for this viewer, oldest first."""
    return list(models.AgendaItem.objects.filter(org_id=viewer.org_id, goal_id=goal.id).order_by("seq"))


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


def expect_sheets(viewer: Viewer, alliance: Alliance) -> list[models.ExpectSheet]:
    """All versions of the what-to-expect sheet of an alliance that was fetched for this viewer: the first one counts."""
    rows = models.ExpectSheet.objects.filter(org_id=viewer.org_id, alliance_id=alliance.id)
    return list(rows.order_by("-seq"))


def expect_sheet(viewer: Viewer, alliance: Alliance) -> models.ExpectSheet | None:
    """The version that counts, of an alliance that was fetched for this viewer."""
    return next(iter(expect_sheets(viewer, alliance)), None)
