"""Noticing a hard patch, and writing about it (S25)."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.given import day_of, needed
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.people.queries import own_alliance
from alongside.repair.actions.facts import LetStand, only_facts
from alongside.repair.actions.shared import made, must_count, tell
from alongside.repair.models import HardConversation, Rupture, RuptureNote
from alongside.repair.models.rupture import Came, Part, Whose
from alongside.repair.queries import own_strain, own_talk


@transaction.atomic
def notice_strain(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    whose: str = "",
    came: str = Came.NOTICED,
    on: dt.date | None = None,
    their_side: str = "",
    my_side: str = "",
    talk_id: uuid.UUID | None = None,
    let_stand: LetStand | None = None,
) -> Rupture:
    """A hard patch was noticed, told or said when asked. Nothing but the person is needed. Raises Refused, NotThere."""
    only_facts(let_stand, their_side=their_side, my_side=my_side)
    given = {
        "alliance": alliance_id,
        "whose": whose,
        "came": came,
        "on": on,
        "their": their_side,
        "my": my_side,
    }
    if claim(by, "strain", id, given) is not Claim.FIRST:
        return own_strain(by, id)
    alliance = own_alliance(by, alliance_id)
    if whose and whose not in Whose.values or came not in Came.values:
        raise Refused(_("Please choose one of these."), "whose")
    talk = own_talk(by, talk_id) if talk_id else None
    if talk is not None and talk.alliance_id != alliance.id:
        raise Refused(_("This conversation was with somebody else."), None)
    day = day_of(by, on)
    strain = Rupture.objects.create(
        id=id,
        org_id=by.org_id,
        made_by_id=by.id,
        alliance=alliance,
        whose=whose,
        came=came,
        began_on=day,
        state_on=day,
        hard_talk=talk,
        follow_up_on=_day_to_come_back(talk, by),
    )
    for part, words in ((Part.THEIR_SIDE, their_side), (Part.MY_SIDE, my_side)):
        if words.strip():
            _note(by, strain, part, words, day, in_their_words=False)
    tell(by, "strain.noticed", alliance, "strain", strain.id, came=came)
    return strain


def _day_to_come_back(talk: HardConversation | None, by: Viewer) -> dt.date | None:
    """The day that the conversation was planned to be followed up on, where it is still to come."""
    back = talk.back_on if talk else None
    return back if back and back >= today(by.zone) else None


@transaction.atomic
def write_note(
    strain_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    part: str,
    words: str,
    in_their_words: bool = False,
    let_stand: LetStand | None = None,
) -> RuptureNote:
    """Write one more thing about a hard patch; what stands is not changed. Raises Refused, NotThere."""
    only_facts(let_stand, words="" if in_their_words else words)
    strain = own_strain(by, strain_id)
    given = {"strain": strain_id, "part": part, "words": words, "theirs": in_their_words}
    if claim(by, "strain.note", id, given) is not Claim.FIRST:
        return RuptureNote.objects.get(org_id=by.org_id, strain=strain, pk=id)
    must_count(strain)
    if part not in Part.values or part == Part.MENDED:
        raise Refused(_("Please choose what this is about."), "part")
    note = _note(
        by,
        strain,
        part,
        needed(words, _("Please write something, or leave the page."), "words"),
        day_of(by, None),
        in_their_words,
        id,
    )
    tell(by, "strain.written", strain.alliance, "strain", strain.id, part=part)
    return note


def _note(
    by: Viewer,
    strain: Rupture,
    part: str,
    words: str,
    on: dt.date,
    in_their_words: bool,
    id: uuid.UUID | None = None,
) -> RuptureNote:
    own = made(by, strain.alliance)
    own.pop("alliance")
    more = {"id": id} if id else {}
    return RuptureNote.objects.create(
        strain=strain, part=part, words=words.strip(), in_their_words=in_their_words, on=on, **own, **more
    )
