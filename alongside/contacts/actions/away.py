"""A time without contact that has a reason, and its end (S20)."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.audit.record import record
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.contacts.models import Absence
from alongside.contacts.queries import own_away
from alongside.people import queries as people
from alongside.people.models import Alliance

KIND = "away"


@transaction.atomic
def go_away(
    id: uuid.UUID,
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    why: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Absence:
    """Hospital, their time away, my leave or silence; from today where no day is given. Raises Refused, NotThere."""
    alliance = people.own_alliance(by, alliance_id)
    given = {"alliance": alliance_id, "why": why, "since": since, "until": until}
    claimed = claim(by, KIND, id, given)
    if claimed is Claim.SAME:
        return own_away(by, id)
    first = since or today(by.zone)
    _in_order(first, until)
    spell = own_away(by, id) if claimed is Claim.OTHER else _new(id, by, alliance)
    spell.why, spell.since, spell.until = why, first, until  # the same page saved again puts it right
    spell.save()
    record(by, "away.begun", [("person", alliance.person_id)], "A")
    return spell


def _new(id: uuid.UUID, by: Viewer, alliance: Alliance) -> Absence:
    return Absence(id=id, org_id=by.org_id, made_by_id=by.id, alliance=alliance)


@transaction.atomic
def come_back(away_id: uuid.UUID, *, by: Viewer, until: dt.date | None = None) -> Absence:
    """The last day of it; today where no day is given. May be put right later. Raises Refused, NotThere."""
    spell = own_away(by, away_id)
    last = until or today(by.zone)
    _in_order(spell.since, last)
    if spell.until != last:
        spell.until = last
        spell.save(update_fields=["until"])
        record(by, "away.ended", [("person", spell.alliance.person_id)], "A")
    return spell


def _in_order(first: dt.date, last: dt.date | None) -> None:
    if last and last < first:
        raise Refused(_("This is before it began. Please give a later day."), "until")
