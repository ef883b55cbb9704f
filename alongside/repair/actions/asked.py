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
from alongside.people.queries import own_alliance
from alongside.repair.actions.noticing import notice_strain, write_note
from alongside.repair.models import Rupture
from alongside.repair.models.rupture import Came, Part
from alongside.repair.queries.standing import open_strain, strain_on


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
    look = checkins.looked_together(
        alliance_id, by=by, id=id, words=words, choices=choices, goals=goals, on=on
    )
    if (choices or {}).get("hard") != "yes":
        return look, None
    return look, _hard(look, by, words.get("hard_words", ""))


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
    if _in_open_patch(by, alliance_id, on):
        raise Refused(
            _("In a hard patch there is no list of questions: one spoken question is enough."),
            "on" if on else None,
        )
    return checkins.asked_five(alliance_id, by=by, id=id, answers=answers, on=on, **how)


def _in_open_patch(by: Viewer, alliance_id: uuid.UUID, on: dt.date | None) -> bool:
    strain = open_strain(by, own_alliance(by, alliance_id))
    return strain is not None and (on or today(by.zone)) >= strain.began_on


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
    hard = _in_open_patch(by, alliance_id, on)
    return checkins.answer_questionnaire(
        alliance_id, questionnaire_id, by=by, id=id, answers=answers, hard=hard, on=on, **how
    )


def _hard(look: CheckIn, by: Viewer, words: str) -> Rupture:
    # ids that follow from the look's own: the same page saved twice opens one hard patch
    strain_id, note_id = (uuid.UUID(int=look.id.int ^ flip) for flip in (1, 2))
    # that day's own, which may be mended since; else the one that is open
    strain = strain_on(by, look.alliance, look.on) or open_strain(by, look.alliance)
    strain = strain or notice_strain(look.alliance_id, by=by, id=strain_id, came=Came.ASKED, on=look.on)
    if words.strip():
        write_note(
            strain.id, by=by, id=note_id, part=Part.THEIR_SIDE, words=words.strip(), in_their_words=True
        )
    return strain
