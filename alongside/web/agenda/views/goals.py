"""Goals that are written together (S13)."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alongside.access.identities import Viewer
from alongside.agenda.actions.agreements import add_goal, reword_goal, step_goal
from alongside.agenda.models import Goal
from alongside.agenda.queries import agreements
from alongside.base.clock import today
from alongside.base.revisions import revisions
from alongside.documents.promise_words import goal_history
from alongside.people import queries as people
from alongside.people.models import Alliance
from alongside.people.visibility import is_mine
from alongside.web.agenda import events, rows
from alongside.web.agenda.forms.goals import AgreedForm, GoalForm
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest
from alongside.web.revisions import revised


def goal(request: StaffRequest, goal: uuid.UUID) -> HttpResponse:
    """One goal, who agreed to it, and what hangs on it."""
    viewer = request.viewer
    found = agreements.goal(viewer, goal)
    person, mine = rows.spoken(found.alliance), is_mine(viewer, found.alliance)
    i = None if mine else found.alliance.practitioner.first_name
    shown = {
        "goal": found,
        "alliance": found.alliance,
        "mine": mine,
        "steps": [(one, goal_history(one, person, i)) for one in agreements.goal_steps(viewer, found)],
        "items": agreements.items_on(viewer, found),
        "revised": revised(
            revisions(viewer, found.id), GoalForm(person=person, values=[], own=[]), AgreedForm(events=[])
        ),
    }
    return render(request, "agenda/goal.html", shown)


class Add(FormPage):
    """A goal in their words."""

    form_class = GoalForm
    template = "agenda/add_goal.html"

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Alliance:
        return people.own_alliance(viewer, ids["alliance"])

    def form_kwargs(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        values, own = agreements.their_values(viewer, subject), agreements.own_values(viewer)
        return {"person": rows.spoken(subject), "values": values, "own": own}

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> Goal:
        return add_goal(viewer, subject, id=id, **data)

    def after(self, viewer: Viewer, subject: Alliance, saved: Goal) -> str:
        return reverse("goal", args=[saved.id])


class _OfGoal(FormPage):
    """What the forms about one goal share."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> Goal:
        return agreements.own_goal(viewer, ids["goal"])

    def after(self, viewer: Viewer, subject: Goal, saved: Goal) -> str:
        return reverse("goal", args=[saved.id])


class Change(_OfGoal):
    """New words: both are asked again."""

    form_class = GoalForm
    template = "agenda/change_goal.html"

    def form_kwargs(self, viewer: Viewer, subject: Goal) -> dict[str, Any]:
        values, own = agreements.their_values(viewer, subject.alliance), agreements.own_values(viewer)
        # a value that was taken back since stays on offer for the goal that rests on it
        values += [subject.value] if subject.value and subject.value not in values else []
        own += [subject.own_value] if subject.own_value and subject.own_value not in own else []
        return {"person": rows.spoken(subject.alliance), "values": values, "own": own}

    def initial(self, viewer: Viewer, subject: Goal) -> dict[str, Any]:
        return {
            "words": subject.words,
            "value": str(subject.value_id or ""),
            "own_value": str(subject.own_value_id or ""),
        }

    def save(self, viewer: Viewer, subject: Goal, id: uuid.UUID, data: dict[str, Any]) -> Goal:
        return reword_goal(viewer, subject, id=id, **data)


class Agreed(_OfGoal):
    """They agreed, I agreed, it is reached or let go: on a day."""

    form_class = AgreedForm
    template = "agenda/agreed.html"
    draft = False

    def form_kwargs(self, viewer: Viewer, subject: Goal) -> dict[str, Any]:
        return {"events": events.for_goal(subject, rows.spoken(subject.alliance))}

    def initial(self, viewer: Viewer, subject: Goal) -> dict[str, Any]:
        return {"on": today(viewer.zone)}

    def save(self, viewer: Viewer, subject: Goal, id: uuid.UUID, data: dict[str, Any]) -> Goal:
        return step_goal(viewer, subject, id=id, **data)
