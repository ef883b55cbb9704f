"""Checking in: my own view, and how any check-in is scored and kept. Theirs, which asks whether there is a hard patch, is kept
by `repair.actions.asked`."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.action import action, stamp
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.checkins import queries
from alongside.checkins.actions.beside import record_check_in
from alongside.checkins.models import Answer, Audience, CheckIn, Clip, Medium, Mode, Rater
from alongside.contacts.queries import happened
from alongside.core.instruments.model import Aside, Instrument, NotEnoughAnswers, score
from alongside.core.instruments.own import CLIENT, FOR_ME, MIRROR, YES_NO, AnswerKind, YesNo
from alongside.core.rhythm import Asking, Licensed, asking, licensed_mine, licensed_of_them
from alongside.core.scale import NotOnScale
from alongside.people.models import Alliance

#: Item to step above the lowest answer, or an answer that is no score.
Steps = Mapping[str, int | Aside | YesNo]
#: One answer as a row has it: item, and step, choice or words.
Given = dict[str, Any]

#: "For me", what is asked aloud and the five in yes and no are no instruments: nothing of them is added up.
FOR_ME_KEY, ASKED_KEY, YES_NO_KEY, VERSION = "own-for-me", "own-asked", "own-yes-no", "1"
_ITEMS = {item.key for item in CLIENT.items}
HIGHEST = MIRROR.answers.top
ALONE: dict[str, Any] = {"mode": Mode.ALONE, "medium": Medium.DEVICE, "audience": Audience.MINE}
OF_RATER = {"client": Rater.CLIENT, "practitioner": Rater.LICENSED_MINE}
WHY_NOT = {
    Licensed.HARD: lambda: _("In a hard patch there is no questionnaire: one spoken question is enough."),
    Licensed.EARLY: lambda: _("At the first three contacts, ask in your own words instead."),
    Licensed.LATELY: lambda: _("Once in three months at most, and another one lies less than that away."),
}


@action("check_in.mirror", records="C")
def check_in_mirror(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    answers: Steps,
    for_me: Steps | None = None,
    **words: str,
) -> CheckIn:
    """How I think it is for them, saved before their answers are shown; beside it, where something is said, how it is for
    me as a check-in of its own, which comes back where there is nothing else. Raises Refused."""
    if for_me or any(words.values()):
        own = _keep_for_me(by, alliance, None if answers else id, for_me or {}, words)
        if not answers:
            return own
    how = ALONE | scored(MIRROR, MIRROR.key, MIRROR.version, answers)
    return keep(by, alliance, id, as_rows(answers), rater=Rater.MIRROR, on=today(by.zone), **how)


@action("check_in.for_me", records="C")
def check_in_for_me(
    by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, answers: Steps, **words: str
) -> CheckIn:
    """How it is for me: a few steps that are never added up, and words. Raises Refused."""
    return _keep_for_me(by, alliance, id, answers, words)


def _keep_for_me(
    by: Viewer, alliance: Alliance, id: uuid.UUID | None, answers: Steps, words: Mapping[str, str]
) -> CheckIn:
    asked = {question.key: question.reply for question in FOR_ME}
    known = all(asked.get(key) is AnswerKind.FREQUENCY for key in answers)
    known = known and all(asked.get(key) is AnswerKind.WORDS for key in words)
    if not known or any(isinstance(step, int) and not 0 <= step <= HIGHEST for step in answers.values()):
        raise Refused(_("Please choose one of these."))
    ease = answers.get("at_ease")
    return keep(
        by,
        alliance,
        id,
        as_rows(answers, words),
        rater=Rater.FOR_ME,
        on=today(by.zone),
        instrument=FOR_ME_KEY,
        version=VERSION,
        score=ease if isinstance(ease, int) else None,
        top=HIGHEST,
        answered=sum(isinstance(step, int) for step in answers.values()),
        **ALONE,
    )


def standing(by: Viewer, alliance: Alliance, rater: str, hard: bool, day: dt.date | None = None) -> Licensed:
    """Whether a licensed questionnaire may be answered on a day, or today."""
    on = day or today(by.zone)
    last = queries.last_answered(by, alliance, rater, on)
    if rater == Rater.LICENSED_MINE:
        return licensed_mine(last, on)
    return licensed_of_them(happened(by, alliance, day), hard, last, on)


def media(by: Viewer, alliance: Alliance, day: dt.date) -> tuple[Medium, ...]:
    """How they may be asked on a day: on paper and on this device only where a form may be brought at all."""
    may = asking(happened(by, alliance, day), False, queries.last_form(by, alliance, day), day)
    return (Medium.ALOUD, Medium.PAPER, Medium.DEVICE) if may is Asking.FORM else (Medium.ALOUD,)


def as_rows(steps: Steps, words: Mapping[str, str] | None = None) -> list[Given]:
    """Answers as rows have them."""
    answers: list[Given] = [
        {"item": item, "choice": step.value}
        if isinstance(step, Aside | YesNo)
        else {"item": item, "step": step}
        for item, step in steps.items()
    ]
    spoken = {item: text.strip() for item, text in (words or {}).items()}
    return answers + [{"item": item, "words": text} for item, text in spoken.items() if text]


def scored(instrument: Instrument, key: str, version: str, steps: Steps) -> dict[str, Any]:
    """The score in whole steps, if there are enough answers. Raises Refused for one that is not on offer."""
    try:
        total = score(instrument, steps).steps
    except NotEnoughAnswers:
        total = None
    except NotOnScale as refused:
        raise Refused(_("Please choose one of these.")) from refused
    answered = sum(isinstance(step, int) for step in steps.values())
    return {
        "instrument": key,
        "version": version,
        "score": total,
        "top": instrument.top,
        "answered": answered,
    }


def how_answered(steps: Steps, form: str) -> dict[str, Any]:
    """Of answers to the five what a check-in keeps of its form: added up in five steps, never in yes and no. Raises Refused for
    answers of the other form."""
    other = int if form == YES_NO else YesNo
    if any(isinstance(step, other) for step in steps.values()) or not steps.keys() <= _ITEMS:
        raise Refused(_("Please choose one of these."))
    if form != YES_NO:
        return scored(CLIENT, CLIENT.key, CLIENT.version, steps)
    answered = sum(isinstance(step, YesNo) for step in steps.values())
    return {"instrument": YES_NO_KEY, "version": VERSION, "answered": answered}


def keep(
    by: Viewer,
    alliance: Alliance,
    id: uuid.UUID | None,
    answers: list[Given],
    clips: Mapping[str, Mapping[str, str]] | None = None,
    **how: Any,
) -> CheckIn:
    """One check-in with its answers, those that were said by item, and its event. Raises Refused where nothing was said."""
    written, clips = {answer["item"] for answer in answers if answer.get("words")}, clips or {}
    answers = [*answers, *({"item": item} for item in clips if item not in written)]
    answers = [
        answer
        for answer in answers
        if answer.get("step") is not None
        or answer.get("choice")
        or answer.get("words")
        or answer["item"] in clips
    ]
    if not answers:
        raise Refused(_("Nothing is chosen or written yet. Say one thing, or leave the page; both are fine."))
    check_in = CheckIn.objects.create(**stamp(by, id), alliance=alliance, person_id=alliance.person_id, **how)
    key_of = alliance.person_id if check_in.rater == Rater.CLIENT else by.id
    rows = Answer.objects.bulk_create(
        Answer(**stamp(by), check_in=check_in, key_of=key_of, **answer) for answer in answers
    )
    Clip.objects.bulk_create(
        Clip(**stamp(by), answer=row, key_of=key_of, **clips[row.item]) for row in rows if row.item in clips
    )
    record_check_in(by, check_in, check_in.rater, instrument=check_in.instrument)
    return check_in
