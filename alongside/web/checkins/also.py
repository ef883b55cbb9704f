"""What the page of a look was saved with a second time, question by question, for its author alone."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from django.template.defaultfilters import date
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.queries.agreements import goals
from alongside.base.models import Revision
from alongside.base.revisions import revisions
from alongside.checkins.models import Answer, CheckIn, Why
from alongside.checkins.queries import Answers
from alongside.documents.line import came
from alongside.web.revisions import Shown

STEPPED = ("five", "mirror", "for_me", "answers")  # item -> step, or an answer that is no score
APART = (
    *STEPPED,
    "subject",
    "words",
    "choices",
    "goals",
    "alliance",
    "questionnaire",
    "mode",
    "medium",
    "helper",
    "on",
)

#: (the revision, what was answered, what stood around it: [(label, words)])
Kept = tuple[Revision, Answers, list[tuple[str, str]]]


def conflicts(viewer: Viewer, look: CheckIn) -> list[Revision]:
    """What came a second time, of the look itself and of taking it back, oldest first."""
    return revisions(viewer, look.id)[::-1]


def kept_answers(viewer: Viewer, look: CheckIn, conflicts: list[Revision]) -> list[Kept]:
    """Other answers that came under this look's id, oldest first."""
    rows = [(row, row.words) for row in conflicts]
    answers = [(row, words) for row, words in rows if "why" not in words]
    by_goal = any(words.get("goals") for _row, words in answers)
    known = {one.id: one for one in goals(viewer, look.alliance)} if by_goal else {}
    return [
        (row, Answers(look, tuple(_answers(words, known))), list(_around(words))) for row, words in answers
    ]


def kept_reasons(conflicts: list[Revision]) -> Shown:
    """Other reasons for taking it back that came from the same page."""
    rows = [(row, row.words) for row in conflicts]
    return [
        (row, [(Why(words["why"]).label, words.get("words", ""))]) for row, words in rows if "why" in words
    ]


def _answers(content: Mapping[str, Any], known: Mapping[uuid.UUID, Any]) -> Iterator[Answer]:
    for name in STEPPED:
        for item, given in content.get(name, {}).items():
            yield Answer(item=item, **({"step": given} if isinstance(given, int) else {"choice": given}))
    for item, words in _in_words(content):
        yield Answer(item=item, words=words)
    for item, choice in content.get("choices", {}).items():
        yield Answer(item=item, choice=choice)
    for goal, item, words in content.get("goals", ()):
        yield Answer(item=item, words=words, goal=known.get(uuid.UUID(goal["uuid"])))


def _in_words(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Answers in words: a part of their own, or beside the steps of "for me"."""
    beside = {name: one for name, one in content.items() if name not in APART}
    yield from ((item, words) for item, words in (content.get("words", {}) | beside).items() if words)


def _around(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "medium" in content:
        how = came(content["mode"], content["medium"], content.get("helper", ""))
        yield _("How it was answered"), how
    if content.get("on"):
        yield _("On the day"), date(dt.date.fromisoformat(content["on"]["day"]), "j F Y")
