"""A hard patch that was noted by mistake, and one whose first day was another: what stood stays on record."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.given import day_of, step, why_taken_back
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.core.states.rupture import RUPTURE_NOTE, RuptureNoteEvent
from alongside.repair.actions.shared import must_count, tell
from alongside.repair.models import RepairAttempt, Rupture, RuptureAddendum
from alongside.repair.models.rupture import Why
from alongside.repair.queries import own_strain


@transaction.atomic
def withdraw_strain(strain_id: uuid.UUID, *, by: Viewer, id: uuid.UUID, why: str, words: str = "") -> Rupture:
    """It counts nowhere any more; all that was written stays, with why. Raises Refused, NotThere."""
    strain = own_strain(by, strain_id, lock=True)
    why_taken_back(why, words, Why.values, _("Write in a few words why. It stands with the hard patch."))
    if (
        claim(by, "strain.withdrawn", id, {"strain": strain.id, "why": why, "words": words})
        is not Claim.FIRST
    ):
        return strain
    step(RUPTURE_NOTE, strain.note, RuptureNoteEvent.TAKEN_BACK, None)
    strain.take_back(now(), by.id, why)
    if words.strip():
        _add(by, strain, id, words=words.strip())
    tell(by, "strain.withdrawn", strain.alliance, "strain", strain.id)
    return strain


@transaction.atomic
def put_back_strain(strain_id: uuid.UUID, *, by: Viewer) -> Rupture:
    """Taking it back was the mistake: it counts again, as it stood. Raises NotThere."""
    strain = own_strain(by, strain_id, lock=True)
    if not RUPTURE_NOTE.allows(strain.note, RuptureNoteEvent.PUT_BACK):
        return strain
    strain.put_back()
    tell(by, "strain.put-back", strain.alliance, "strain", strain.id)
    return strain


@transaction.atomic
def began_otherwise(
    strain_id: uuid.UUID, *, by: Viewer, id: uuid.UUID, on: dt.date | None, words: str = ""
) -> Rupture:
    """It became hard on another day than was noted; the earlier day stays on record. Raises Refused, NotThere."""
    strain = own_strain(by, strain_id, lock=True)
    if claim(by, "strain.began", id, {"strain": strain.id, "on": on, "words": words}) is not Claim.FIRST:
        return strain
    must_count(strain)
    if on is None:
        raise Refused(_("Please give the day on which it became hard."), "on")
    day = day_of(by, on)
    if day == strain.began_on:
        raise Refused(_("This is the day that stands already."), "on")
    if (first := _first_after(strain)) and day > first:
        raise Refused(_("It was hard before this day: something about it is on record earlier."), "on")
    _add(by, strain, id, words=words.strip(), earlier_day=strain.began_on)
    if strain.state_on == strain.began_on:
        strain.state_on = day  # nothing has moved since
    strain.began_on = day
    strain.save(update_fields=["began_on", "state_on"])
    tell(by, "strain.began", strain.alliance, "strain", strain.id)
    return strain


def _first_after(strain: Rupture) -> dt.date | None:
    """The first day on which something was done about it, or it was calmer or mended."""
    tried = RepairAttempt.objects.filter(org_id=strain.org_id, strain=strain).values_list("on", flat=True)
    days = [*tried, strain.calmer_on, strain.mended_on, strain.acknowledged_on]
    return min((day for day in days if day), default=None)


def _add(by: Viewer, strain: Rupture, id: uuid.UUID, **said: str | dt.date) -> None:
    own = {"org_id": by.org_id, "made_by_id": by.id, "person_id": strain.alliance.person_id}
    RuptureAddendum.objects.create(id=id, strain=strain, **own, **said)
