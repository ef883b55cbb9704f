"""Checking in: my own view, what they said when asked, what works for them, how often, and taking an answer back.

What asks whether there is a hard patch stands in `repair.actions.asked`: it keeps the answers by `keep_five`,
`keep_together` and `keep_questionnaire`, which are no actions and run inside one.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.given import day_of
from alongside.agenda.queries.agreements import own_goal
from alongside.base.action import action, stamp
from alongside.base.clock import today
from alongside.base.errors import NotThere, Refused
from alongside.checkins import queries
from alongside.checkins.actions.beside import keep_what_works, record_check_in
from alongside.checkins.models import Answer, Audience, CheckIn, Medium, Mode, Questionnaire, Rater
from alongside.contacts.queries import happened, last_seen
from alongside.core.instruments.model import Aside, Instrument, NotEnoughAnswers, score
from alongside.core.instruments.own import CLIENT, FOR_ME, MIRROR, Reply
from alongside.core.rhythm import Asking, Licensed, asking, licensed_mine, licensed_of_them
from alongside.core.scale import NotOnScale
from alongside.people.models import Alliance

#: Item to step above the lowest answer, or an answer that is no score.
Steps = Mapping[str, int | Aside]
#: One answer as a row has it: item, and step, choice or words.
Given = dict[str, Any]

#: "For me" and what is asked aloud are no instruments: nothing of them is added up.
FOR_ME_KEY, ASKED_KEY, VERSION = "own-for-me", "own-asked", "1"
HIGHEST = MIRROR.answers.top
#: What may be said in words, and what is chosen. Keys of core.instruments.own where they stand there.
WORDS = ("went_well", "made_it_work", "easier", "hard_words", "one_question")
CHOICES = {"hard": ("yes", "no", "dont_know", "rather_not_say"), "talk": ("yes", "not_now", "no")}
BY_GOAL = ("goal_easy", "goal_stuck")
ALONE = {"mode": Mode.ALONE, "medium": Medium.DEVICE, "audience": Audience.MINE}
OF_RATER = {"client": Rater.CLIENT, "practitioner": Rater.LICENSED_MINE}
WHY_NOT = {
    Licensed.HARD: lambda: _("In a hard patch there is no questionnaire: one spoken question is enough."),
    Licensed.EARLY: lambda: _("At the first three contacts, ask in your own words instead."),
    Licensed.LATELY: lambda: _("Once in three months at most, and another one lies less than that away."),
}


@action("check_in.mirror", records="C")
def check_in_mirror(
    by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, answers: Steps
) -> CheckIn:
    """How I think it is for them. Saved before their answers are shown. Raises Refused."""
    scored = _scored(MIRROR, MIRROR.key, MIRROR.version, answers)
    return _keep(by, alliance, id, _given(answers), rater=Rater.MIRROR, on=today(by.zone), **ALONE, **scored)


@action("check_in.for_me", records="C")
def check_in_for_me(
    by: Viewer, alliance: Alliance, *, id: uuid.UUID | None = None, answers: Steps, **words: str
) -> CheckIn:
    """How it is for me: a few steps that are never added up, and words. Raises Refused."""
    asked = {question.key: question.reply for question in FOR_ME}
    known = all(asked.get(key) is Reply.FREQUENCY for key in answers)
    known = known and all(asked.get(key) is Reply.WORDS for key in words)
    if not known or any(isinstance(step, int) and not 0 <= step <= HIGHEST for step in answers.values()):
        raise Refused(_("Please choose one of these."))
    ease = answers.get("at_ease")
    return _keep(
        by,
        alliance,
        id,
        _given(answers, words),
        rater=Rater.FOR_ME,
        on=today(by.zone),
        instrument=FOR_ME_KEY,
        version=VERSION,
        score=ease if isinstance(ease, int) else None,
        top=HIGHEST,
        answered=sum(isinstance(step, int) for step in answers.values()),
        **ALONE,
    )


def keep_five(
    by: Viewer,
    alliance: Alliance,
    id: uuid.UUID | None,
    *,
    answers: Steps,
    mode: str = Mode.TOGETHER,
    medium: str = Medium.ALOUD,
    helper: str = "",
    on: dt.date | None = None,
) -> CheckIn:
    """The five, answered by them aloud or on paper, with whose help, today or earlier. Raises Refused."""
    _check_company(mode, helper)
    day = _given_on(by, alliance, on)
    if medium not in (Medium.ALOUD, Medium.PAPER):
        raise Refused(_("Please choose how you asked."), "medium")
    if medium == Medium.PAPER and Medium.PAPER not in media(by, alliance, day):
        raise Refused(
            _("At the first three contacts, and within four weeks of a form, ask aloud instead."), "medium"
        )
    how = {"mode": mode, "medium": medium, "audience": Audience.TALK, "helper": helper.strip()}
    how |= _scored(CLIENT, CLIENT.key, CLIENT.version, answers)
    seen = last_seen(by, alliance, day)
    return _keep(by, alliance, id, _given(answers), rater=Rater.CLIENT, on=day, contact=seen, **how)


def keep_together(
    by: Viewer,
    alliance: Alliance,
    id: uuid.UUID | None,
    *,
    words: Mapping[str, str],
    choices: Mapping[str, str] | None = None,
    goals: Iterable[tuple[uuid.UUID, str, str]] = (),
    on: dt.date | None = None,
) -> CheckIn:
    """What they said when asked aloud, today or earlier; "what made that work" is kept to be offered back.

    `goals` holds (goal, key, words). Raises Refused.
    """
    chosen = {key: choice for key, choice in (choices or {}).items() if choice}
    if not set(words) <= set(WORDS) or any(
        choice not in CHOICES.get(key, ()) for key, choice in chosen.items()
    ):
        raise Refused(_("Please choose one of these."))
    day = _given_on(by, alliance, on)
    answers = _given({}, words) + [{"item": key, "choice": choice} for key, choice in chosen.items()]
    for goal_id, key, spoken in goals:
        goal = own_goal(by, goal_id)
        if goal.alliance_id != alliance.id or key not in BY_GOAL:
            raise Refused(_("This goal is with somebody else."))
        answers.append({"item": key, "words": spoken.strip(), "goal_id": goal.id})
    how: dict[str, Any] = {"mode": Mode.TOGETHER, "medium": Medium.ALOUD, "audience": Audience.TALK}
    how |= {"instrument": ASKED_KEY, "version": VERSION, "contact": last_seen(by, alliance, day)}
    check_in = _keep(by, alliance, id, answers, rater=Rater.CLIENT, on=day, **how)
    if made_it_work := words.get("made_it_work", "").strip():
        keep_what_works(by, alliance, words=made_it_work, check_in=check_in)
    return check_in


def keep_questionnaire(
    by: Viewer,
    alliance: Alliance,
    id: uuid.UUID | None,
    *,
    questionnaire: Questionnaire,
    hard: bool,
    answers: Steps,
    mode: str = Mode.TOGETHER,
    medium: str = Medium.ALOUD,
    helper: str = "",
    on: dt.date | None = None,
) -> CheckIn:
    """What they answered, or what I did where the questionnaire is the practitioner's, today or earlier.

    `hard` says whether that day lies in a hard patch that is open. Raises Refused.
    """
    _check_in_use(by, questionnaire)
    rater = OF_RATER[questionnaire.instrument.rater]
    day = _given_on(by, alliance, on)
    may = standing(by, alliance, rater, hard, day)
    if may is not Licensed.MAY:
        raise Refused(WHY_NOT[may](), "on" if day != today(by.zone) else None)
    how: dict[str, Any] = dict(ALONE)
    if rater == Rater.CLIENT:
        _check_company(mode, helper)
        if medium not in media(by, alliance, day):
            raise Refused(_("Within four weeks of a form, ask aloud instead."), "medium")
        how = {"mode": mode, "medium": medium, "audience": Audience.TALK, "helper": helper.strip()}
    how |= _scored(questionnaire.instrument, questionnaire.key, str(questionnaire.version), answers)
    return _keep(by, alliance, id, _given(answers), rater=rater, on=day, **how)


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


def _check_in_use(by: Viewer, questionnaire: Questionnaire) -> None:
    newest = queries.newest(by.org_id, questionnaire.key)
    if newest is None:
        raise NotThere
    if questionnaire != newest:
        raise Refused(
            _("There is a newer version of this questionnaire. Please open it again from the list.")
        )
    if newest.retired_at is not None:
        raise Refused(_("Your organisation does not use this questionnaire any more."))
    if newest.expired(today(by.zone)):
        raise Refused(
            _("The licence for this questionnaire has run out. Whoever leads your team can renew it.")
        )


def _check_company(mode: str, helper: str) -> None:
    """Raises Refused unless whoever helped or answered is named, and nobody is where nobody did."""
    if mode not in Mode.values:
        raise Refused(_("Please choose who was there."), "mode")
    if (mode in (Mode.WITH_HELP, Mode.FOR_THEM)) != bool(helper.strip()):
        raise Refused(
            _("Please name who helped or answered, or choose that nobody did; it stands beside the answers."),
            "helper",
        )


def _given_on(by: Viewer, alliance: Alliance, on: dt.date | None) -> dt.date:
    """Today, or an earlier day. Raises Refused for one still to come, and for one before the two began."""
    day = day_of(by, on)
    if day < alliance.since:
        began = {"name": alliance.person.called, "day": date_format(alliance.since, "j F Y")}
        raise Refused(
            _("You and %(name)s began on %(day)s. Please give that day or a later one.") % began, "on"
        )
    return day


def _given(steps: Steps, words: Mapping[str, str] | None = None) -> list[Given]:
    answers: list[Given] = [
        {"item": item, "choice": step.value} if isinstance(step, Aside) else {"item": item, "step": step}
        for item, step in steps.items()
    ]
    spoken = {item: text.strip() for item, text in (words or {}).items()}
    return answers + [{"item": item, "words": text} for item, text in spoken.items() if text]


def _scored(instrument: Instrument, key: str, version: str, steps: Steps) -> dict[str, Any]:
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


def _keep(by: Viewer, alliance: Alliance, id: uuid.UUID | None, answers: list[Given], **how: Any) -> CheckIn:
    """One check-in with its answers and its event. Raises Refused where nothing was said."""
    answers = [
        answer
        for answer in answers
        if answer.get("step") is not None or answer.get("choice") or answer.get("words")
    ]
    if not answers:
        raise Refused(_("Nothing is chosen or written yet. Say one thing, or leave the page; both are fine."))
    check_in = CheckIn.objects.create(**stamp(by, id), alliance=alliance, person_id=alliance.person_id, **how)
    key_of = alliance.person_id if check_in.rater == Rater.CLIENT else by.id
    Answer.objects.bulk_create(
        Answer(**stamp(by), check_in=check_in, key_of=key_of, **answer) for answer in answers
    )
    record_check_in(by, check_in, check_in.rater, instrument=check_in.instrument)
    return check_in
