"""Reading the two agendas, of one alliance or of several in two queries, and single items with what happened to them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import OuterRef, QuerySet, Subquery

from alongside.access.identities import Viewer
from alongside.agenda.models import LAST, AgendaItem, AgendaItemStep, Promise, Side, Written
from alongside.agenda.queries.agreements import one_of, open_promises, with_new_days
from alongside.core.ordering import order_mine, order_theirs
from alongside.core.states.agenda import THEIRS_LIVE
from alongside.people.models import Alliance


@dataclass(frozen=True)
class TwoAgendas:
    """Both lists in the order of `core.ordering`, and the promises that still ask for something, late first."""

    theirs: tuple[AgendaItem, ...] = ()
    mine: tuple[AgendaItem, ...] = ()
    promises: tuple[Promise, ...] = ()


def item(viewer: Viewer, id: uuid.UUID) -> AgendaItem:
    """One item that the viewer may read. Raises NotThere."""
    return one_of(viewer, with_last(AgendaItem.objects.select_related("goal")), id, own=False)


def own_item(viewer: Viewer, id: uuid.UUID) -> AgendaItem:
    """One item of the viewer's own, to change. Raises NotThere."""
    return one_of(viewer, with_last(AgendaItem.objects.select_related("goal")), id, own=True)


def live_theirs(viewer: Viewer, alliance_id: uuid.UUID, *, lock: bool = False) -> list[AgendaItem]:
    """What is on their mind, in their order, of an alliance that was fetched for this viewer."""
    rows = AgendaItem.objects.filter(
        org_id=viewer.org_id, alliance_id=alliance_id, side=Side.THEIRS, state__in=list(THEIRS_LIVE)
    )
    return order_theirs(rows.select_for_update() if lock else rows)


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
    rows = with_last(AgendaItem.objects.filter(org_id=viewer.org_id, alliance_id__in=ids))
    items = list(rows if closed else rows.filter(closed=False))
    for item in items:
        item.promised = tuple(promise for promise in promises if promise.item_id == item.id)
    return {
        id: TwoAgendas(
            tuple(order_theirs(_of(items, id, Side.THEIRS), closed=closed)),
            tuple(order_mine(_of(items, id, Side.MINE), closed=closed)),
            tuple(promise for promise in promises if promise.alliance_id == id),
        )
        for id in ids
    }


def _of(items: list[AgendaItem], alliance_id: uuid.UUID, side: str) -> list[AgendaItem]:
    return [item for item in items if item.alliance_id == alliance_id and item.side == side]


def with_last(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """Each item with its latest step that is not about its wording."""
    steps = AgendaItemStep.objects.filter(org_id=OuterRef("org_id"), item_id=OuterRef("pk"))
    latest = steps.exclude(event__in=Written.values).order_by("-seq")
    return items.annotate(
        **{
            f"last_{name}": Subquery(latest.values(name)[:1], output_field=kind)
            for name, kind in LAST.items()
        },
    )
