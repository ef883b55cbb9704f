"""The two agendas and the items on them: read, shown to the client, added to, moved on and worded anew."""

import uuid
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from alongside.access.identities import Viewer
from alongside.agenda import queries
from alongside.agenda.actions.items import add_item, add_referral, change_item, move_item, step_item
from alongside.agenda.models import AgendaItem, Side
from alongside.agenda.queries import TwoAgendas
from alongside.base.clock import new_id, today
from alongside.base.revisions import came_twice, revisions
from alongside.contacts import queries as contacts
from alongside.core.ordering import Mark, next_of_mine, order_mine, order_theirs
from alongside.core.practice import Here
from alongside.core.states.agenda import CUES, SOLVED, THEIRS_LIVE
from alongside.documents.agenda import ONE_TAP, after_tap, choices, history, my_tag, remark, their_tag
from alongside.documents.reasons.worded import worded
from alongside.documents.words import spoken
from alongside.insight.queries.facts import stuck
from alongside.people.models import Alliance
from alongside.people.queries import people
from alongside.people.visibility import is_mine
from alongside.web.agenda.forms import HappenedForm, InsteadForm, MyForm, ReferralForm, TheirForm
from alongside.web.learning.shown import at_its_moment
from alongside.web.pages import AlliancePage, StaffRequest, Step
from alongside.web.revisions import revised
from alongside.web.sign_in.again import to_show
from alongside.web.ways import ways_on


def agenda(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """Both lists whole, goals and promises."""
    viewer = request.viewer
    subject = people.alliance(viewer, alliance)
    two = queries.two_agendas(viewer, subject, closed=True)
    lists = {
        closed: TwoAgendas(
            tuple(item for item in two.their_items if item.closed is closed),
            tuple(item for item in two.my_items if item.closed is closed),
            two.promises,
        )
        for closed in (False, True)
    }
    shown = {
        "alliance": subject,
        "mine": is_mine(viewer, subject),
        "two": lists[False],
        "closed": lists[True],
        "in_order": [item for item in two.their_items if item.state in THEIRS_LIVE],
        "goals": queries.goals(viewer, subject),
    }
    return render(request, "agenda/agenda.html", shown)


@to_show
def show(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """The page to turn round and show, or to print (S14): plain words, nothing of how I will say it."""
    viewer = request.viewer
    subject = people.alliance(viewer, alliance)
    two = queries.two_to_show(viewer, subject)
    shown = {
        "alliance": subject,
        "theirs": order_theirs(two.their_items),
        "mine": order_mine(two.my_items),
        "promises": two.promises,
        "goals": queries.goals(viewer, subject, let_go=False),
        "planned": contacts.planned(viewer, subject)[:1] if is_mine(viewer, subject) else [],
    }
    return render(request, "agenda/show.html", shown)


def item(request: StaffRequest, item: uuid.UUID) -> HttpResponse:
    """The words, why they matter, what happened, and what can be done."""
    viewer = request.viewer
    row = queries.item(viewer, item)
    alliance, person, day = row.alliance, spoken(row.alliance), today(viewer.zone)
    own, is_theirs = is_mine(viewer, alliance), row.side == Side.THEIRS
    i = None if own else alliance.practitioner.first_name
    notice = stuck(viewer, row) if own and not is_theirs and not row.closed else None
    reason = worded(notice, person, day) if notice else None
    shown = {
        "item": row,
        "alliance": alliance,
        "mine": own,
        "theirs": is_theirs,
        "tag": their_tag(row, person, day)[1] if is_theirs else my_tag(row, person),
        "steps": [(step, history(step, person, i)) for step in queries.steps_of(viewer, row)],
        "promises": queries.promises_beside(viewer, row),
        "one_tap": [(event, label, new_id()) for event, label in choices(row, person) if event in ONE_TAP]
        if own
        else [],
        "may_end": own and not row.closed,
        "notice": reason,
        "ways": ways_on(notice, reason, alliance.id) if notice and reason else [],
        # the kind remark, for as long as the reason names only somebody outside
        "remark": remark(row.why).get("why", "") if own and not is_theirs and not row.closed else "",
        "revised": revised(
            revisions(viewer, row.id),
            (TheirForm if is_theirs else MyForm)(person=person, goals=[]),
            HappenedForm(events=[]),
            InsteadForm(person=person),
        ),
    }
    if own and is_theirs and row.last and row.last.event in SOLVED:
        shown |= _mine_next(viewer, alliance)
    if own and not is_theirs and row.mark is Mark.READY:
        shown["planned"] = contacts.planned(viewer, alliance)[:1]
        shown["ready"] = True
    moment = Here(stuck=notice is not None and not row.safety)
    return render(request, "agenda/item.html", shown | at_its_moment(viewer, moment))


def _mine_next(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    """Something of theirs is solved: what of mine may come next, and the cues that they are ready for it (S6)."""
    item = next_of_mine(queries.two_agendas(viewer, alliance).my_items)
    if item is None:
        return {}
    waits = item.mark in (Mark.WAITING, Mark.OPEN_NAMED)
    labels = choices(item, spoken(alliance)) if waits else []
    cues = [(event, label, new_id()) for event, label in labels if event in CUES]
    return {"next": item, "next_waits": waits, "cues": cues}


class AddItem(AlliancePage):
    then, twice = "agenda", "item"

    def form_kwargs(self) -> dict[str, Any]:
        goals = queries.goals(self.viewer, self.alliance, let_go=False)
        return super().form_kwargs() | {"goals": goals}


class AddTheirs(AddItem):
    form_class, template = TheirForm, "agenda/add_theirs.html"
    save = staticmethod(partial(add_item, side=Side.THEIRS.value))


class AddMine(AddItem):
    form_class, template = MyForm, "agenda/add_mine.html"
    save = staticmethod(partial(add_item, side=Side.MINE.value, origin="own"))

    def advice(self, cleaned: dict[str, Any]) -> dict[str, str]:
        return remark(cleaned["why"])


class AddReferral(AlliancePage):
    """A referral's list: it becomes mine (S3)."""

    form_class, template = ReferralForm, "agenda/referral.html"
    save = staticmethod(add_referral)

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> Alliance:
        saved: Alliance = super().act(id, cleaned)
        # this page was saved before with another list: it stands beneath the form, to be taken from
        self.then = "referral" if id and came_twice(self.viewer, id) else "agenda"
        return saved

    def context(self) -> dict[str, Any]:
        return {"revised": revised(revisions(self.viewer, self.alliance.id), ReferralForm)}


class ItemPage(AlliancePage):
    of, fetch, then = "item", staticmethod(queries.own_item), "item"

    def context(self) -> dict[str, Any]:
        return {"theirs": self.subject.side == Side.THEIRS}


class ItemHappened(ItemPage):
    form_class, template, save = HappenedForm, "agenda/happened.html", staticmethod(step_item)

    def form_kwargs(self) -> dict[str, Any]:
        return {"events": choices(self.subject, spoken(self.alliance))}

    def initial(self) -> dict[str, Any]:
        return {"on": today(self.viewer.zone)}


class ItemInstead(ItemPage):
    """Will not work for them: why, and what came instead (S16)."""

    form_class, template = InsteadForm, "agenda/instead.html"
    save = staticmethod(partial(step_item, event="will_not_work"))


class ChangeItem(ItemPage):
    """Wording an item anew, with the form that fits the list it stands on; the earlier words stay in its history."""

    template, save = "agenda/change.html", staticmethod(change_item)

    def find(self, **ids: Any) -> AgendaItem:
        item: AgendaItem = super().find(**ids)
        self.form_class = TheirForm if item.side == Side.THEIRS else MyForm
        return item

    def form_kwargs(self) -> dict[str, Any]:
        goals = queries.goals(self.viewer, self.alliance, let_go=False)
        return super().form_kwargs() | {"goals": goals}

    def initial(self) -> dict[str, Any]:
        values = {name: getattr(self.subject, name) for name in self.form_class.base_fields}
        return values | {"goal": str(self.subject.goal_id or "")}

    def advice(self, cleaned: dict[str, Any]) -> dict[str, str]:
        return remark(cleaned["why"]) if self.subject.side == Side.MINE else {}


class StepItem(Step):
    of, fetch, then = "item", staticmethod(queries.own_item), "item"
    fields = ("event",)

    def save(self, by: Any, item: AgendaItem, *, id: uuid.UUID | None, event: str) -> AgendaItem:
        self.message = after_tap(event, spoken(item.alliance))
        return step_item(by, item, id=id, event=event)


class MoveItem(Step):
    """One place earlier or later, as they choose."""

    of, fetch, then = "item", staticmethod(queries.own_item), "item"
    fields = ("way",)

    @staticmethod
    def save(by: Any, item: AgendaItem, *, id: uuid.UUID | None, way: str) -> AgendaItem:
        return move_item(by, item, id=id, up=way == "up")

    def after(self, saved: AgendaItem) -> str:
        return reverse("agenda", args=[saved.alliance_id]) + "#order"
