""" "What should I know so that I get this right?": open questions, and their words where it was talked about (S16).

A question without words looks the same whether it was asked or not: nothing here is a status.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.documents import questions
from alongside.people import actions_words, queries
from alongside.people.models import Alliance, GoodToKnow, GoodToKnowKind
from alongside.people.visibility import is_mine
from alongside.web.formpage import FormPage
from alongside.web.people.forms import EntryForm
from alongside.web.request import StaffRequest


def _mark(code: str) -> str:
    """How a question stands in an address: what it is about is nothing for a log."""
    return sha256(code.encode()).hexdigest()[:8]


BY_MARK = {_mark(code): code for code in questions.TO_KNOW}


@dataclass(frozen=True)
class Asked:
    """One question, and their words where there are some."""

    text: str
    mark: str
    entry: GoodToKnow | None


@dataclass(frozen=True)
class Area:
    """The questions of one area."""

    title: str
    asked: list[Asked]

    @property
    def has_words(self) -> bool:
        """Whether something of theirs stands here: then it is open from the start."""
        return any(one.entry for one in self.asked)


def areas(entries: Iterable[GoodToKnow]) -> list[Area]:
    """All questions by area, with what was said to them."""
    said = {one.question: one for one in entries if one.kind == GoodToKnowKind.GET_RIGHT}
    return [
        Area(
            str(title),
            [Asked(str(questions.TO_KNOW[code]), _mark(code), said.get(code)) for code in codes],
        )
        for title, codes in questions.AREAS
    ]


def page(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """All the questions."""
    viewer = request.viewer
    found = queries.alliance(viewer, alliance)
    shown = {
        "alliance": found,
        "person": found.person,
        "mine": is_mine(viewer, found),
        "areas": areas(queries.good_to_know(viewer, found)),
    }
    return render(request, "people/get_right.html", shown)


class Answer(FormPage):
    """What they said to one question."""

    form_class = EntryForm
    template = "people/entry.html"

    def fetch(self, viewer: Viewer, **ids: Any) -> Alliance:
        if ids["mark"] not in BY_MARK:
            raise NotThere
        self.code = BY_MARK[ids["mark"]]
        found = queries.own_alliance(viewer, ids["alliance"])
        known = queries.good_to_know(viewer, found)
        self.entry = next((one for one in known if one.question == self.code), None)
        return found

    def initial(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        start = {"in_their_words": True, "on": today(viewer.zone)}
        if self.entry is None:
            return start
        return start | {"words": self.entry.words, "in_their_words": self.entry.in_their_words}

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> GoodToKnow:
        return actions_words.note_good_to_know(
            by=viewer,
            id=id,
            alliance_id=subject.id,
            kind=GoodToKnowKind.GET_RIGHT,
            question=self.code,
            **data,
        )

    def after(self, viewer: Viewer, subject: Alliance, saved: GoodToKnow) -> str:
        messages.success(self.request, _("Kept."))
        return reverse("get-right", args=[subject.id])

    def context(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {
            "heading": questions.TO_KNOW[self.code],
            "intro": _(
                "Only what they said, as they said it. If they would rather not, there is nothing to write."
            ),
            "back": (reverse("get-right", args=[subject.id]), _("What should I know?")),
            "retire_url": self.entry and reverse("good-to-know-retire", args=[subject.id, self.entry.id]),
        }
