"""Questionnaires under licence with one person: what may be asked today, asking, and reading one again."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.checkins import queries
from alongside.checkins.actions.licensed import OF_RATER, WHY_NOT, media, standing
from alongside.checkins.models import Answer, CheckIn, Medium, Questionnaire, Rater
from alongside.checkins.queries import Answers
from alongside.core.checkin_rhythm import Licensed, again_on
from alongside.core.instruments.model import Aside, Instrument
from alongside.documents import checkins as look_wording
from alongside.documents import questionnaires as wording
from alongside.documents.line import came
from alongside.people.models import Alliance
from alongside.people.queries import people
from alongside.repair.actions.asked import ask_questionnaire
from alongside.repair.queries import open_rupture
from alongside.web.checkins.licensed_form import LicensedForm
from alongside.web.checkins.spoken import spoken_of
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest


@dataclass(frozen=True)
class Offered:
    """A questionnaire in use; `why_not` says why it is not for today. One from an earlier day can still be kept."""

    id: uuid.UUID
    name: str
    theirs: bool
    why_not: str = ""


@dataclass(frozen=True)
class Row:
    """One look in a table."""

    id: uuid.UUID
    on: Any
    said: str
    how: str


@dataclass(frozen=True)
class Table:
    """All looks by one rater with one questionnaire, newest first. Raters and questionnaires are never merged."""

    name: str
    theirs: bool
    rows: tuple[Row, ...]

    @property
    def label(self) -> str:
        who = _("answered by them") if self.theirs else _("answered by you")
        return f"{self.name}, {who}"


def with_person(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What was answered so far, and what may be asked."""
    viewer = request.viewer
    found = people.own_alliance(viewer, alliance)
    looks = queries.answered(viewer, found)
    context = {
        "alliance": found,
        "person": found.person,
        "offered": offered(viewer, found, looks),
        "tables": tables(viewer, looks),
    }
    return render(request, "checkins/questionnaires.html", context)


def offered(viewer: Viewer, alliance: Alliance, looks: list[CheckIn]) -> list[Offered]:
    """What the organisation uses, with the reason beside what is not for today. `looks`: what was answered."""
    rows = queries.in_use(viewer, today(viewer.zone))
    raters = {OF_RATER[row.instrument.rater] for row in rows}
    hard = Rater.CLIENT in raters and open_rupture(viewer, alliance) is not None
    may = {rater: standing(viewer, alliance, rater, hard) for rater in raters}
    last = {rater: max((one.on for one in looks if one.rater == rater), default=None) for rater in raters}
    why = {rater: _why_not(one, last[rater]) for rater, one in may.items()}
    return [_offer(row, why[OF_RATER[row.instrument.rater]]) for row in rows]


def _why_not(may: Licensed, last: dt.date | None) -> str:
    """ "" where it is for today; else the reason, and from when where that is known."""
    if may is Licensed.MAY:
        return ""
    if may is Licensed.LATELY and last is not None:
        day = {"day": date_format(again_on(last), "j F Y")}
        return f"{WHY_NOT[may]()} {_('It can be asked again from %(day)s.') % day}"
    return WHY_NOT[may]()


def _offer(row: Questionnaire, why_not: str) -> Offered:
    return Offered(row.id, row.instrument.name, row.instrument.rater == "client", why_not)


def tables(viewer: Viewer, looks: list[CheckIn]) -> list[Table]:
    """The looks by questionnaire and rater."""
    known = queries.instruments_of(viewer, looks)
    ordered = sorted(looks, key=_whose)  # stable: the newest stays first
    return [_table(list(group), known) for _key, group in groupby(ordered, key=_whose)]


def _whose(look: CheckIn) -> tuple[str, str]:
    return look.instrument, look.rater


def _table(looks: list[CheckIn], known: dict[tuple[str, str], Instrument]) -> Table:
    newest = known[looks[0].instrument, looks[0].version]
    theirs = looks[0].rater == Rater.CLIENT
    rows = (_row(one, known[one.instrument, one.version], theirs) for one in looks)
    return Table(newest.name, theirs, tuple(rows))


def _row(look: CheckIn, instrument: Instrument, theirs: bool) -> Row:
    how = came(look.mode, look.medium, look.helper) if theirs else _("by yourself")
    return Row(look.id, look.on, wording.total_of(instrument, look.score), how)


@dataclass
class Asked:
    """Which questionnaire, with whom, and how it may be answered today."""

    viewer: Viewer
    alliance: Alliance
    row: Questionnaire

    @property
    def rater(self) -> Rater:
        return OF_RATER[self.row.instrument.rater]

    @property
    def may_ever(self) -> bool:
        """Whether it may be kept at all, of today or of an earlier day."""
        return self.row.in_use(today(self.viewer.zone))

    @cached_property
    def why_not_today(self) -> str:
        """ "" where it is for today."""
        theirs = self.rater == Rater.CLIENT
        hard = theirs and open_rupture(self.viewer, self.alliance) is not None
        may = standing(self.viewer, self.alliance, self.rater, hard)
        return "" if may is Licensed.MAY else str(WHY_NOT[may]())

    @cached_property
    def media(self) -> tuple[Medium, ...]:
        """How theirs may be answered; nothing to choose where I answer it. On paper it may have been on an earlier day."""
        if self.rater != Rater.CLIENT:
            return ()
        here = media(self.viewer, self.alliance, today(self.viewer.zone))
        return here if Medium.PAPER in here else (*here, Medium.PAPER)


class AnswerPage(FormPage):
    """A questionnaire, aloud, on paper or on this device; or answered by me."""

    form_class = LicensedForm
    template = "checkins/answer.html"

    def get(self, request: StaffRequest, **ids: uuid.UUID) -> HttpResponse:
        viewer = request.viewer
        subject = self.fetch(viewer, **ids)
        if not subject.may_ever:
            return redirect("questionnaires-with", subject.alliance.id)
        return super().get(request, **ids)

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Asked:
        if not hasattr(self, "_asked"):
            alliance = people.own_alliance(viewer, ids["alliance"])
            self._asked = Asked(viewer, alliance, queries.questionnaire(viewer, ids["questionnaire"]))
        return self._asked

    def form_kwargs(self, viewer: Viewer, subject: Asked) -> dict[str, Any]:
        names = (viewer.name, spoken_of(subject.alliance))
        return {"instrument": subject.row.instrument, "names": names, "media": subject.media}

    def context(self, viewer: Viewer, subject: Asked) -> dict[str, Any]:
        instrument, person = subject.row.instrument, subject.alliance.person
        return {
            "alliance": subject.alliance,
            "person": person,
            "heading": instrument.name,
            "introduction": wording.with_names(instrument.introduction, viewer.name, person.called),
            "every": not instrument.prorate,
            "why_not_today": subject.why_not_today,
            "told_first": look_wording.TOLD_FIRST if subject.rater == Rater.CLIENT else (),
        }

    def save(self, viewer: Viewer, subject: Asked, id: uuid.UUID, data: dict[str, Any]) -> CheckIn:
        return ask_questionnaire(subject.alliance.id, subject.row.id, by=viewer, id=id, **data)

    def after(self, viewer: Viewer, subject: Asked, saved: CheckIn) -> str:
        return reverse("check-in", args=[saved.id])


def read(viewer: Viewer, said: Answers, row: Questionnaire) -> dict[str, Any]:
    """What the page of such a look shows, in the words in which it was answered."""
    look, instrument = said.look, row.instrument
    names = (viewer.name, look.alliance.person.called)
    return {
        "name": instrument.name,
        "instrument": instrument,
        "theirs": look.rater == Rater.CLIENT,
        "introduction": wording.with_names(instrument.introduction, *names),
        "reading": wording.reading(instrument, {one.item: _given(one) for one in said.rows}),
        "answers": list(_lines(instrument, said, names)),
        "norms": instrument.norms,
    }


def _given(one: Answer) -> int | Aside | None:
    return one.step if one.step is not None else Aside(one.choice) if one.choice else None


def _lines(instrument: Instrument, said: Answers, names: tuple[str, str]) -> Iterator[dict[str, Any]]:
    for item in instrument.items:
        answered = wording.said(instrument, said.step(item.key), said.choice(item.key))
        ends = " – ".join(one for one in (item.lowest_label, item.highest_label) if one)
        yield {
            "question": wording.with_names(item.text, *names),
            "said": answered or _("left out"),
            "turned": item.reversed,
            "ends": wording.with_names(ends, *names),
        }
