"""Reading one item and what happened to it."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from alongside.access.identities import Viewer
from alongside.agenda.models import Item, ItemStep, Promise, Side
from alongside.agenda.queries.promises import promised
from alongside.agenda.queries.two import their_item, with_last
from alongside.agenda.queries.values import Promised, TheirItem
from alongside.base.acting import saw
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.core.ordering import order_theirs
from alongside.core.states import THEIRS_LIVE
from alongside.people.models import Alliance
from alongside.people.visibility import Found


def item(viewer: Viewer, id: uuid.UUID) -> Item:
    """One item that the viewer may read. Raises NotThere."""
    return _found(viewer, id, own=False, lock=False)


def own_item(viewer: Viewer, id: uuid.UUID, *, lock: bool = False) -> Item:
    """One item of the viewer's own, to change; `lock` it inside an action. Raises NotThere."""
    return _found(viewer, id, own=True, lock=lock)


def item_steps(viewer: Viewer, item: Item) -> list[ItemStep]:
    """What happened to an item that was fetched for this viewer, oldest first."""
    return list(ItemStep.objects.filter(org_id=viewer.org_id, item_id=item.id).order_by("seq"))


def promises_beside(viewer: Viewer, item: Item) -> list[Promised]:
    """Everything promised about an item that was fetched for this viewer, oldest first."""
    rows = Promise.objects.filter(org_id=viewer.org_id, alliance_id=item.alliance_id, item_id=item.id)
    day = today(viewer.zone)
    return [promised(row, day) for row in rows.order_by("seq")]


def live_theirs(viewer: Viewer, alliance_id: uuid.UUID, *, lock: bool = False) -> list[TheirItem]:
    """What is on their mind, in their order, of an alliance that was fetched for this viewer."""
    rows = Item.objects.filter(
        org_id=viewer.org_id, alliance_id=alliance_id, side=Side.THEIRS, state__in=list(THEIRS_LIVE)
    )
    return order_theirs([their_item(row) for row in (rows.select_for_update() if lock else rows)])


def _among(alliances: QuerySet[Alliance], org_id: uuid.UUID, id: uuid.UUID) -> QuerySet[Item]:
    rows = Item.objects.select_related("alliance__person", "alliance__practitioner", "goal")
    return rows.defer("alliance__practitioner__photo").filter(org_id=org_id, alliance__in=alliances, pk=id)


_TO_READ = Found(lambda *given: with_last(_among(*given)))
_TO_CHANGE = Found(lambda *given: _among(*given).select_for_update(of=("self",)))


def _found(viewer: Viewer, id: uuid.UUID, *, own: bool, lock: bool) -> Item:
    rows = _TO_CHANGE if lock else _TO_READ
    found = rows.own(viewer, id) if own else rows.visible(viewer, id)
    if found is None:
        raise NotThere
    saw("person", [found.alliance.person_id])
    return found
