"""A referral's list arrives as mine; theirs asks to be filled by listening (S3)."""

from __future__ import annotations

import re
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.items import first_state
from alongside.agenda.models import Item, Origin, Side
from alongside.audit.record import record
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.base.submit import Claim, claim
from alongside.people.models import Alliance
from alongside.people.queries import own_alliance

MOST_LINES = 60  # of one referral, and below 64 for `_ids`; a longer one is a document, not a list


def referral_lines(pasted: str) -> list[str]:
    """The lines of a pasted list, each once, without bullets and numbers."""
    bare = (
        re.sub(r"^\s*(?:[-*•·–—▪●◦]+|\(?\d{1,2}[.)])\s*", "", line).strip() for line in pasted.splitlines()
    )
    return list(dict.fromkeys(line for line in bare if line))


@transaction.atomic
def add_referral(alliance_id: uuid.UUID, *, by: Viewer, id: uuid.UUID, pasted: str) -> list[Item]:
    """A referral's list arrives as mine, one item a line (S3). Raises Refused, NotThere."""
    lines = referral_lines(pasted)
    if not lines:
        raise Refused(_("Please paste or write at least one line."), "pasted")
    if len(lines) > MOST_LINES:
        raise Refused(
            _("These are more than %(most)d lines. Please paste only the needs, one a line.")
            % {"most": MOST_LINES},
            "pasted",
        )
    first = claim(by, "referral", id, {"alliance": alliance_id, "lines": lines}) is Claim.FIRST
    alliance = own_alliance(by, alliance_id)
    if not first:
        return list(Item.objects.filter(org_id=by.org_id, alliance=alliance, id__in=_ids(id)).order_by("seq"))
    items = Item.objects.bulk_create(
        _mine(by, alliance, key, line) for key, line in zip(_ids(id), lines, strict=False)
    )
    record(by, "referral.added", [("person", alliance.person_id)], "A", lines=len(lines))
    return items


def _ids(id: uuid.UUID) -> list[uuid.UUID]:
    """The ids of a referral's items: the page's own, counted in its last six bits. Twice is once, and in order."""
    return [uuid.UUID(int=id.int & ~0x3F | place) for place in range(MOST_LINES)]


def _mine(by: Viewer, alliance: Alliance, id: uuid.UUID, words: str) -> Item:
    return Item(
        id=id,
        org_id=by.org_id,
        made_by_id=by.id,
        alliance=alliance,
        side=Side.MINE,
        words=words,
        origin=Origin.REFERRAL,
        on=today(by.zone),
        state=first_state(Side.MINE, False),
        state_on=today(by.zone),
    )
