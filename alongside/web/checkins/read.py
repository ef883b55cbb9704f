"""One look, read again: a mirror beside their answers, my own, or theirs."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.checkins import queries
from alongside.checkins.models import Answer, CheckIn, Questionnaire, Rater
from alongside.checkins.queries import Answers, answered_with
from alongside.core.instruments.own import CLIENT, MIRROR
from alongside.documents import checkins as wording
from alongside.documents.line import came
from alongside.documents.scores import worded
from alongside.documents.words import number
from alongside.insight.queries.interpretation import interpret_check_in
from alongside.web.checkins import licensed
from alongside.web.checkins.also import conflicts, kept_answers, kept_reasons
from alongside.web.checkins.spoken import spoken_of
from alongside.web.request import StaffRequest
from alongside.web.revisions import Shown

TEMPLATES = {
    Rater.MIRROR: "checkins/gap.html",
    Rater.FOR_ME: "checkins/own.html",
    Rater.CLIENT: "checkins/theirs.html",
}


@dataclass(frozen=True)
class Beside:
    """One item from both sides: what I thought, what they said, and the difference in words."""

    text: str
    mine: str
    theirs: str
    gap: str


def look(request: StaffRequest, check_in: uuid.UUID) -> HttpResponse:
    """The page of one look."""
    viewer = request.viewer
    found = queries.own_check_in(viewer, check_in)
    said = queries.answers(viewer, found)
    person = found.alliance.person
    context = {
        "look": found,
        "alliance": found.alliance,
        "person": person,
        "spoken": spoken_of(found.alliance),
        "came": how_it_came(found),
        "kept_later": timezone.localtime(found.made_at).date() > found.on,
        "recorded": found.made_by_id == viewer.id,
        "addenda": queries.addenda(viewer, found) if found.withdrawn_at else [],
    }
    if found.rater == Rater.CLIENT:
        context["says"] = worded(
            interpret_check_in(viewer, found), spoken_of(found.alliance), today(viewer.zone)
        )
    row = answered_with(viewer, found)
    context["revised"] = {"conflict": _also(viewer, found, row)}
    if row:
        return render(request, "checkins/licensed.html", context | licensed.read(viewer, said, row))
    if found.rater == Rater.MIRROR:
        context |= _gap(viewer, said)
    else:
        context["answers"] = [in_words(viewer, found, one) for one in said.rows]
    return render(request, TEMPLATES[Rater(found.rater)], context)


def _also(viewer: Viewer, look: CheckIn, row: Questionnaire | None) -> Shown:
    """What its page was saved with a second time: (the revision, [(question, answer)])."""
    found, rows = [], conflicts(viewer, look)
    for revision, said, around in kept_answers(viewer, look, rows):
        if row:
            lines = [(one["question"], one["said"]) for one in licensed.read(viewer, said, row)["answers"]]
        else:
            each = [in_words(viewer, look, one) for one in said.rows]
            lines = [(one["question"], one["words"] or one["said"]) for one in each]
        found.append((revision, lines + around))
    return found + kept_reasons(rows)


def how_it_came(look: CheckIn) -> str:
    """ "asked aloud, with help from Tunde": the company and the way stand wherever an answer stands."""
    return came(look.mode, look.medium, look.helper)


def in_words(viewer: Viewer, look: CheckIn, answer: Answer) -> dict[str, str]:
    """An answer with its question."""
    names = (viewer.name, spoken_of(look.alliance))
    items = {Rater.CLIENT: CLIENT, Rater.MIRROR: MIRROR}.get(Rater(look.rater))
    texts = {
        **wording.questions(*names),
        **(wording.item_texts(items, *names) if items else {}),
        "hard_words": _("What was hard"),
        "one_question": str(wording.ONE_QUESTION),
        "goal_easy": _("What is going well, and why is it easy?"),
        "goal_stuck": _("Where are we stuck?"),
    }
    about = f"{answer.goal.words}: " if answer.goal else ""
    return {
        "question": about + texts.get(answer.item, answer.item),
        "said": wording.said(answer.item, answer.step, answer.choice),
        "words": answer.words,
    }


def _gap(viewer: Viewer, mine: Answers) -> dict[str, object]:
    alliance = mine.look.alliance
    theirs = queries.latest_theirs(viewer, alliance)
    if theirs is None:
        return {"theirs": None, "rows": []}
    texts = wording.item_texts(MIRROR, viewer.name, spoken_of(alliance))
    rows = [_beside(key, text, mine, theirs) for key, text in texts.items()]
    return {"theirs": theirs.look, "theirs_came": how_it_came(theirs.look), "rows": rows}


def _beside(key: str, text: str, mine: Answers, theirs: Answers) -> Beside:
    thought, told = (wording.said(key, one.step(key), one.choice(key)) for one in (mine, theirs))
    return Beside(text, thought, told, _difference(mine.step(key), theirs.step(key)))


def _difference(mine: int | None, theirs: int | None) -> str:
    if mine is None or theirs is None:
        return ""
    if mine == theirs:
        return _("the same")
    n = abs(mine - theirs)
    higher = ngettext("%(n)s step higher than you thought", "%(n)s steps higher than you thought", n)
    lower = ngettext("%(n)s step lower than you thought", "%(n)s steps lower than you thought", n)
    return (higher if theirs > mine else lower) % {"n": number(n)}
