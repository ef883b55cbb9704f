"""Reading promises: late is read from the day."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import F

from alongside.access.identities import Viewer
from alongside.agenda.models import Promise, PromiseStep
from alongside.agenda.queries.one import One
from alongside.agenda.queries.values import Anew, Promised
from alongside.base.clock import today
from alongside.base.request_context import saw
from alongside.core.states.promise import PromiseEvent, PromiseState, is_late
from alongside.people.models import Alliance
from alongside.people.visibility import own_alliances

#: What still asks something of the worker: to be done, or to be said.
ASKING = (PromiseState.OPEN, PromiseState.BROKEN)
_NEXT_FIRST = (F("due_on").asc(nulls_last=True), "seq")


def open_promises(viewer: Viewer, alliance_ids: Iterable[uuid.UUID]) -> list[Promised]:
    """What was promised in these alliances, fetched for this viewer, and still asks for something; late first."""
    rows = Promise.objects.filter(
        org_id=viewer.org_id, alliance_id__in=list(alliance_ids), state__in=ASKING
    ).order_by(*_NEXT_FIRST)
    day = today(viewer.zone)
    return [promised(row, day) for row in rows]


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
    agreed = {one.promise_id: Anew(one.due_before, one.on) for one in steps.order_by("seq")}
    return [replace(one, anew=agreed.get(one.id)) for one in promises]


def my_promises(viewer: Viewer) -> list[tuple[Alliance, Promised]]:
    """All I promised to anybody that still asks for something, with whom; late first, the longest late before all."""
    rows = list(
        Promise.objects.filter(org_id=viewer.org_id, alliance__in=own_alliances(viewer), state__in=ASKING)
        .select_related("alliance__person")
        .order_by(*_NEXT_FIRST)
    )
    saw("person", [row.alliance.person_id for row in rows])
    day = today(viewer.zone)
    return [(row.alliance, promised(row, day)) for row in rows]


def promise(viewer: Viewer, id: uuid.UUID) -> Promise:
    """One promise that the viewer may read. Raises NotThere."""
    return _found(viewer, id, own=False, lock=False)


def own_promise(viewer: Viewer, id: uuid.UUID, *, lock: bool = False) -> Promise:
    """One promise of the viewer's own, to change; `lock` it inside an action. Raises NotThere."""
    return _found(viewer, id, own=True, lock=lock)


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


_found = One(Promise, "item")
