"""Reading one item and what happened to it."""

from __future__ import annotations

import uuid

from alongside.access.identities import Viewer
from alongside.agenda.models import AgendaItem, AgendaItemStep, Promise, Side
from alongside.agenda.queries.one import One
from alongside.agenda.queries.promises import promised
from alongside.agenda.queries.two import their_item, with_last
from alongside.agenda.queries.values import Promised, TheirItem
from alongside.base.clock import today
from alongside.core.ordering import order_theirs
from alongside.core.states.agenda import THEIRS_LIVE


def item(viewer: Viewer, id: uuid.UUID) -> AgendaItem:
    """One item that the viewer may read. Raises NotThere."""
    return _found(viewer, id, own=False, lock=False)


def own_item(viewer: Viewer, id: uuid.UUID, *, lock: bool = False) -> AgendaItem:
    """One item of the viewer's own, to change; `lock` it inside an action. Raises NotThere."""
    return _found(viewer, id, own=True, lock=lock)


def item_steps(viewer: Viewer, item: AgendaItem) -> list[AgendaItemStep]:
    """What happened to an item that was fetched for this viewer, oldest first."""
    return list(AgendaItemStep.objects.filter(org_id=viewer.org_id, item_id=item.id).order_by("seq"))


def promises_beside(viewer: Viewer, item: AgendaItem) -> list[Promised]:
    """Everything promised about an item that was fetched for this viewer, oldest first."""
    rows = Promise.objects.filter(org_id=viewer.org_id, alliance_id=item.alliance_id, item_id=item.id)
    day = today(viewer.zone)
    return [promised(row, day) for row in rows.order_by("seq")]


def live_theirs(viewer: Viewer, alliance_id: uuid.UUID, *, lock: bool = False) -> list[TheirItem]:
    """What is on their mind, in their order, of an alliance that was fetched for this viewer."""
    rows = AgendaItem.objects.filter(
        org_id=viewer.org_id, alliance_id=alliance_id, side=Side.THEIRS, state__in=list(THEIRS_LIVE)
    )
    return order_theirs([their_item(row) for row in (rows.select_for_update() if lock else rows)])


_found = One(AgendaItem, "goal", read=with_last)
