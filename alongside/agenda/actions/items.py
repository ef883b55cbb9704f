"""Putting something on one of the two lists."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda import queries
from alongside.agenda.actions.given import day_of, needed
from alongside.agenda.models import Item, Origin, Side
from alongside.audit.record import record
from alongside.base.errors import Refused
from alongside.base.submit import Claim, claim
from alongside.core.states.agenda import THEIRS, mine_machine
from alongside.people.queries import own_alliance


class Details(TypedDict, total=False):
    """What may be said of an item beside its words. `deadline` is mine; `origin` says where it came from."""

    in_their_words: bool
    why: str
    how_to_say: str
    safety: bool
    deadline: dt.date | None
    origin: str


PLAIN: Details = {
    "in_their_words": False,
    "why": "",
    "how_to_say": "",
    "safety": False,
    "deadline": None,
    "origin": Origin.LISTENING,
}


@transaction.atomic
def add_item(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    side: str,
    words: str,
    on: dt.date | None = None,
    goal_id: uuid.UUID | None = None,
    **details: Unpack[Details],
) -> Item:
    """Put one thing on their list or on mine. Saving it twice is saving it once. Raises Refused, NotThere."""
    about = {"side": side, **PLAIN, **details}
    given = {"alliance": alliance_id, "words": words, "goal": goal_id, **about}
    if (
        claim(by, "item", id, {name: one for name, one in given.items() if name != "origin"})
        is not Claim.FIRST
    ):
        return queries.own_item(by, id)
    alliance = own_alliance(by, alliance_id)
    goal_id, day = goal_here(by, alliance.id, goal_id), day_of(by, on)
    item = Item(
        id=id, org_id=by.org_id, made_by_id=by.id, alliance=alliance, goal_id=goal_id, on=day, **about
    )
    item.words = needed(words, _("Please write what it is about."), "words")
    item.why, item.how_to_say = item.why.strip(), item.how_to_say.strip()
    item.state, item.state_on = first_state(side, item.safety), day
    item.save()
    record(by, "item.added", [("person", alliance.person_id), ("item", item.id)], "A", side=side)
    return item


def first_state(side: str, safety: bool) -> str:
    """Where an item begins."""
    return (THEIRS if side == Side.THEIRS else mine_machine(safety=safety)).initial.value


def goal_here(by: Viewer, alliance_id: uuid.UUID, goal_id: uuid.UUID | None) -> uuid.UUID | None:
    """The goal, where it is one of this alliance. Raises Refused, NotThere."""
    if goal_id is None:
        return None
    if queries.own_goal(by, goal_id).alliance_id != alliance_id:
        raise Refused(_("Please choose one of the goals of the two of you."), "goal")
    return goal_id
