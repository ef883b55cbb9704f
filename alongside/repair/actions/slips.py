"""The slip that was forgiven there and then: one tap, words after if one likes (S19)."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.given import day_of
from alongside.base.clock import now
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.base.revisions import keep_replaced
from alongside.people.queries import own_alliance
from alongside.repair.actions.facts import LetStand, only_facts
from alongside.repair.actions.shared import made, tell
from alongside.repair.models import Slip
from alongside.repair.queries import own_slip


@transaction.atomic
def forgiven(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    whose: str = "mine",
    words: str = "",
    on: dt.date | None = None,
    let_stand: LetStand | None = None,
) -> Slip:
    """A clumsy moment that was forgiven there and then: one tap. Raises Refused, NotThere."""
    only_facts(let_stand, words=words)
    given = {"alliance": alliance_id, "whose": whose, "words": words, "on": on}
    alliance = own_alliance(by, alliance_id)
    if claim(by, "slip", id, given) is not Claim.FIRST:
        return Slip.objects.get(org_id=by.org_id, alliance=alliance, pk=id)
    if whose not in ("mine", "theirs"):
        raise Refused(_("Please choose whose slip it was."), "whose")
    slip = Slip.objects.create(
        id=id, whose=whose, words=words.strip(), on=day_of(by, on), **made(by, alliance)
    )
    tell(by, "slip.forgiven", alliance, "slip", slip.id, whose=whose)
    return slip


@transaction.atomic
def say_slip(
    slip_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    whose: str,
    words: str = "",
    let_stand: LetStand | None = None,
) -> Slip:
    """Whose it was and what happened, after the tap. Raises Refused, NotThere."""
    only_facts(let_stand, words=words)
    slip = own_slip(by, slip_id, lock=True)
    given = {"slip": slip_id, "whose": whose, "words": words}
    if claim(by, "slip.said", id, given) is not Claim.FIRST:
        return slip
    if whose not in ("mine", "theirs"):
        raise Refused(_("Please choose whose slip it was."), "whose")
    _keep(by, slip, whose, words.strip())
    slip.whose, slip.words = whose, words.strip()
    slip.save()
    tell(by, "slip.said", slip.alliance, "slip", slip.id, whose=whose)
    return slip


def _keep(by: Viewer, slip: Slip, whose: str, words: str) -> None:
    """Keep what was said of it before, where something was. A bare tap says nothing yet."""
    was, tapped = (slip.whose, slip.words), ("mine", "")
    if was not in (tapped, (whose, words)):
        keep_replaced(by, "slip", slip.id, slip.person_id, {"whose": slip.whose, "words": slip.words})


@transaction.atomic
def take_back_slip(slip_id: uuid.UUID, *, by: Viewer) -> Slip:
    """It was tapped by mistake. Raises NotThere."""
    slip = own_slip(by, slip_id, lock=True)
    slip.taken_back_at = now()
    slip.save()
    tell(by, "slip.taken_back", slip.alliance, "slip", slip.id)
    return slip
