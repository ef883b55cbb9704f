"""Answers to a licensed questionnaire, in the wording of the version that is in use."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.checkins.actions.asked import in_company
from alongside.checkins.actions.days import given_on
from alongside.checkins.actions.keeping import How, Steps, keep, read, stepped
from alongside.checkins.models import Audience, CheckIn, Medium, Mode, Questionnaire, Rater
from alongside.checkins.queries import last_answered, last_form, newest, own_check_in, questionnaire
from alongside.contacts.queries import happened
from alongside.core.checkin_rhythm import Asking, Licensed, asking, licensed_mine, licensed_of_them
from alongside.people.models import Alliance
from alongside.people.queries.people import own_alliance

OF_RATER = {"client": Rater.CLIENT, "practitioner": Rater.LICENSED_MINE}


@transaction.atomic
def answer_questionnaire(
    alliance_id: uuid.UUID,
    questionnaire_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    answers: Steps,
    hard: bool,
    mode: str = Mode.TOGETHER,
    medium: str = Medium.ALOUD,
    helper: str = "",
    on: dt.date | None = None,
) -> CheckIn:
    """Keep what they answered, or what I did where the questionnaire is the practitioner's, today or earlier.

    `hard` says whether that day lies in a hard patch that is open: areas after this one know. Raises Refused, NotThere.
    """
    given = {"questionnaire": questionnaire_id, "answers": dict(answers), "mode": mode, "medium": medium}
    given["on"] = on
    if claim(by, "look", id, {"alliance": alliance_id, **given, "helper": helper}) is not Claim.FIRST:
        return own_check_in(by, id)
    alliance = own_alliance(by, alliance_id)
    row = _in_use(by, questionnaire_id)
    rater = OF_RATER[row.instrument.rater]
    day = given_on(by, alliance, on)
    may_be_answered(by, alliance, rater, hard, day)
    own = rater == Rater.LICENSED_MINE
    how = _mine(row) if own else _theirs(by, alliance, row, mode, medium, helper, day)
    scored = read(row.instrument, answers)
    how = How(**{**vars(how), "read": scored})
    return keep(by, id, alliance, how, stepped(answers), on=day)


def may_be_answered(by: Viewer, alliance: Alliance, rater: str, hard: bool, day: dt.date) -> None:
    """Raises Refused in a hard patch, at the first three contacts, and within a quarter of another one."""
    may = standing(by, alliance, rater, hard, day)
    if may is not Licensed.MAY:
        raise Refused(WHY_NOT[may](), "on" if day != today(by.zone) else None)


def standing(by: Viewer, alliance: Alliance, rater: str, hard: bool, day: dt.date | None = None) -> Licensed:
    """Whether one may be answered on a day, or today, in an alliance that was fetched for this viewer."""
    on = day or today(by.zone)
    last = last_answered(by, alliance, rater, on)
    if rater == Rater.LICENSED_MINE:
        return licensed_mine(last, on)
    return licensed_of_them(happened(by, alliance, day), hard, last, on)


WHY_NOT = {
    Licensed.HARD: lambda: _("In a hard patch there is no questionnaire: one spoken question is enough."),
    Licensed.EARLY: lambda: _("At the first three contacts, ask in your own words instead."),
    Licensed.LATELY: lambda: _("Once in three months at most, and another one lies less than that away."),
}


def _in_use(by: Viewer, id: uuid.UUID) -> Questionnaire:
    row = questionnaire(by, id)
    if row != newest(by.org_id, row.key):
        raise Refused(
            _("There is a newer version of this questionnaire. Please open it again from the list.")
        )
    if row.retired_at is not None:
        raise Refused(_("Your organisation does not use this questionnaire any more."))
    if row.expired(today(by.zone)):
        raise Refused(
            _("The licence for this questionnaire has run out. Whoever leads your team can renew it.")
        )
    return row


def _mine(row: Questionnaire) -> How:
    return How(Rater.LICENSED_MINE, row.key, str(row.version), Mode.ALONE, Medium.DEVICE, Audience.MINE)


def _theirs(
    by: Viewer, alliance: Alliance, row: Questionnaire, mode: str, medium: str, helper: str, day: dt.date
) -> How:
    in_company(mode, helper)
    if medium not in media(by, alliance, day):
        raise Refused(_("Within four weeks of a form, ask aloud instead."), "medium")
    return How(Rater.CLIENT, row.key, str(row.version), mode, medium, Audience.TALK, helper)


def media(by: Viewer, alliance: Alliance, day: dt.date) -> tuple[Medium, ...]:
    """How one may be answered on a day: on paper and on this device only where a form may be brought at all."""
    may = asking(happened(by, alliance, day), False, last_form(by, alliance, day), day)
    return (Medium.ALOUD, Medium.PAPER, Medium.DEVICE) if may is Asking.FORM else (Medium.ALOUD,)
