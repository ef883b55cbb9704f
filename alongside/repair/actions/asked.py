"""Looking together, and what follows from a yes: "was anything hard?" opens a hard patch whatever any score says."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import action
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.checkins.actions.check_ins import Steps, keep_five, keep_questionnaire, keep_together
from alongside.checkins.models import CheckIn, Questionnaire
from alongside.people.models import Alliance
from alongside.repair.actions.ruptures import notice_rupture, write_note
from alongside.repair.models import Rupture, RuptureCame, RupturePart
from alongside.repair.queries import open_rupture, rupture_on


@action("check_in.client", records="B")
def look_together(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    words: Mapping[str, str],
    choices: Mapping[str, str] | None = None,
    goals: Iterable[tuple[uuid.UUID, str, str]] = (),
    on: dt.date | None = None,
) -> CheckIn:
    """Keep what they said; a yes opens a hard patch, or adds to the one that is open. Raises Refused."""
    check_in = keep_together(by, alliance, id, words=words, choices=choices, goals=goals, on=on)
    if (choices or {}).get("hard") == "yes":
        rupture = asked_about(by, check_in)
        rupture = rupture or notice_rupture(by, alliance, came=RuptureCame.ASKED, on=check_in.on)
        if hard := words.get("hard_words", "").strip():
            write_note(by, rupture, part=RupturePart.THEIR_SIDE, words=hard, in_their_words=True)
    return check_in


def asked_about(viewer: Viewer, check_in: CheckIn) -> Rupture | None:
    """The hard patch that a yes of this day speaks of: that day's own, which may be mended since, else the open one."""
    return rupture_on(viewer, check_in.alliance, check_in.on) or open_rupture(viewer, check_in.alliance)


@action("check_in.client", records="B")
def ask_five(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    answers: Steps,
    on: dt.date | None = None,
    **how: str,
) -> CheckIn:
    """The five, given on a day that lies in no open hard patch. Raises Refused."""
    if in_open_rupture(by, alliance, on):
        raise Refused(
            _("In a hard patch there is no list of questions: one spoken question is enough."),
            "on" if on else None,
        )
    return keep_five(by, alliance, id, answers=answers, on=on, **how)


@action("check_in.licensed", records="B")
def ask_questionnaire(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    questionnaire: Questionnaire,
    answers: Steps,
    on: dt.date | None = None,
    **how: str,
) -> CheckIn:
    """A licensed questionnaire; theirs on no day of a hard patch that is open. Raises Refused."""
    hard = in_open_rupture(by, alliance, on)
    return keep_questionnaire(
        by, alliance, id, questionnaire=questionnaire, hard=hard, answers=answers, on=on, **how
    )


def in_open_rupture(by: Viewer, alliance: Alliance, on: dt.date | None) -> bool:
    """Whether a day, or today, lies in a hard patch that is not mended."""
    rupture = open_rupture(by, alliance)
    return rupture is not None and (on or today(by.zone)) >= rupture.began_on
