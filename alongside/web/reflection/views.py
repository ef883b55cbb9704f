"""Thinking something through, and one's own timeline of it. Every page is its author's alone."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _, gettext_lazy

from alongside.base.action import is_sent
from alongside.base.clock import today
from alongside.base.revisions import revisions
from alongside.contacts import queries as contacts
from alongside.core.alphabet import Search
from alongside.core.practice import Here
from alongside.documents.line import marks
from alongside.documents.words import spoken
from alongside.insight.queries.line import drawn_line
from alongside.people.queries.people import alliances, own_alliance
from alongside.reflection import queries
from alongside.reflection.actions import thinking as actions
from alongside.reflection.actions.keeping import destroy
from alongside.reflection.models import Felt, Reflection
from alongside.repair.queries import own_rupture
from alongside.supervision.queries import supervisors
from alongside.web.learning.shown import at_its_moment
from alongside.web.pages import AlliancePage, StaffRequest, Step, sent_id
from alongside.web.reflection import forms
from alongside.web.revisions import revised

AT_ONCE = 50  # of the timeline; what is older is found by searching
SOON = 5  # of what came of it, the first that came
#: The buttons beside "Keep": one keeps nothing, one goes on to what would be shared.
ONLY, BRING = "only", "bring"


def choose(request: StaffRequest) -> HttpResponse:
    """About whom?"""
    return render(request, "reflection/choose.html", {"people": alliances(request.viewer)})


class Think(AlliancePage):
    """Nothing of this page is a draft: part of it is not to be kept, and all of it may not be."""

    form_class, template, then, draft = forms.ThinkForm, "reflection/think.html", "reflection", False
    save = staticmethod(actions.think)
    message = gettext_lazy("Kept. You alone see it here.")

    def post(self, request: StaffRequest, **ids: Any) -> HttpResponse:
        if ONLY not in request.POST:
            return super().post(request, **ids)
        self.open(request.viewer, **ids)
        saved = actions.only_think(self.viewer, self.alliance, id=sent_id(request))
        if not saved.only_thought:  # the page was kept before, and sent once more
            return redirect("reflection", saved.id)
        messages.success(request, _("You thought it through. Nothing of it was kept."))
        return redirect("alliance", self.alliance.id)

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> Reflection:
        about = {self.of: self.subject} if self.of != "alliance" else {}
        return self.save(self.viewer, self.alliance, id=id, **about, **cleaned)

    def after(self, saved: Reflection) -> str:
        return self.address("bring-reflection" if BRING in self.request.POST else self.then, saved)

    def context(self) -> dict[str, Any]:
        return {
            "only": ONLY,
            "bring": BRING,
            "supervised": bool(supervisors(self.viewer)),
            **at_its_moment(self.viewer, Here(not_genuine=True)),
        }


class ThinkAfterContact(Think):
    of, fetch = "contact", staticmethod(contacts.own_contact)


class ThinkAboutRupture(Think):
    of, fetch = "rupture", staticmethod(own_rupture)


def thinking(request: StaffRequest, alliance: uuid.UUID | None = None) -> HttpResponse:
    """What I thought, of all or of one; what is searched for is posted, so that it stands in no address."""
    viewer = request.viewer
    subject = None if alliance is None else own_alliance(viewer, alliance)
    asked = request.POST.get("q", "").strip()[:80]
    rows = queries.timeline(viewer, subject, search=asked, most=AT_ONCE)
    context = {
        "alliance": subject,
        "asked": asked,
        "rows": [(row, _felt(row), Search(asked).excerpt(_first_words(row))) for row in rows],
        "more": len(rows) == AT_ONCE and not asked,
        "people": {} if subject else {row.alliance_id: row.alliance.person.called for row in rows},
        "kept": queries.kept(viewer),
    }
    return render(request, "reflection/thinking.html", context)


def _felt(reflection: Reflection) -> str:
    return ", ".join(str(feeling.label) for feeling in reflection.feelings)


def _first_words(reflection: Reflection) -> str:
    """What the timeline shows of it."""
    texts = (
        getattr(reflection, name) for name in ("own_words", "mine", "watch_for", "not_genuine", "learned")
    )
    return " · ".join(filter(None, texts))


def show(request: StaffRequest, reflection: uuid.UUID) -> HttpResponse:
    """One of them, beside what came of it."""
    viewer = request.viewer
    subject = queries.reflection(viewer, reflection)
    alliance, day = subject.alliance, localdate(subject.made_at)
    line, _newest = drawn_line(viewer, alliance)
    pulled = bool(subject.not_genuine) or not {Felt.PULLED, Felt.UNREAL}.isdisjoint(subject.feelings)
    context = {
        "reflection": subject,
        "alliance": alliance,
        "person": alliance.person,
        "is_due": subject.is_due(today(viewer.zone)),
        "parts": parts(subject),
        "contacts": contacts.past(viewer, alliance).filter(at__gt=subject.made_at).reverse()[:SOON],
        "marks": [mark for mark in marks(line, {})[::-1] if mark.on >= day][:SOON],
        "revised": revised(revisions(viewer, subject.id), forms.LookAgainForm, forms.ThinkForm),
        "until": queries.kept_until(viewer, subject),
        **at_its_moment(viewer, Here(not_genuine=pulled)),
    }
    return render(request, "reflection/reflection.html", context)


def parts(reflection: Reflection) -> list[tuple[str, str]]:
    """Each thing that was chosen or written, under what was asked."""
    person = spoken(reflection.alliance)
    asked = forms.ThinkForm(person=person).fields
    chosen = {
        "felt": _felt(reflection),
        "asked": ", ".join(str(guess.label) % person.forms for guess in reflection.guesses),
    }
    answers = {name: chosen.get(name) or getattr(reflection, name) for name in Reflection.WORDS[:-1]}
    return [(str(asked[name].label), answer) for name, answer in answers.items() if answer]


class LookAgain(AlliancePage):
    form_class, template, then, draft = forms.LookAgainForm, "reflection/again.html", "reflection", False
    of, fetch, save = "reflection", staticmethod(queries.reflection), staticmethod(actions.look_again)
    opens = {"learned": "learned"}
    message = gettext_lazy("Kept. You alone see it here.")

    def advice(self, cleaned: dict[str, Any]) -> dict[str, str]:
        names = queries.names_in(self.viewer, cleaned["learned"])
        if not names:
            return {}
        warning = _("This stands in it: %(names)s. Leave it out before you take the note along.")
        return {"learned": warning % {"names": ", ".join(names)}}


class Destroy(Step):
    """Before its time, by its author. Pressed twice, it is gone all the same."""

    of, fetch, then = "reflection", staticmethod(queries.reflection), "thinking"
    save, refused_at = staticmethod(destroy), "reflection"
    message = gettext_lazy("Destroyed. Its certificate stands at the foot of this page.")

    def post(self, request: StaffRequest, **ids: Any) -> HttpResponse:
        id = sent_id(request)
        if id and is_sent(request.viewer, id):
            return redirect(self.then)
        return super().post(request, **ids)


def learned(request: StaffRequest) -> HttpResponse:
    """What I learned, as a note: shown first, with the names of my people that stand in it."""
    rows = queries.learned(request.viewer)
    names = queries.names_in(request.viewer, "\n".join(row.learned for row in rows))
    return render(request, "reflection/learned.html", {"rows": rows, "names": names, "note": _note(rows)})


def learned_file(request: StaffRequest) -> HttpResponse:
    """The note, to take along."""
    response = HttpResponse(_note(queries.learned(request.viewer)), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="what-i-learned.txt"'
    return response


def _note(rows: list[Reflection]) -> str:
    return "\n\n".join(f"{localdate(row.made_at).isoformat()}\n{row.learned}" for row in rows) + "\n"
