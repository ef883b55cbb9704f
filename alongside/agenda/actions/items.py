"""Putting something on one of the two lists."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda import queries
from alongside.agenda.actions.given import day_of, needed
from alongside.agenda.models import Item, Origin, Side
from alongside.audit.record import record
from alongside.base.changed import changed
from alongside.base.errors import Refused
from alongside.base.submit import Claim, claim
from alongside.core.states import THEIRS, mine_machine
from alongside.people.queries import own_alliance


@transaction.atomic
def add_item(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    side: str,
    words: str,
    in_their_words: bool = False,
    why: str = "",
    how_to_say: str = "",
    safety: bool = False,
    deadline: dt.date | None = None,
    origin: str = Origin.LISTENING,
    on: dt.date | None = None,
    goal_id: uuid.UUID | None = None,
) -> Item:
    """Put one thing on their list or on mine. Saving it twice is saving it once. Raises Refused, NotThere."""
    given = {
        "alliance": alliance_id,
        "side": side,
        "words": words,
        "in_their_words": in_their_words,
        "why": why,
        "how_to_say": how_to_say,
        "safety": safety,
        "deadline": deadline,
        "goal": goal_id,
    }
    if claim(by, "item", id, given) is not Claim.FIRST:
        return queries.own_item(by, id)
    alliance = own_alliance(by, alliance_id)
    goal_id = goal_here(by, alliance.id, goal_id)
    day = day_of(by, on)
    item = Item.objects.create(
        id=id,
        org_id=by.org_id,
        made_by_id=by.id,
        alliance=alliance,
        side=side,
        words=needed(words, _("Please write what it is about."), "words"),
        in_their_words=in_their_words,
        why=why.strip(),
        how_to_say=how_to_say.strip(),
        safety=safety,
        deadline=deadline,
        origin=origin,
        goal_id=goal_id,
        on=day,
        state=first_state(side, safety),
        state_on=day,
    )
    record(by, "item.added", [("person", alliance.person_id), ("item", item.id)], "A", side=side)
    changed(item.org_id, alliance.id)
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
