"""What happens to an item, and the order they choose."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda import queries
from alongside.agenda.actions.given import day_of, step
from alongside.agenda.models import Item, ItemStep, Side
from alongside.agenda.models.item import UNWRITTEN
from alongside.audit.record import record
from alongside.base.errors import Refused
from alongside.base.models import Sequence
from alongside.base.submit import Claim, claim
from alongside.core.states.agenda import MINE_CLOSED, THEIRS, THEIRS_CLOSED, MyEvent, TheirEvent, mine_machine
from alongside.core.states.machine import Machine

#: What I do by myself moves nothing: an item that was only named has stood still since before.
BY_ME_ALONE = frozenset({MyEvent.NAMED, MyEvent.WHEN_THERE_IS_ROOM})


def machine_of(item: Item) -> Machine:
    """The table that this item follows."""
    return THEIRS if item.side == Side.THEIRS else mine_machine(safety=item.safety)


@transaction.atomic
def step_item(
    item_id: uuid.UUID,
    *,
    by: Viewer,
    event: str,
    id: uuid.UUID | None = None,
    words: str = "",
    instead: str = "",
    on: dt.date | None = None,
) -> Item:
    """Something happened to an item: one of `machine_of(item).events_from(item.state)`, on a day.

    `id` is the page's own, so that saving twice is saving once; an action that has claimed its own leaves it
    out. `instead` is what came in place of what will not work. Raises Refused, NotThere.
    """
    given = {"item": item_id, "event": event, "words": words, "instead": instead, "on": on}
    if id is not None and claim(by, "item.step", id, given) is not Claim.FIRST:
        return queries.own_item(by, item_id)
    item = queries.own_item(by, item_id, lock=True)
    day = day_of(by, on)
    before, item.state = item.state, step(machine_of(item), item.state, event)
    if item.state != before and event not in BY_ME_ALONE:
        item.state_on = day
    item.closed = item.state in THEIRS_CLOSED | MINE_CLOSED
    item.instead = instead.strip() or item.instead
    if event == TheirEvent.HEARD:
        item.heard_on = day
    item.save()
    _write(by, item, event, words.strip(), day)
    record(by, "item.stepped", [("person", item.alliance.person_id), ("item", item.id)], "A")
    return item


def _write(by: Viewer, item: Item, event: str, words: str, day: dt.date) -> None:
    """Keep the step. "Not now" leaves none, and naming it again moves the one there is: nothing to count."""
    if event in UNWRITTEN:
        return
    earlier = None
    if event == MyEvent.NAMED:
        earlier = ItemStep.objects.filter(org_id=by.org_id, item=item, event=event).first()
    if earlier is None:
        ItemStep.objects.create(
            org_id=by.org_id, made_by_id=by.id, item=item, event=event, words=words, on=day
        )
        return
    earlier.words = "\n".join(filter(None, (earlier.words, words)))
    earlier.on, earlier.seq = max(day, earlier.on), Sequence.take(by.org_id)
    earlier.save()


@transaction.atomic
def move_item(item_id: uuid.UUID, *, by: Viewer, up: bool) -> Item:
    """Put something of theirs one place earlier or later: the order is theirs (S17). At the end nothing changes."""
    item = queries.own_item(by, item_id, lock=True)
    order = queries.live_theirs(by, item.alliance_id, lock=True)
    place = next((n for n, one in enumerate(order) if one.id == item.id), None)
    if place is None:
        raise Refused(_("Only what is on their mind now can be put in order."))
    other = place + (-1 if up else 1)
    if not 0 <= other < len(order):
        return item
    order[place], order[other] = order[other], order[place]
    for position, one in enumerate(order, start=1):
        Item.objects.filter(org_id=by.org_id, pk=one.id).update(position=position)
    record(by, "agenda.ordered", [("person", item.alliance.person_id), ("item", item.id)], "A")
    return queries.own_item(by, item_id)
