"""Wording an item anew, and saying that it can not wait. The earlier words stay in its history."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda import queries
from alongside.agenda.actions.given import needed
from alongside.agenda.actions.items import goal_here
from alongside.agenda.models import Item, ItemStep, Side, Written
from alongside.audit.record import record
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.core.states.agenda import MINE_CLOSED, as_ordinary, as_safety

WORDED = ("words", "why")  # a change here keeps the earlier wording
FIELDS = (*WORDED, "in_their_words", "how_to_say", "deadline")


@transaction.atomic
def change_item(item_id: uuid.UUID, *, by: Viewer, **to: Any) -> Item:
    """Word an item anew, say how I will say it, give it a day, a goal, or say that it can not wait.

    Takes any of words, why, in_their_words, how_to_say, deadline, safety, goal_id. The earlier wording stays
    in the history. Raises Refused, NotThere.
    """
    item = queries.own_item(by, item_id, lock=True)
    if "words" in to:
        to["words"] = needed(to["words"], _("Please write what it is about."), "words")
    before = {name: getattr(item, name) for name in (*FIELDS, "safety", "goal_id", "state")}
    _keep_wording(by, item, to)
    for name in FIELDS:
        setattr(item, name, to.get(name, getattr(item, name)))
    if "goal_id" in to:
        item.goal_id = goal_here(by, item.alliance_id, to["goal_id"])
    _set_safety(by, item, to.get("safety", item.safety))
    if any(getattr(item, name) != value for name, value in before.items()):
        item.save()
        record(by, "item.changed", [("person", item.alliance.person_id), ("item", item.id)], "A")
    return item


def _keep_wording(by: Viewer, item: Item, to: Mapping[str, Any]) -> None:
    now = {name: getattr(item, name) for name in WORDED}
    earlier = [words for name, words in now.items() if to.get(name, words) != words]
    if any(earlier):
        _written(by, item, Written.REWORDED, "\n".join(one for one in earlier if one))


def _set_safety(by: Viewer, item: Item, safety: bool) -> None:
    if safety == item.safety:
        return
    if item.side == Side.THEIRS:
        raise Refused(
            _("Only something of yours can be marked so. Write it down as yours, and say so."), "safety"
        )
    item.safety = safety
    item.state = (as_safety if safety else as_ordinary)(item.state).value
    item.state_on, item.closed = today(by.zone), item.state in MINE_CLOSED
    _written(by, item, Written.ABOUT_SAFETY if safety else Written.NOT_ABOUT_SAFETY)


def _written(by: Viewer, item: Item, event: str, words: str = "") -> None:
    ItemStep.objects.create(
        org_id=by.org_id, made_by_id=by.id, item=item, event=event, words=words, on=today(by.zone)
    )
