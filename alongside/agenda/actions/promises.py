"""Making a promise, and what becomes of it (S8)."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda import queries
from alongside.agenda.actions.given import day_of, needed, step
from alongside.agenda.models import Promise, PromiseStep
from alongside.audit.record import record
from alongside.base.errors import Refused
from alongside.base.submit import Claim, claim
from alongside.core.states.promise import PROMISE, PromiseEvent
from alongside.people.queries import own_alliance


@transaction.atomic
def add_promise(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    words: str,
    due_on: dt.date | None = None,
    made_on: dt.date | None = None,
    item_id: uuid.UUID | None = None,
) -> Promise:
    """I said that I would do something, perhaps by a day. Saving it twice is saving it once. Raises Refused, NotThere."""
    given = {"alliance": alliance_id, "words": words, "due_on": due_on, "made_on": made_on, "item": item_id}
    if claim(by, "promise", id, given) is not Claim.FIRST:
        return queries.own_promise(by, id)
    alliance = own_alliance(by, alliance_id)
    if item_id is not None and queries.own_item(by, item_id).alliance_id != alliance.id:
        raise Refused(_("Please choose one of the things on the two lists."), "item")
    made = day_of(by, made_on, "made_on")
    promise = Promise.objects.create(
        id=id,
        org_id=by.org_id,
        made_by_id=by.id,
        alliance=alliance,
        item_id=item_id,
        words=needed(words, _("Please write what you said you would do."), "words"),
        made_on=made,
        due_on=_due(due_on, made),
    )
    record(by, "promise.made", [("person", alliance.person_id), ("promise", promise.id)], "A")
    return promise


def _due(due_on: dt.date | None, made: dt.date, field: str = "due_on") -> dt.date | None:
    if due_on is not None and due_on < made:
        raise Refused(_("This day is before the promise was made. Please give a later one."), field)
    return due_on


@transaction.atomic
def step_promise(
    promise_id: uuid.UUID,
    *,
    by: Viewer,
    event: str,
    id: uuid.UUID | None = None,
    words: str = "",
    due_on: dt.date | None = None,
    on: dt.date | None = None,
) -> Promise:
    """What became of a promise: an event of `core.states.PROMISE`, on a day.

    A change by agreement brings the new day with it; owning it brings what I said to them. `id` is the
    page's own; an action that has claimed its own leaves it out. Raises Refused, NotThere.
    """
    given = {"promise": promise_id, "event": event, "words": words, "due_on": due_on, "on": on}
    if id is not None and claim(by, "promise.step", id, given) is not Claim.FIRST:
        return queries.own_promise(by, promise_id)
    promise = queries.own_promise(by, promise_id, lock=True)
    day, before = day_of(by, on), promise.due_on
    after = _new_day(event, due_on, promise)
    promise.state, promise.state_on, promise.due_on = step(PROMISE, promise.state, event), day, after
    promise.save()
    PromiseStep.objects.create(
        org_id=by.org_id,
        made_by_id=by.id,
        promise=promise,
        event=event,
        words=words.strip(),
        due_before=before,
        due_after=after if event == PromiseEvent.CHANGED else None,
        on=day,
    )
    record(by, f"promise.{event}", [("person", promise.alliance.person_id), ("promise", promise.id)], "A")
    return promise


def _new_day(event: str, due_on: dt.date | None, promise: Promise) -> dt.date | None:
    if event != PromiseEvent.CHANGED:
        return promise.due_on
    if due_on is None:
        raise Refused(_("Please give the day you agreed on."), "due_on")
    return _due(due_on, promise.made_on)
