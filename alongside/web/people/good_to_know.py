"""What is good to know before a visit: read, written, changed, taken away."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.base.revisions import revisions
from alongside.people import actions_words, queries, queries_words
from alongside.people.models import Alliance, GoodToKnow, GoodToKnowKind
from alongside.people.visibility import is_mine
from alongside.web.formpage import FormPage
from alongside.web.people import wording
from alongside.web.people.forms import DetailsForm, EntryForm
from alongside.web.request import StaffRequest
from alongside.web.revisions import revised


def page(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """Everything that is good to know about one person, but for how to get in."""
    viewer = request.viewer
    found = queries.alliance(viewer, alliance)
    context = _about(viewer, found) | {
        "sections": wording.by_section(queries.good_to_know(viewer, found)),
        "getting_in_known": queries_words.knows_how_to_get_in(viewer, found),
    }
    return render(request, "people/good_to_know.html", context)


def _about(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    return {"alliance": alliance, "person": alliance.person, "mine": is_mine(viewer, alliance)}


def earlier(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """What stood there before."""
    viewer = request.viewer
    found = queries.alliance(viewer, alliance)
    context = _about(viewer, found) | {
        "entries": [(wording.about(one), one) for one in queries_words.earlier_words(viewer, found)],
        "revised": revised(revisions(viewer, found.person_id), DetailsForm),
    }
    return render(request, "people/earlier.html", context)


def getting_in(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """How to get in. A page of its own, so that each look stands in the audit trail by its own name."""
    viewer = request.viewer
    found = queries.own_alliance(viewer, alliance)
    context = _about(viewer, found) | {"entries": queries_words.getting_in(viewer, found)}
    return render(request, "people/getting_in.html", context)


def retire(request: StaffRequest, alliance: uuid.UUID, entry: uuid.UUID) -> HttpResponse:
    """Take one entry away: one tap."""
    by = request.viewer
    gone = actions_words.retire_good_to_know(by=by, alliance_id=alliance, entry_id=entry)
    messages.success(request, _("Taken away. It can still be read among the earlier words."))
    return redirect(_home(gone.kind), alliance)


def _home(kind: str) -> str:
    """The page on which entries of this kind stand."""
    homes: dict[str, str] = {GoodToKnowKind.GETTING_IN: "getting-in", GoodToKnowKind.GET_RIGHT: "get-right"}
    return homes.get(kind, "good-to-know")


class Add(FormPage):
    """One more thing that is good to know."""

    form_class = EntryForm
    template = "people/form.html"

    def fetch(self, viewer: Viewer, **ids: Any) -> Alliance:
        if ids["kind"] not in wording.WRITTEN:
            raise NotThere
        self.kind = wording.WRITTEN[ids["kind"]]
        return queries.own_alliance(viewer, ids["alliance"])

    def initial(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {"on": today(viewer.zone)}

    def save(self, viewer: Viewer, subject: Alliance, id: uuid.UUID, data: dict[str, Any]) -> GoodToKnow:
        return actions_words.note_good_to_know(
            by=viewer, id=id, alliance_id=subject.id, kind=self.kind, **data
        )

    def after(self, viewer: Viewer, subject: Alliance, saved: GoodToKnow) -> str:
        messages.success(self.request, _("Kept."))
        return reverse(_home(self.kind), args=[subject.id])

    def context(self, viewer: Viewer, subject: Alliance) -> dict[str, Any]:
        return {
            "heading": wording.heading(self.kind, subject.person),
            "intro": wording.hint(self.kind),
            "ask": wording.ASK.get(self.kind),
            "back": (reverse(_home(self.kind), args=[subject.id]), _("Good to know")),
        }


class Change(FormPage):
    """New words for one entry; the earlier ones stay readable."""

    form_class = EntryForm
    template = "people/entry.html"
    getting_in = False

    def fetch(self, viewer: Viewer, **ids: uuid.UUID) -> GoodToKnow:
        self.alliance = queries.own_alliance(viewer, ids["alliance"])
        entry = queries_words.entry(viewer, self.alliance, ids["entry"])
        if entry.retired_at is not None and self.request.method == "GET":
            raise NotThere
        if (
            entry.kind == GoodToKnowKind.GETTING_IN
        ) is not self.getting_in or entry.kind == GoodToKnowKind.GET_RIGHT:
            raise NotThere
        return entry

    def initial(self, viewer: Viewer, subject: GoodToKnow) -> dict[str, Any]:
        return {"words": subject.words, "in_their_words": subject.in_their_words, "on": today(viewer.zone)}

    def save(self, viewer: Viewer, subject: GoodToKnow, id: uuid.UUID, data: dict[str, Any]) -> GoodToKnow:
        return actions_words.reword_good_to_know(
            by=viewer, id=id, alliance_id=self.alliance.id, entry_id=subject.id, **data
        )

    def after(self, viewer: Viewer, subject: GoodToKnow, saved: GoodToKnow) -> str:
        messages.success(self.request, _("Kept. The earlier words can still be read."))
        return reverse(_home(subject.kind), args=[self.alliance.id])

    def context(self, viewer: Viewer, subject: GoodToKnow) -> dict[str, Any]:
        kind = GoodToKnowKind(subject.kind)
        return {
            "heading": wording.heading(kind, self.alliance.person),
            "intro": wording.hint(kind),
            "back": (reverse(_home(kind), args=[self.alliance.id]), _("Good to know")),
            "retire_url": reverse("good-to-know-retire", args=[self.alliance.id, subject.id]),
        }


class ChangeGettingIn(Change):
    """New words about getting in: its own address, so that the audit trail tells it from the rest."""

    getting_in = True
