"""One item: what happened to it, and what can happen next."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.agenda.actions.items import change_item, move_item, step_item
from alongside.agenda.models import AgendaItem, Side
from alongside.agenda.queries import agreements, items
from alongside.base.clock import today
from alongside.base.errors import Refused
from alongside.base.ids import new_id
from alongside.base.revisions import revisions
from alongside.documents.agenda_words import history, my_tag, their_tag
from alongside.documents.reasons.worded import worded
from alongside.insight.queries.facts import stuck
from alongside.people.visibility import is_mine
from alongside.web.advised import Advised
from alongside.web.agenda import events, rows
from alongside.web.agenda.advice import of_reason
from alongside.web.agenda.forms.items import HappenedForm, InsteadForm, MyForm, TheirForm
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest, sent_id
from alongside.web.revisions import revised


def item(request: StaffRequest, item: uuid.UUID) -> HttpResponse:
    """The words, why they matter, what happened, and what can be done."""
    viewer = request.viewer
    found = items.item(viewer, item)
    alliance, person, day = found.alliance, rows.spoken(found.alliance), today(viewer.zone)
    mine = is_mine(viewer, alliance)
    i = None if mine else alliance.practitioner.first_name
    promises = agreements.promises_beside(viewer, found)
    shown = {
        "item": found,
        "alliance": alliance,
        "mine": mine,
        "theirs": found.side == Side.THEIRS,
        "tag": _tag(found, day),
        "steps": [(one, history(one, person, i)) for one in items.item_steps(viewer, found)],
        "promises": promises,
        "one_tap": [(event, said, new_id()) for event, said in events.one_tap(found, person)] if mine else [],
        "may_end": mine and not found.closed,
        "notice": _stuck(viewer, found, day) if mine else None,
        "remark": _remark(found) if mine else "",
        "revised": revised(
            revisions(viewer, found.id),
            (TheirForm if found.side == Side.THEIRS else MyForm)(person=person, goals=[]),
            HappenedForm(events=[]),
            InsteadForm(person=person),
        ),
    }
    return render(request, "agenda/item.html", shown)


def _tag(item: AgendaItem, day: Any) -> str:
    if item.side == Side.THEIRS:
        return their_tag(items.their_item(item), day)[1]
    return my_tag(items.my_item(item))


def _stuck(viewer: Viewer, item: AgendaItem, day: Any) -> Any:
    notice = stuck(viewer, item) if item.side == Side.MINE and not item.closed else None
    return worded(notice, rows.spoken(item.alliance), day) if notice else None


def _remark(item: AgendaItem) -> str:
    """The kind remark, for as long as the reason names only somebody outside."""
    return of_reason(item.why).get("why", "") if item.side == Side.MINE and not item.closed else ""


def step(request: StaffRequest, item: uuid.UUID) -> HttpResponse:
    """One tap: something happened, today."""
    viewer = request.viewer
    event, id = request.POST.get("event", ""), sent_id(request)
    try:
        step_item(viewer, items.own_item(viewer, item), id=id, event=event)
    except Refused as no:
        messages.warning(request, no.message)
    else:
        messages.success(request, _("Noted."))
    return redirect("item", item)


def move(request: StaffRequest, item: uuid.UUID) -> HttpResponse:
    """One place earlier or later, as they choose."""
    viewer = request.viewer
    try:
        moved = move_item(viewer, items.own_item(viewer, item), up=request.POST.get("way") == "up")
    except Refused as no:
        messages.warning(request, no.message)
        return redirect("item", item)
    return redirect(reverse("agenda", args=[moved.alliance_id]) + "#order")


class _OfItem(FormPage):
    """What the forms about one item share."""

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> AgendaItem:
        return items.own_item(viewer, ids["item"])

    def after(self, viewer: Viewer, subject: AgendaItem, saved: AgendaItem) -> str:
        return reverse("item", args=[saved.id])

    def context(self, viewer: Viewer, subject: AgendaItem) -> dict[str, Any]:
        return {"alliance": subject.alliance, "theirs": subject.side == Side.THEIRS}


class Happened(_OfItem):
    """What happened, with a few words and a day."""

    form_class = HappenedForm
    template = "agenda/happened.html"

    def form_kwargs(self, viewer: Viewer, subject: AgendaItem) -> dict[str, Any]:
        return {"events": events.for_item(subject, rows.spoken(subject.alliance))}

    def initial(self, viewer: Viewer, subject: AgendaItem) -> dict[str, Any]:
        return {"on": today(viewer.zone)}

    def save(self, viewer: Viewer, subject: AgendaItem, id: uuid.UUID, data: dict[str, Any]) -> AgendaItem:
        return step_item(viewer, subject, id=id, **data)


class Instead(_OfItem):
    """Will not work for them: why, and what came instead (S16)."""

    form_class = InsteadForm
    template = "agenda/instead.html"

    def form_kwargs(self, viewer: Viewer, subject: AgendaItem) -> dict[str, Any]:
        return {"person": rows.spoken(subject.alliance)}

    def save(self, viewer: Viewer, subject: AgendaItem, id: uuid.UUID, data: dict[str, Any]) -> AgendaItem:
        return step_item(viewer, subject, id=id, event="will_not_work", **data)


class _Change(_OfItem):
    """Wording an item anew; the earlier words stay in its history."""

    fields: tuple[str, ...]

    def form_kwargs(self, viewer: Viewer, subject: AgendaItem) -> dict[str, Any]:
        goals = agreements.goals(viewer, subject.alliance, let_go=False)
        return {"person": rows.spoken(subject.alliance), "goals": goals}

    def initial(self, viewer: Viewer, subject: AgendaItem) -> dict[str, Any]:
        return {name: getattr(subject, name) for name in self.fields} | {"goal": str(subject.goal_id or "")}

    def save(self, viewer: Viewer, subject: AgendaItem, id: uuid.UUID, data: dict[str, Any]) -> AgendaItem:
        return change_item(viewer, subject, id=id, **data)


class ChangeTheirs(_Change):
    """Something of theirs."""

    form_class = TheirForm
    template = "agenda/change.html"
    fields = ("words", "in_their_words", "why")


class ChangeMine(Advised, _Change):
    """Something of mine."""

    form_class = MyForm
    template = "agenda/change.html"
    fields = ("words", "why", "how_to_say", "safety", "deadline")

    def advice(self, data: dict[str, Any]) -> dict[str, str]:
        return of_reason(data["why"])


def change(request: StaffRequest, item: uuid.UUID) -> HttpResponseBase:
    """The form that fits the list it stands on."""
    viewer = request.viewer
    side = items.own_item(viewer, item).side
    page = ChangeTheirs if side == Side.THEIRS else ChangeMine
    return page.as_view()(request, item=item)
