"""Asking them: aloud, by the five or by a licensed questionnaire. "Was anything hard?" opens a hard patch whatever any score
says, and while one is open no list of questions is asked."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.queries import own_goal
from alongside.base.action import action, day_of
from alongside.base.clock import today
from alongside.base.errors import NotThere, Refused
from alongside.base.models import there
from alongside.checkins.actions import check_ins
from alongside.checkins.actions.beside import keep_what_works
from alongside.checkins.models import READABLE, Audience, CheckIn, Medium, Mode, Questionnaire, Rater
from alongside.checkins.queries import newest as newest_version
from alongside.contacts.queries import last_seen
from alongside.core.instruments.model import Aside
from alongside.core.instruments.own import CLIENT_QUESTIONS, FIVE_STEPS, GOAL_FAR, HOW_FAR
from alongside.core.rhythm import Licensed
from alongside.people.models import Alliance
from alongside.people.queries.reached import is_unwanted
from alongside.repair.actions.ruptures import notice_rupture, write_note
from alongside.repair.models import Rupture, RuptureCame, RupturePart
from alongside.repair.queries import open_rupture, rupture_on

#: What may be said in words, and what is chosen. Keys of core.instruments.own where they stand there.
WORDS = ("went_well", "made_it_work", "easier", "hard_words", "one_question")
CHOICES = {asked.key: dict(asked.choices) for asked in CLIENT_QUESTIONS}
#: What is asked without the five is no instrument: nothing of it is added up.
ASKED = {"instrument": check_ins.ASKED_KEY, "version": check_ins.VERSION}
BY_GOAL = ("goal_easy", "goal_stuck")
#: About one goal: which, what was asked, and words, or how far along it is.
OfGoal = tuple[uuid.UUID, str, str | int | Aside]


@action("check_in.client", records="B")
def look_together(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    words: Mapping[str, str],
    choices: Mapping[str, str] | None = None,
    goals: Iterable[OfGoal] = (),
    on: dt.date | None = None,
) -> CheckIn:
    """Keep what they said when asked aloud, today or earlier; "what made that work" is kept to be offered back.

    A yes to the direct question opens a hard patch, or adds to the one that is open. Raises Refused.
    """
    chosen = {key: choice for key, choice in (choices or {}).items() if choice}
    if not set(words) <= set(WORDS) or any(
        choice not in CHOICES.get(key, ()) for key, choice in chosen.items()
    ):
        raise Refused(_("Please choose one of these."))
    day = _given_on(by, alliance, on)
    of_goals: list[check_ins.Given] = []
    for goal_id, key, rated in goals:
        if own_goal(by, goal_id).alliance_id != alliance.id:
            raise Refused(_("This goal is with somebody else."))
        of_goals += [answer | {"goal_id": goal_id} for answer in _of_goal(key, rated)]
    return keep_client_check_in(by, alliance, id=id, on=day, words=words, choices=chosen, of_goals=of_goals)


def keep_client_check_in(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    on: dt.date,
    steps: check_ins.Steps | None = None,
    form: str = FIVE_STEPS,
    words: Mapping[str, str] | None = None,
    choices: Mapping[str, str] | None = None,
    of_goals: Iterable[check_ins.Given] = (),
    mode: str = Mode.TOGETHER,
    medium: str = Medium.ALOUD,
    audience: str = Audience.TALK,
    helper: str = "",
    clips: Mapping[str, Mapping[str, str]] | None = None,
) -> CheckIn:
    """One check-in of theirs, in whatever way it was asked: aloud, on paper, on my device or on a link. Raises Refused.

    Where they let the worker read it, a yes to the direct question opens a hard patch or adds to the one that is open, and what
    made it work is offered again. Of what is for somebody else nothing else is kept that the worker could find.
    """
    steps, sentences, choices = steps or {}, words or {}, choices or {}
    how = check_ins.how_answered(steps, form) if steps else dict(ASKED)
    how |= {"mode": mode, "medium": medium, "audience": audience, "helper": helper.strip()}
    answers = check_ins.as_rows(steps, sentences) + [
        {"item": key, "choice": choice} for key, choice in choices.items()
    ]
    seen = last_seen(by, alliance, on)
    check_in = check_ins.keep(
        by, alliance, id, [*answers, *of_goals], clips, rater=Rater.CLIENT, on=on, contact=seen, **how
    )
    if audience in READABLE:
        follow_up(by, check_in, sentences, choices)
    return check_in


def follow_up(by: Viewer, check_in: CheckIn, words: Mapping[str, str], choices: Mapping[str, str]) -> None:
    """What comes of answers that the worker may read: a hard patch that was spoken of, and what works for them."""
    alliance = check_in.alliance
    if made_it_work := words.get("made_it_work", "").strip():
        keep_what_works(by, alliance, words=made_it_work, check_in=check_in)
    if choices.get("hard") == "yes":
        rupture = asked_about(alliance.practitioner.as_viewer(), check_in)
        rupture = rupture or notice_rupture(by, alliance, came=RuptureCame.ASKED, on=check_in.on)
        if hard := words.get("hard_words", "").strip():
            write_note(by, rupture, part=RupturePart.THEIR_SIDE, words=hard, in_their_words=True)


def _of_goal(key: str, given: str | int | Aside) -> list[check_ins.Given]:
    """Words, or how far along it is. Raises Refused for what is not on offer."""
    if isinstance(given, Aside | int):
        if key == GOAL_FAR and (isinstance(given, Aside) or given in range(len(HOW_FAR))):
            return check_ins.as_rows({key: given})
    elif key in BY_GOAL:
        return check_ins.as_rows({}, {key: given})
    raise Refused(_("Please choose one of these."))


def asked_about(viewer: Viewer, check_in: CheckIn) -> Rupture | None:
    """The hard patch that a yes of this day speaks of: that day's own, which may be mended since, else the open one."""
    return rupture_on(viewer, check_in.alliance, check_in.on) or open_rupture(viewer, check_in.alliance)


@action("check_in.client", records="B")
def ask_five(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    answers: check_ins.Steps,
    form: str = FIVE_STEPS,
    mode: str = Mode.TOGETHER,
    medium: str = Medium.ALOUD,
    helper: str = "",
    on: dt.date | None = None,
) -> CheckIn:
    """The five, answered by them aloud, on paper or on my device, with whose help, on a day that lies in no open hard patch.
    Raises Refused."""
    day = check_five(by, alliance, mode=mode, medium=medium, helper=helper, on=on)
    how: dict[str, Any] = {"form": form, "mode": mode, "medium": medium, "helper": helper}
    return keep_client_check_in(by, alliance, id=id, on=day, steps=answers, **how)


def check_five(
    by: Viewer,
    alliance: Alliance,
    *,
    medium: str,
    mode: str = Mode.TOGETHER,
    helper: str = "",
    on: dt.date | None = None,
) -> dt.date:
    """The day of five that may be asked like this. Raises Refused."""
    check_wanted(by, alliance, on)
    if in_open_rupture(by, alliance, on):
        raise Refused(
            _("In a hard patch there is no list of questions: one spoken question is enough."),
            "on" if on else None,
        )
    _check_company(mode, helper)
    day = _given_on(by, alliance, on)
    if medium not in (Medium.ALOUD, Medium.PAPER, Medium.DEVICE):
        raise Refused(_("Please choose how you asked."), "medium")
    if medium not in check_ins.media(by, alliance, day):
        raise Refused(
            _("At the first three contacts, and within four weeks of a form, ask aloud instead."), "medium"
        )
    return day


@action("check_in.licensed", records="B")
def ask_questionnaire(
    by: Viewer,
    alliance: Alliance,
    *,
    id: uuid.UUID | None = None,
    questionnaire: Questionnaire,
    answers: check_ins.Steps,
    mode: str = Mode.TOGETHER,
    medium: str = Medium.ALOUD,
    helper: str = "",
    on: dt.date | None = None,
) -> CheckIn:
    """What they answered, on no day of a hard patch that is open, or what I did where the questionnaire is the practitioner's.
    Raises Refused."""
    _check_in_use(by, questionnaire)
    rater = there(check_ins.OF_RATER.get(questionnaire.instrument.rater))
    day = _given_on(by, alliance, on)
    if rater == Rater.CLIENT:
        check_wanted(by, alliance, day)
    may = check_ins.standing(by, alliance, rater, in_open_rupture(by, alliance, on), day)
    if may is not Licensed.MAY:
        raise Refused(check_ins.WHY_NOT[may](), "on" if day != today(by.zone) else None)
    how: dict[str, Any] = dict(check_ins.ALONE)
    if rater == Rater.CLIENT:
        _check_company(mode, helper)
        if medium not in check_ins.media(by, alliance, day):
            raise Refused(_("Within four weeks of a form, ask aloud instead."), "medium")
        how = {"mode": mode, "medium": medium, "audience": Audience.TALK, "helper": helper.strip()}
    how |= check_ins.scored(questionnaire.instrument, questionnaire.key, str(questionnaire.version), answers)
    return check_ins.keep(by, alliance, id, check_ins.as_rows(answers), rater=rater, on=day, **how)


def check_wanted(by: Viewer, alliance: Alliance, on: dt.date | None) -> None:
    """Raises Refused where they do not want any list of questions: that outweighs whatever else was found."""
    if is_unwanted(by, alliance.person, on or today(by.zone)):
        name = {"name": alliance.person.called}
        raise Refused(_("%(name)s does not want to be asked with a list of questions, so none is.") % name)


def in_open_rupture(by: Viewer, alliance: Alliance, on: dt.date | None) -> bool:
    """Whether a day, or today, lies in a hard patch that is not mended."""
    rupture = open_rupture(by, alliance)
    return rupture is not None and (on or today(by.zone)) >= rupture.began_on


def _check_in_use(by: Viewer, questionnaire: Questionnaire) -> None:
    newest = newest_version(by.org_id, questionnaire.key)
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
