"""After low or hard answers: thank them, ask what I could do differently, and promise it; where else it may lead."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.base.revisions import revisions
from alongside.checkins import queries
from alongside.checkins.actions.beside import promise_differently, reply
from alongside.checkins.models import CheckIn, Rater
from alongside.checkins.queries import Answers
from alongside.core.instruments.own import CLIENT
from alongside.core.low_answers import HARD_WORDS, asks_for_a_step, low_items
from alongside.documents import checkins as wording
from alongside.documents.scores import worded
from alongside.documents.words import spoken
from alongside.insight.queries.check_ins import Interpretation, interpret_check_in
from alongside.repair.queries import open_rupture
from alongside.web.checkins.forms.beside import DifferentlyForm, ReplyForm
from alongside.web.pages import AlliancePage
from alongside.web.revisions import revised


def next_step(
    viewer: Viewer, answers: Answers, interpretation: Interpretation | None
) -> dict[str, Any] | None:
    """What the answers of one of theirs ask for, as pages show it; None where they ask for nothing, or count no more."""
    row, names = answers.check_in, (viewer.name, spoken(answers.check_in.alliance))
    own = row.instrument.startswith("own-")
    rows = answers.rows if own else ()
    answered = {answer.item: answer.choice if answer.step is None else answer.step for answer in rows}
    in_words = {
        answer.item: answer.words for answer in answers.rows if answer.words or hasattr(answer, "clip")
    }
    meaning = interpretation.meaning if interpretation else None
    counts = row.rater == Rater.CLIENT and row.retracted_at is None
    if not counts or not asks_for_a_step(answered, answers.choice("hard"), in_words, meaning):
        return None
    texts = wording.item_texts(CLIENT, *names) | wording.cards(viewer.name)
    return {
        "low": [
            (wording.said(answer.item, answer.step, answer.choice), texts[answer.item])
            for key in low_items(answered)
            for answer in rows
            if answer.item == key
        ],
        "easier": in_words.get("easier", ""),
        "hard_words": [text for item, text in in_words.items() if text and item in HARD_WORDS],
    }


class LeadsOn(AlliancePage):
    """A page that keeps their answers: what was given apart leads to my own side first, low or hard ones to what could be done
    differently."""

    def after(self, saved: CheckIn) -> str:
        if queries.is_sealed(self.viewer, saved):
            return reverse("check-in-mirror", args=[saved.alliance_id])
        answers = queries.answers(self.viewer, saved)
        if next_step(self.viewer, answers, interpret_check_in(self.viewer, saved)):
            return reverse("check-in-differently", args=[saved.id])
        return super().after(saved)


class _AfterTheirs(AlliancePage):
    """A page about a check-in of theirs that counts."""

    of, fetch, then = "check_in", staticmethod(queries.own_check_in), "check-in"

    def before_showing(self) -> HttpResponse | None:
        check_in = self.subject
        counts = check_in.rater == Rater.CLIENT and check_in.retracted_at is None
        return None if counts else redirect("check-in", check_in.id)


class ReplyToThem(_AfterTheirs):
    """What I answer to what they said. It begins with thanks, which may be said in other words."""

    form_class, template, save = ReplyForm, "checkins/reply.html", staticmethod(reply)
    twice = "check-in-reply"
    message = _("Your reply is kept, and stands with the answers.")

    def initial(self) -> dict[str, Any]:
        thanked = queries.replies(self.viewer, self.subject)
        return {} if thanked else {"words": f"{wording.THANKS} "}

    def context(self) -> dict[str, Any]:
        answers = queries.answers(self.viewer, self.subject)
        replies = queries.replies(self.viewer, self.subject)
        return {
            "check_in": self.subject,
            "said": answers.rows,
            "replies": replies,
            "revised": revised(
                revisions(self.viewer, *(row.id for row in replies)), ReplyForm(person=spoken(self.alliance))
            ),
        }


class PromiseDifferently(_AfterTheirs):
    """What I will do differently, after what they said: it becomes a promise of mine."""

    twice = "check-in-differently"
    form_class, template, save = (
        DifferentlyForm,
        "checkins/differently.html",
        staticmethod(promise_differently),
    )
    message = _("Promised. It stands with your promises, and is shown when you ask again.")

    def context(self) -> dict[str, Any]:
        check_in, them = self.subject, spoken(self.alliance)
        interpretation = interpret_check_in(self.viewer, check_in)
        promised = queries.promised_after(self.viewer, check_in)
        return {
            "check_in": check_in,
            "spoken": them,
            "step": next_step(self.viewer, queries.answers(self.viewer, check_in), interpretation),
            "says": worded(interpretation, them, today(self.viewer.zone)),
            "promised": promised,
            "rupture": open_rupture(self.viewer, self.alliance),
            "revised": revised(
                revisions(self.viewer, *(row.id for row in promised)), DifferentlyForm(person=them)
            ),
        }
