"""Promises and what became of them, goals that are written together, and what to expect from me."""

import uuid
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from alongside.agenda import queries
from alongside.agenda.actions import agreements as actions
from alongside.agenda.models import AgendaItem, ExpectSheet, Promise
from alongside.base.clock import new_id, today
from alongside.base.errors import Refused
from alongside.base.revisions import revisions
from alongside.core.states.agreements import PROMISE, PromiseEvent
from alongside.documents.agreements import after_tap, goal_choices, goal_history, promise_history
from alongside.documents.papers.expect import PARTS
from alongside.documents.words import spoken
from alongside.people.queries import people
from alongside.people.visibility import is_mine
from alongside.web.agenda import forms
from alongside.web.pages import AlliancePage, StaffRequest, Step
from alongside.web.revisions import revised
from alongside.web.sign_in.again import to_show

ONE_TAP = (
    PromiseEvent.KEPT,
    PromiseEvent.BROKEN,
    PromiseEvent.DID_NOT_HAPPEN,
    PromiseEvent.RELEASED,
    PromiseEvent.UNDONE,
    PromiseEvent.WITHDRAWN,
)


def promises(request: StaffRequest) -> HttpResponse:
    """All I promised to anybody that still asks for something, late first."""
    return render(request, "agenda/promises.html", {"promises": queries.my_promises(request.viewer)})


def promise(request: StaffRequest, promise: uuid.UUID) -> HttpResponse:
    viewer = request.viewer
    day = today(viewer.zone)
    [row] = queries.as_of(day, [queries.promise(viewer, promise)])
    person = spoken(row.alliance)
    steps = queries.steps_of(viewer, row)
    asked = (forms.PromiseForm(items=[]), forms.NewDayForm, forms.PromiseSaidForm(person=person))
    shown = {
        "promise": row,
        "item": row.item,
        "alliance": row.alliance,
        "mine": is_mine(viewer, row.alliance),
        "steps": [(step, promise_history(step, person, day)) for step in steps],
        "may": {event.value for event in PROMISE.events_from(row.state)},
        "form_id": new_id(),
        "revised": revised(revisions(viewer, row.id), *asked),
    }
    return render(request, "agenda/promise.html", shown)


class MakePromise(AlliancePage):
    twice = "promise"

    def initial(self) -> dict[str, Any]:
        return {"made_on": today(self.viewer.zone)}


class AddPromise(MakePromise):
    form_class, template, then = forms.PromiseForm, "agenda/add_promise.html", "agenda"
    save = staticmethod(actions.add_promise)

    def form_kwargs(self) -> dict[str, Any]:
        two = queries.two_agendas(self.viewer, self.alliance)
        return {"items": [*two.their_items, *two.my_items]}


class AddPromiseBeside(MakePromise):
    of, fetch, then = "item", staticmethod(queries.own_item), "item"
    form_class, template = forms.PromiseBesideForm, "agenda/add_beside.html"

    @staticmethod
    def save(by: Any, item: AgendaItem, **cleaned: Any) -> Promise:
        return actions.add_promise(by, item.alliance, item=item, **cleaned)


class PromisePage(AlliancePage):
    of, fetch, then = "promise", staticmethod(queries.own_promise), "promise"


class NewDay(PromisePage):
    form_class, template = forms.NewDayForm, "agenda/new_day.html"
    save = staticmethod(partial(actions.step_promise, event=PromiseEvent.CHANGED.value))


class SayPromise(PromisePage):
    """I told them: of a broken promise the last word that is mine, of a late one that they know."""

    form_class, template = forms.PromiseSaidForm, "agenda/said.html"
    save = staticmethod(partial(actions.step_promise, event=PromiseEvent.OWNED.value))

    def initial(self) -> dict[str, Any]:
        return {"on": today(self.viewer.zone)}


class StepPromise(Step):
    """One tap: kept, not kept, no longer needed, or that taken back."""

    of, fetch, then = "promise", staticmethod(queries.own_promise), "promise"
    fields = ("event",)

    def save(self, by: Any, promise: Promise, *, id: uuid.UUID | None, event: str) -> Promise:
        if event not in ONE_TAP:
            raise Refused(_("Please choose one of the buttons."))
        self.message = after_tap(event, spoken(promise.alliance))
        return actions.step_promise(by, promise, id=id, event=event)


def goal(request: StaffRequest, goal: uuid.UUID) -> HttpResponse:
    """One goal, who agreed to it, and what hangs on it."""
    viewer = request.viewer
    row = queries.goal(viewer, goal)
    person, own = spoken(row.alliance), is_mine(viewer, row.alliance)
    i = None if own else row.alliance.practitioner.first_name
    asked = (forms.GoalForm(person=person, values=[], own=[]), forms.AgreedForm(events=[]))
    shown = {
        "goal": row,
        "alliance": row.alliance,
        "mine": own,
        "steps": [(step, goal_history(step, person, i)) for step in queries.steps_of(viewer, row)],
        "items": queries.items_on(viewer, row),
        "revised": revised(revisions(viewer, row.id), *asked),
    }
    return render(request, "agenda/goal.html", shown)


class GoalPage(AlliancePage):
    form_class, then = forms.GoalForm, "goal"

    def form_kwargs(self) -> dict[str, Any]:
        values, own = queries.their_values(self.viewer, self.alliance), queries.own_values(self.viewer)
        return super().form_kwargs() | {"values": values, "own": own}


class AddGoal(GoalPage):
    template, save = "agenda/add_goal.html", staticmethod(actions.add_goal)


class ChangeGoal(GoalPage):
    """New words: both are asked again."""

    of, fetch = "goal", staticmethod(queries.own_goal)
    template, save = "agenda/change_goal.html", staticmethod(actions.reword_goal)

    def form_kwargs(self) -> dict[str, Any]:
        offered = super().form_kwargs()
        # a value that was taken back since stays on offer for the goal that rests on it
        for name, value in (("values", self.subject.value), ("own", self.subject.own_value)):
            offered[name] += [value] if value and value not in offered[name] else []
        return offered

    def initial(self) -> dict[str, Any]:
        goal = self.subject
        return {
            "words": goal.words,
            "value": str(goal.value_id or ""),
            "own_value": str(goal.own_value_id or ""),
        }


class AgreeGoal(AlliancePage):
    of, fetch, then = "goal", staticmethod(queries.own_goal), "goal"
    form_class, template, save = forms.AgreedForm, "agenda/agreed.html", staticmethod(actions.step_goal)
    draft = False

    def form_kwargs(self) -> dict[str, Any]:
        return {"events": goal_choices(self.subject, spoken(self.alliance))}

    def initial(self) -> dict[str, Any]:
        return {"on": today(self.viewer.zone)}


def sheet(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What to expect: the version that counts, and the earlier ones."""
    viewer = request.viewer
    subject = people.alliance(viewer, alliance)
    versions = queries.expect_sheets(viewer, subject)
    ids = [version.id for version in versions]
    parts = _parts(versions[0]) if versions else []
    shown = {
        "alliance": subject,
        "mine": is_mine(viewer, subject),
        "sheet": versions[0] if versions else None,
        "parts": [
            (*part, hints) for part, hints in zip(parts, forms.hints(t for _, t in parts), strict=True)
        ],
        "earlier": [(version, _parts(version)) for version in versions[1:]],
        "revised": revised(revisions(viewer, *ids), forms.SheetForm(person=spoken(subject))),
    }
    return render(request, "agenda/expect.html", shown)


@to_show
def show_sheet(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The sheet as the client reads it, on the phone or on paper."""
    viewer = request.viewer
    subject = people.alliance(viewer, alliance)
    counts = queries.expect_sheet(viewer, subject)
    shown = {"alliance": subject, "sheet": counts, "parts": _parts(counts) if counts else []}
    return render(request, "agenda/expect_show.html", shown)


def _parts(sheet: ExpectSheet) -> list[tuple[Any, str]]:
    return [(label, text) for name, label in PARTS.items() if (text := getattr(sheet, name))]


class WriteSheet(AlliancePage):
    """A new version. The first one begins with honest words about who I have to tell."""

    form_class, template, then = forms.SheetForm, "agenda/expect_write.html", "expect"
    save = staticmethod(actions.write_sheet)

    def initial(self) -> dict[str, Any]:
        last = queries.expect_sheet(self.viewer, self.alliance)
        if last is not None:
            return {name: getattr(last, name) for name in PARTS}
        return {"i_can_not": str(forms.I_CAN_NOT), "who_i_tell": str(forms.WHO_I_TELL)}


class GiveSheet(Step):
    save, then, message = staticmethod(actions.give_sheet), "expect", _("Given. The day stands with it.")
