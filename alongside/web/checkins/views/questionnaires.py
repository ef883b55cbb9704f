"""Questionnaires under licence with one person: what may be asked today, asking, and reading one again."""

import uuid
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.models import there
from alongside.checkins import queries
from alongside.checkins.actions.check_ins import OF_RATER, WHY_NOT, media, standing
from alongside.checkins.models import CheckIn, Medium, Questionnaire, Rater
from alongside.checkins.queries import Answers
from alongside.core.instruments.model import Aside
from alongside.core.rhythm import Licensed, again_on
from alongside.documents import checkins as wording
from alongside.documents.line import came
from alongside.documents.words import Spoken, spoken
from alongside.people.models import Alliance
from alongside.people.queries.people import own_alliance
from alongside.repair.actions.asked import ask_questionnaire
from alongside.repair.queries import open_rupture
from alongside.web.checkins.forms.licensed import LicensedForm
from alongside.web.checkins.views.next_step import LeadsOn
from alongside.web.pages import StaffRequest


def with_person(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What was answered so far, and what may be asked."""
    viewer = request.viewer
    between = own_alliance(viewer, alliance)
    check_ins = queries.answered(viewer, between)
    context = {
        "alliance": between,
        "person": between.person,
        "offered": _offered(viewer, between, check_ins),
        "tables": _tables(viewer, check_ins, spoken(between)),
    }
    return render(request, "checkins/questionnaires.html", context)


def _offered(viewer: Viewer, alliance: Alliance, check_ins: list[CheckIn]) -> list[dict[str, Any]]:
    """What the organisation uses; `why_not` says why one is not for today. One from an earlier day can still be kept."""
    questionnaires = queries.in_use(viewer, today(viewer.zone))
    raters = {OF_RATER[questionnaire.instrument.rater] for questionnaire in questionnaires}
    hard = Rater.CLIENT in raters and open_rupture(viewer, alliance) is not None
    why_not = {}
    for rater in raters:
        may = standing(viewer, alliance, rater, hard)
        last = max((check_in.on for check_in in check_ins if check_in.rater == rater), default=None)
        why_not[rater] = "" if may is Licensed.MAY else WHY_NOT[may]()
        if may is Licensed.LATELY and last is not None:
            day = {"day": date_format(again_on(last), "j F Y")}
            why_not[rater] += " " + _("It can be asked again from %(day)s.") % day
    return [
        {
            "id": row.id,
            "name": row.instrument.name,
            "by_client": rater == Rater.CLIENT,
            "why_not": why_not[rater],
        }
        for row in questionnaires
        for rater in [OF_RATER[row.instrument.rater]]
    ]


def _tables(viewer: Viewer, check_ins: list[CheckIn], person: Spoken) -> list[dict[str, Any]]:
    """All check-ins by one rater with one questionnaire to a table, the newest first. Raters and questionnaires are never
    merged."""
    known = queries.instruments_of(viewer, check_ins)
    ordered = sorted(check_ins, key=_whose)  # stable: the newest stays first
    tables = []
    for (_instrument, rater), group in groupby(ordered, key=_whose):
        answered, by_client = list(group), rater == Rater.CLIENT
        rows = [
            {
                "id": row.id,
                "on": row.on,
                "said": wording.total_of(known[row.instrument, row.version], row.score),
                "how": came(row.mode, row.medium, row.helper) if by_client else _("by yourself"),
            }
            for row in answered
        ]
        name = known[answered[0].instrument, answered[0].version].name
        by_whom = _("answered by %(them)s") % person.forms if by_client else _("answered by you")
        label = f"{name}, {by_whom}"
        tables.append({"name": name, "by_client": by_client, "label": label, "rows": rows})
    return tables


def _whose(check_in: CheckIn) -> tuple[str, str]:
    return check_in.instrument, check_in.rater


class AnswerQuestionnaire(LeadsOn):
    """A questionnaire, aloud, on paper or on this device; or answered by me."""

    form_class, template, then = LicensedForm, "checkins/answer.html", "check-in"
    save = staticmethod(ask_questionnaire)
    questionnaire: Questionnaire

    def find(self, **ids: Any) -> Alliance:
        self.questionnaire = queries.questionnaire(self.viewer, ids["questionnaire"])
        there(OF_RATER.get(self.questionnaire.instrument.rater))  # none about oneself
        return own_alliance(self.viewer, ids["alliance"])

    def before_showing(self) -> HttpResponse | None:
        in_use = self.questionnaire.in_use(today(self.viewer.zone))
        return None if in_use else redirect("questionnaires-with", self.alliance.id)

    @property
    def theirs(self) -> bool:
        """Whether the client answers it."""
        return OF_RATER[self.questionnaire.instrument.rater] == Rater.CLIENT

    def form_kwargs(self) -> dict[str, Any]:
        """How theirs may be answered; nothing to choose where I answer it. On paper it may have been on an earlier day."""
        ways = media(self.viewer, self.alliance, today(self.viewer.zone)) if self.theirs else ()
        if self.theirs and Medium.PAPER not in ways:
            ways = (*ways, Medium.PAPER)
        names = (self.viewer.name, spoken(self.alliance))
        return {"instrument": self.questionnaire.instrument, "names": names, "media": ways}

    def context(self) -> dict[str, Any]:
        instrument, person = self.questionnaire.instrument, self.alliance.person
        hard = self.theirs and open_rupture(self.viewer, self.alliance) is not None
        may = standing(self.viewer, self.alliance, OF_RATER[instrument.rater], hard)
        return {
            "heading": instrument.name,
            "introduction": wording.with_names(instrument.introduction, self.viewer.name, person.called),
            "every": not instrument.prorate,
            "why_not_today": "" if may is Licensed.MAY else WHY_NOT[may](),
            "told_first": wording.TOLD_FIRST if self.theirs else (),
        }

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> CheckIn:
        return super().act(id, cleaned | {"questionnaire": self.questionnaire})


def read_again(viewer: Viewer, answers: Answers, questionnaire: Questionnaire) -> dict[str, Any]:
    """What the page of such a check-in shows, in the words in which it was answered."""
    check_in, instrument = answers.check_in, questionnaire.instrument
    names = (viewer.name, check_in.alliance.person.called)
    steps = {
        row.item: row.step if row.step is not None else Aside(row.choice) if row.choice else None
        for row in answers.rows
    }
    lines = []
    for item in instrument.items:
        answered = wording.answered(instrument, answers.step(item.key), answers.choice(item.key))
        ends = " – ".join(filter(None, (item.lowest_label, item.highest_label)))
        lines.append(
            {
                "question": wording.with_names(item.text, *names),
                "said": answered or _("left out"),
                "turned": item.reversed,
                "ends": wording.with_names(ends, *names),
            }
        )
    return {
        "name": instrument.name,
        "instrument": instrument,
        "theirs": check_in.rater == Rater.CLIENT,
        "introduction": wording.with_names(instrument.introduction, *names),
        "reading": wording.reading(instrument, steps),
        "answers": lines,
        "norms": instrument.norms,
    }
