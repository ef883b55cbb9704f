"""What is good to know before a visit, the questions one may ask about it, and what matters to me."""

import uuid
from hashlib import sha256
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.errors import NotThere
from alongside.base.revisions import revisions
from alongside.documents import people as wording, questions
from alongside.documents.people import way_to
from alongside.documents.words import spoken
from alongside.people.actions import good_to_know as actions
from alongside.people.models import Alliance, GoodToKnow, GoodToKnowKind, OwnValue
from alongside.people.queries import people as queries
from alongside.people.visibility import is_mine
from alongside.web.pages import AlliancePage, Page, StaffRequest, Step, Within
from alongside.web.people.forms import DetailsForm, EntryForm, OwnValueForm
from alongside.web.revisions import revised

#: The pages on which entries of a kind stand, where it is not the common one.
HOMES: dict[str, str] = {GoodToKnowKind.GETTING_IN: "getting-in", GoodToKnowKind.GET_RIGHT: "get-right"}


def home(kind: str) -> str:
    """The route of the page on which entries of this kind stand."""
    return HOMES.get(kind, "good-to-know")


def page(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """Everything that is good to know about one person, but for how to get in."""
    between = queries.alliance(request.viewer, alliance)
    context = _about(request.viewer, between) | {
        "sections": wording.by_section(queries.good_to_know(request.viewer, between)),
        "getting_in_known": queries.knows_how_to_get_in(request.viewer, between),
    }
    return render(request, "people/good_to_know.html", context)


def _about(viewer: Viewer, alliance: Alliance) -> dict[str, Any]:
    return {"alliance": alliance, "person": alliance.person, "mine": is_mine(viewer, alliance)}


def earlier(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    between = queries.alliance(request.viewer, alliance)
    entries = queries.earlier_words(request.viewer, between)
    context = _about(request.viewer, between) | {
        "entries": [(wording.about(entry), entry) for entry in entries],
        "revised": revised(revisions(request.viewer, between.person_id), DetailsForm),
    }
    return render(request, "people/earlier.html", context)


def getting_in(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """Where they live and how to get in. A page of its own, so that each look stands in the audit trail by its own name."""
    between = queries.own_alliance(request.viewer, alliance)
    context = _about(request.viewer, between) | {
        "entries": queries.getting_in(request.viewer, between),
        "way": way_to(between.person.address, request.headers.get("User-Agent", "")),
    }
    return render(request, "people/getting_in.html", context)


class AddEntry(AlliancePage):
    form_class, template, message = EntryForm, "people/form.html", _("Saved.")

    def find(self, **ids: Any) -> Alliance:
        if ids["kind"] not in wording.WRITTEN:
            raise NotThere
        self.kind = wording.WRITTEN[ids["kind"]]
        self.then, self.back = home(self.kind), (home(self.kind), _("Good to know"))
        return super().find(**ids)

    def initial(self) -> dict[str, Any]:
        return {"on": today(self.viewer.zone)}

    def save(self, by: Viewer, alliance: Alliance, *, id: uuid.UUID, **cleaned: Any) -> GoodToKnow:
        return actions.note_good_to_know(by, alliance, id=id, kind=self.kind, **cleaned)

    def context(self) -> dict[str, Any]:
        return {
            "heading": wording.heading(self.kind, self.alliance.person),
            "intro": str(wording.HINTS[self.kind]) % spoken(self.alliance).forms,
            "ask": wording.ASK.get(self.kind),
        }


class OfEntry(Within):
    part, fetch_part = "entry", staticmethod(queries.entry)
    subject: GoodToKnow

    def after(self, saved: GoodToKnow) -> str:
        return self.address(home(saved.kind), saved)


class ChangeEntry(OfEntry, AlliancePage):
    """New words for one entry; the earlier ones stay readable."""

    form_class, template = EntryForm, "people/entry.html"
    save = staticmethod(actions.reword_good_to_know)
    message = _("Saved. The earlier words can still be read.")
    getting_in = False

    def find(self, **ids: Any) -> GoodToKnow:
        entry: GoodToKnow = super().find(**ids)
        if entry.retired_at is not None and self.request.method == "GET":
            raise NotThere
        if (entry.kind == GoodToKnowKind.GETTING_IN) is not self.getting_in or home(
            entry.kind
        ) == "get-right":
            raise NotThere
        self.back = (home(entry.kind), _("Good to know"))
        return entry

    def initial(self) -> dict[str, Any]:
        entry = self.subject
        return {
            "words": entry.words,
            "in_their_words": entry.in_their_words,
            "on": today(self.viewer.zone),
        }

    def context(self) -> dict[str, Any]:
        kind = GoodToKnowKind(self.subject.kind)
        return {
            "heading": wording.heading(kind, self.alliance.person),
            "intro": str(wording.HINTS[kind]) % spoken(self.alliance).forms,
            "retire_url": self.address("good-to-know-retire", self.subject),
        }


class ChangeGettingIn(ChangeEntry):
    """New words about getting in: its own address, so that the audit trail tells it from the rest."""

    getting_in = True


class RetireEntry(OfEntry, Step):
    save = staticmethod(actions.retire_good_to_know)
    message = _("Taken away. It can still be read among the earlier words.")


# A question without words looks the same whether it was asked or not: nothing here is a status.


def _mark(code: str) -> str:
    """How a question stands in an address: what it is about is nothing for a log."""
    return sha256(code.encode()).hexdigest()[:8]


BY_MARK = {_mark(code): code for code in questions.TO_KNOW}


def get_right(request: StaffRequest, alliance: uuid.UUID) -> HttpResponse:
    """All the questions by area, with what was answered; an area that holds words is open from the start."""
    between = queries.alliance(request.viewer, alliance)
    answers = {entry.question: entry for entry in queries.good_to_know(request.viewer, between)}
    areas = [
        {
            "title": title,
            "questions": [(questions.TO_KNOW[code], _mark(code), answers.get(code)) for code in codes],
            "has_words": any(code in answers for code in codes),
        }
        for title, codes in questions.AREAS
    ]
    return render(request, "people/get_right.html", _about(request.viewer, between) | {"areas": areas})


class AnswerQuestion(AlliancePage):
    form_class, template, then = EntryForm, "people/entry.html", "get-right"
    message, back = _("Saved."), ("get-right", _("What should I know?"))

    def find(self, **ids: Any) -> Alliance:
        if ids["mark"] not in BY_MARK:
            raise NotThere
        self.code = BY_MARK[ids["mark"]]
        alliance: Alliance = super().find(**ids)
        known = queries.good_to_know(self.viewer, alliance)
        self.entry = next((entry for entry in known if entry.question == self.code), None)
        return alliance

    def initial(self) -> dict[str, Any]:
        start = {"in_their_words": True, "on": today(self.viewer.zone)}
        if self.entry is None:
            return start
        return start | {"words": self.entry.words, "in_their_words": self.entry.in_their_words}

    def save(self, by: Viewer, alliance: Alliance, *, id: uuid.UUID, **cleaned: Any) -> GoodToKnow:
        kind = GoodToKnowKind.GET_RIGHT
        return actions.note_good_to_know(by, alliance, id=id, kind=kind, question=self.code, **cleaned)

    def context(self) -> dict[str, Any]:
        return {
            "heading": questions.TO_KNOW[self.code],
            "intro": str(wording.ONLY_SAID) % spoken(self.alliance).forms,
            "retire_url": self.entry and self.address("good-to-know-retire", self.entry),
        }


class OwnValues(Page):
    form_class, template, then = OwnValueForm, "people/own_values.html", "own-values"
    save = staticmethod(actions.add_own_value)
    message, back, heading = _("Saved."), ("people", _("People")), _("What matters to you")

    def context(self) -> dict[str, Any]:
        values = queries.own_values(self.viewer)
        return {
            "ask": _("What do I care about here, and would I say it aloud?"),
            "values": values,
            "revised": revised(revisions(self.viewer, *(value.id for value in values)), OwnValueForm),
        }


class RetireOwnValue(Step):
    of, fetch = "value", staticmethod(queries.own_value)
    save = staticmethod(actions.retire_own_value)
    then, message = "own-values", _("Taken off your page.")
    subject: OwnValue
