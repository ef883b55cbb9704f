"""Looking together: what they said when asked, kept in their words (S12, S23, S24)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.queries.agreements import own_goal
from alongside.base.errors import Refused
from alongside.base.idempotency import Claim, claim
from alongside.checkins.actions.days import given_on
from alongside.checkins.actions.keeping import How, Said, Steps, keep, read, stepped
from alongside.checkins.actions.worked import worked
from alongside.checkins.models import Audience, CheckIn, Medium, Mode, Rater
from alongside.checkins.queries import last_form, own_check_in
from alongside.contacts.queries import happened, last_seen
from alongside.core.checkin_rhythm import Asking, asking
from alongside.core.instruments.own import CLIENT
from alongside.people.models import Alliance
from alongside.people.queries.people import own_alliance

ASKED_KEY, ASKED_VERSION = "own-asked", "1"
#: What may be said in words, and what is chosen. Keys of core.instruments.own where they stand there.
WORDS = ("went_well", "made_it_work", "easier", "hard_words", "one_question")
CHOICES = {"hard": ("yes", "no", "dont_know", "rather_not_say"), "talk": ("yes", "not_now", "no")}
BY_GOAL = ("goal_easy", "goal_stuck")


@transaction.atomic
def asked_five(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    answers: Steps,
    mode: str = Mode.TOGETHER,
    medium: str = Medium.ALOUD,
    helper: str = "",
    on: dt.date | None = None,
) -> CheckIn:
    """The five, answered by them aloud or on paper, with whose help, today or earlier. Raises Refused, NotThere."""
    given = {"alliance": alliance_id, "five": dict(answers), "mode": mode, "medium": medium, "helper": helper}
    given["on"] = on
    if claim(by, "look", id, given) is not Claim.FIRST:
        return own_check_in(by, id)
    alliance = own_alliance(by, alliance_id)
    in_company(mode, helper)
    day = given_on(by, alliance, on)
    _as_may_be_asked(by, alliance, medium, day)
    scored = read(CLIENT, answers)
    how = How(Rater.CLIENT, CLIENT.key, CLIENT.version, mode, medium, Audience.TALK, helper, scored)
    said = stepped(answers)
    return keep(by, id, alliance, how, said, on=day, contact=last_seen(by, alliance, day))


@transaction.atomic
def looked_together(
    alliance_id: uuid.UUID,
    *,
    by: Viewer,
    id: uuid.UUID,
    words: Mapping[str, str],
    choices: Mapping[str, str] | None = None,
    goals: Mapping[tuple[uuid.UUID, str], str] | None = None,
    on: dt.date | None = None,
) -> CheckIn:
    """What they said when asked aloud, today or earlier; "what made that work" is kept to be offered back.

    Raises Refused, NotThere.
    """
    chosen = {key: one for key, one in (choices or {}).items() if one}
    by_goal = {key: one.strip() for key, one in (goals or {}).items() if one.strip()}
    spoken = {key: one.strip() for key, one in words.items() if one.strip()}
    given = {
        "on": on,
        "words": spoken,
        "choices": chosen,
        "goals": [[*key, one] for key, one in by_goal.items()],
    }
    if claim(by, "look", id, {"alliance": alliance_id, **given}) is not Claim.FIRST:
        return own_check_in(by, id)
    alliance = own_alliance(by, alliance_id)
    _on_offer(spoken, chosen)
    day = given_on(by, alliance, on)
    said = [Said(key, words=one) for key, one in spoken.items()]
    said += [Said(key, choice=one) for key, one in chosen.items()]
    said += [_about_goal(by, alliance, *key, one) for key, one in by_goal.items()]
    how = How(Rater.CLIENT, ASKED_KEY, ASKED_VERSION, Mode.TOGETHER, Medium.ALOUD, Audience.TALK)
    look = keep(by, id, alliance, how, said, on=day, contact=last_seen(by, alliance, day))
    if made := spoken.get("made_it_work"):
        worked(by, alliance, made, look=look)
    return look


def _on_offer(words: Mapping[str, str], choices: Mapping[str, str]) -> None:
    known = all(key in WORDS for key in words)
    if not known or any(one not in CHOICES.get(key, ()) for key, one in choices.items()):
        raise Refused(_("Please choose one of these."))


def _about_goal(by: Viewer, alliance: Alliance, goal_id: uuid.UUID, key: str, words: str) -> Said:
    goal = own_goal(by, goal_id)
    if goal.alliance_id != alliance.id or key not in BY_GOAL:
        raise Refused(_("This goal is with somebody else."))
    return Said(key, words=words, goal_id=goal.id)


def in_company(mode: str, helper: str) -> None:
    """Raises Refused unless whoever helped or answered is named, and nobody is where nobody did."""
    if mode not in Mode.values:
        raise Refused(_("Please choose who was there."), "mode")
    if (mode in (Mode.WITH_HELP, Mode.FOR_THEM)) != bool(helper.strip()):
        raise Refused(
            _("Please name who helped or answered, or choose that nobody did; it stands beside the answers."),
            "helper",
        )


def _as_may_be_asked(by: Viewer, alliance: Alliance, medium: str, day: dt.date) -> None:
    if medium not in (Medium.ALOUD, Medium.PAPER):
        raise Refused(_("Please choose how you asked."), "medium")
    may = asking(happened(by, alliance, day), False, last_form(by, alliance, day), day)
    if medium == Medium.PAPER and may is not Asking.FORM:
        raise Refused(
            _("At the first three contacts, and within four weeks of a form, ask aloud instead."), "medium"
        )
