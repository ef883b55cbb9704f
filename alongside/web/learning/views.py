"""Learn: the exercises by their moments, each on a page of its own, and one's own log of them."""

import uuid
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.documents.evidence import TABLE
from alongside.documents.learning import MOMENTS
from alongside.learning import actions, queries
from alongside.learning.files import exercises
from alongside.learning.models import PracticeLog
from alongside.web.learning.shown import in_words
from alongside.web.pages import StaffRequest, Step

OF_THE_PENCIL = "E29", "O3"
KEPT = {
    "tried": _("Good. It stands in your log, with today’s day."),
    "not_again": _("You will not be shown it again. Learn still has it."),
    "again": _("You will be shown it again when its moment comes."),
}


def learn(request: StaffRequest) -> HttpResponse:
    by_moment = [
        (title, [exercise for exercise in exercises().values() if exercise.moment == moment])
        for moment, title in MOMENTS.items()
    ]
    context = {"moments": by_moment, "sources": [TABLE[id] for id in OF_THE_PENCIL]}
    return render(request, "learning/learn.html", context)


def show_exercise(request: StaffRequest, exercise: str) -> HttpResponse:
    subject = queries.exercise(exercise)
    practised = queries.practised(queries.log(request.viewer))
    context = {
        **in_words(subject),
        "moment": MOMENTS[subject.moment],
        "unwanted": subject.code in practised.unwanted,
    }
    return render(request, "learning/exercise.html", context)


def show_log(request: StaffRequest) -> HttpResponse:
    """My own log. A file that is gone leaves its name."""
    titles = {code: exercise.title for code, exercise in exercises().items()}
    log = [(row, titles.get(row.exercise)) for row in queries.log(request.viewer)]
    first = next(iter(exercises().values()))
    return render(request, "learning/log.html", {"log": log, "first": first})


class KeepPractice(Step):
    """A button beneath an exercise, wherever it stands: back to that page."""

    of, fields, then = "", ("kind",), "exercise"

    def save(self, by: Viewer, *, id: uuid.UUID | None, kind: str) -> PracticeLog:
        row = actions.keep_practice(by, id=id, exercise=self.kwargs["exercise"], kind=kind)
        self.message = KEPT[row.kind]
        return row

    def after(self, saved: Any) -> str:
        """The page of ours that it stood on, as the browser names it; else the exercise's own."""
        page = urlsplit(self.request.headers.get("Referer", ""))
        try:
            ours = page.netloc == self.request.get_host() and resolve(page.path)
        except Resolver404:
            ours = False
        return page.path if ours else super().after(saved)
