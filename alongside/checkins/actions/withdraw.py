"""Taking back an answer that should not count: it stays on record with why, and is in no line, signal or figure."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.given import why_taken_back
from alongside.base.clock import now
from alongside.base.errors import NotThere, Refused
from alongside.base.idempotency import Claim, claim
from alongside.checkins.actions.keeping import tell
from alongside.checkins.models import CheckIn, CheckInAddendum, Rater, WhatWorks, Why
from alongside.checkins.queries import own_check_in


@transaction.atomic
def withdraw_look(look_id: uuid.UUID, *, by: Viewer, id: uuid.UUID, why: str, words: str = "") -> CheckIn:
    """It counts for nothing any more; what was said stays, with why. For whoever recorded it. Raises Refused, NotThere.

    What they said works for them is not offered any more. A hard patch that it opened has a life of its own and stays.
    """
    look = kept_by(by, look_id)
    why_taken_back(why, words, Why.values, _("Write in a few words why. It stands with the answer."))
    if claim(by, "look.withdrawn", id, {"look": look.id, "why": why, "words": words}) is not Claim.FIRST:
        return look
    if look.withdrawn_at is not None:
        raise Refused(_("This was taken back already."))
    look.take_back(now(), by.id, why)
    if words.strip():
        key_of = by.id if look.rater != Rater.CLIENT else look.person_id
        own = {"org_id": by.org_id, "made_by_id": by.id}
        CheckInAddendum.objects.create(id=id, look=look, key_of=key_of, words=words.strip(), **own)
    WhatWorks.objects.filter(org_id=by.org_id, look=look, retired_at__isnull=True).update(
        retired_at=look.withdrawn_at
    )
    tell(by, "look.withdrawn", look.alliance, look.id, _records(look))
    return look


@transaction.atomic
def put_back_look(look_id: uuid.UUID, *, by: Viewer) -> CheckIn:
    """Taking it back was the mistake: it counts again, on its day, with what it said works. Raises NotThere."""
    look = kept_by(by, look_id)
    if look.withdrawn_at is None:
        return look
    gone = WhatWorks.objects.filter(org_id=by.org_id, look=look, retired_at=look.withdrawn_at)
    gone.update(retired_at=None)
    look.put_back()
    tell(by, "look.put-back", look.alliance, look.id, _records(look))
    return look


def kept_by(by: Viewer, look_id: uuid.UUID) -> CheckIn:
    """A look that this viewer recorded, as it stands now, held until the transaction ends. Raises NotThere."""
    look = own_check_in(by, look_id)
    if look.made_by_id != by.id:
        raise NotThere
    look.refresh_from_db(fields=CheckIn.FIELDS_TAKEN_BACK, from_queryset=CheckIn.objects.select_for_update())
    return look


def _records(look: CheckIn) -> str:
    return "B" if look.rater == Rater.CLIENT else "C"
