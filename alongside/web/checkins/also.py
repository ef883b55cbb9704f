"""What the page of a look was saved with a second time, question by question, for its author alone."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from django.template.defaultfilters import date
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.queries import goals
from alongside.base.idempotency import kept_versions
from alongside.checkins.models import Answer, CheckIn, Why
from alongside.checkins.queries import Answers
from alongside.documents.line_table import came

STEPPED = ("five", "mirror", "for_me", "answers")  # item -> step, or an answer that is no score
APART = (*STEPPED, "words", "choices", "goals", "alliance", "questionnaire", "mode", "medium", "helper", "on")

#: (when, what was answered, what stood around it: [(label, words)])
Kept = tuple[dt.datetime, Answers, list[tuple[str, str]]]


def kept(viewer: Viewer, look: CheckIn) -> list[dict[str, Any]]:
    """What came a second time, of the look itself and of taking it back."""
    return kept_versions(viewer, look.id, "look.withdrawn", about="look")


def kept_answers(viewer: Viewer, look: CheckIn, versions: list[dict[str, Any]]) -> list[Kept]:
    """Other answers that came under this look's id, oldest first."""
    found = [one for one in versions if one["kind"] == "look"]
    by_goal = any(one["content"].get("goals") for one in found)
    known = {one.id: one for one in goals(viewer, look.alliance)} if by_goal else {}
    return [
        (one["at"], Answers(look, tuple(_answers(one["content"], known))), list(_around(one["content"])))
        for one in found
    ]


def kept_reasons(versions: list[dict[str, Any]]) -> list[tuple[dt.datetime, list[tuple[str, str]]]]:
    """Other reasons for taking it back that came from the same page."""
    return [
        (one["at"], [(str(Why(one["content"]["why"]).label), one["content"]["words"])])
        for one in versions
        if one["kind"] == "look.withdrawn"
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
