"""Looking together, and what follows from a yes: "was anything hard?" opens a hard patch whatever any score says (S23)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.checkins import actions as checkins
from alongside.checkins.actions.keeping import Steps
from alongside.checkins.models import CheckIn
from alongside.people.models import Alliance
from alongside.people.queries.people import own_alliance
from alongside.repair.actions.ruptures import notice_rupture, write_note
from alongside.repair.models import Rupture, RuptureCame, RupturePart
from alongside.repair.queries import open_rupture, rupture_on


@transaction.atomic
def look_together(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    words: Mapping[str, str],
    choices: Mapping[str, str] | None = None,
    goals: Mapping[tuple[uuid.UUID, str], str] | None = None,
    on: dt.date | None = None,
) -> tuple[CheckIn, Rupture | None]:
    """Keep what they said; a yes opens a hard patch, or adds to the one that is open. Raises Refused, NotThere."""
    check_in = checkins.looked_together(
        alliance_id, by=by, id=id, words=words, choices=choices, goals=goals, on=on
    )
    if (choices or {}).get("hard") != "yes":
        return check_in, None
    alliance = check_in.alliance
    # that day's own, which may be mended since; else the one that is open
    rupture = rupture_on(by, alliance, check_in.on) or open_rupture(by, alliance)
    rupture = rupture or notice_rupture(by, alliance, came=RuptureCame.ASKED, on=check_in.on)
    hard = words.get("hard_words", "").strip()
    # the same page saved twice adds its words once
    if hard and hard not in [note.words for note in rupture.notes.filter(part=RupturePart.THEIR_SIDE)]:
        write_note(by, rupture, part=RupturePart.THEIR_SIDE, words=hard, in_their_words=True)
    return check_in, rupture


@transaction.atomic
def ask_five(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    answers: Steps,
    on: dt.date | None = None,
    **how: str,
) -> CheckIn:
    """The five, given on a day that lies in no open hard patch. Raises Refused, NotThere."""
    if in_open_rupture(by, own_alliance(by, alliance_id), on):
        raise Refused(
            _("In a hard patch there is no list of questions: one spoken question is enough."),
            "on" if on else None,
        )
    return checkins.asked_five(alliance_id, by=by, id=id, answers=answers, on=on, **how)


@transaction.atomic
def ask_questionnaire(
    alliance_id: uuid.UUID,
    questionnaire_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    answers: Steps,
    on: dt.date | None = None,
    **how: str,
) -> CheckIn:
    """A licensed questionnaire; theirs on no day of a hard patch that is open. Raises Refused, NotThere."""
    hard = in_open_rupture(by, own_alliance(by, alliance_id), on)
    return checkins.answer_questionnaire(
        alliance_id, questionnaire_id, by=by, id=id, answers=answers, hard=hard, on=on, **how
    )


def in_open_rupture(by: Viewer, alliance: Alliance, on: dt.date | None) -> bool:
    """Whether a day, or today, lies in a hard patch that is not mended."""
    rupture = open_rupture(by, alliance)
    return rupture is not None and (on or today(by.zone)) >= rupture.began_on
