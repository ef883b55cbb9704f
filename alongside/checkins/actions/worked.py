"""What made it work for somebody (S24)."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.given import needed
from alongside.audit.record import record
from alongside.base.clock import now, today
from alongside.base.idempotency import Claim, claim
from alongside.checkins.models import CheckIn, WhatWorks
from alongside.checkins.queries import own_what_works
from alongside.people.models import Alliance
from alongside.people.queries.people import own_alliance


@transaction.atomic
def keep_what_worked(
    alliance_id: uuid.UUID, *, by: Viewer, id: uuid.UUID, words: str, in_their_words: bool = True
) -> WhatWorks:
    """Keep what works for them. Raises Refused, NotThere."""
    given = {"alliance": alliance_id, "words": words, "theirs": in_their_words}
    if claim(by, "worked", id, given) is not Claim.FIRST:
        return own_what_works(by, id)
    alliance = own_alliance(by, alliance_id)
    said = needed(words, _("Please write what works, or leave the page."), "words")
    return worked(by, alliance, said, id=id, in_their_words=in_their_words)


@transaction.atomic
def put_what_worked_aside(worked_id: uuid.UUID, *, by: Viewer) -> WhatWorks:
    """It does not hold any more; what was said stays on record. Raises NotThere."""
    row = own_what_works(by, worked_id)
    if row.retired_at is None:
        row.retired_at = now()
        row.save()
        _tell(by, "worked.aside", row)
    return row


def worked(
    by: Viewer,
    alliance: Alliance,
    words: str,
    *,
    id: uuid.UUID | None = None,
    look: CheckIn | None = None,
    in_their_words: bool = True,
) -> WhatWorks:
    """The row itself, inside another action's transaction."""
    row = WhatWorks(
        org_id=by.org_id,
        made_by_id=by.id,
        alliance=alliance,
        person_id=alliance.person_id,
        look=look,
        words=words,
        in_their_words=in_their_words,
        on=look.on if look else today(by.zone),
        **({"id": id} if id else {}),
    )
    row.save()
    _tell(by, "worked.kept", row)
    return row


def _tell(by: Viewer, verb: str, row: WhatWorks) -> None:
    record(by, verb, [("person", row.person_id), ("worked", row.id)], "B")
