"""One check-in, read again: a mirror beside their answers, my own, or theirs; and what its page was sent with twice."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import date
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from alongside.access.identities import Viewer
from alongside.agenda.queries import goals
from alongside.base.clock import new_id, today
from alongside.base.revisions import revisions
from alongside.base.sounds import sound
from alongside.checkins import models, queries
from alongside.checkins.actions.beside import reply_as_supervisor, take_back_answers
from alongside.checkins.queries import Answers
from alongside.checkins.supervised import answers_for
from alongside.core.instruments.own import CLIENT, GOAL_FAR, MIRROR
from alongside.core.noticing.check_ins import reply_by
from alongside.documents import checkins as wording
from alongside.documents.line import came
from alongside.documents.scores import worded
from alongside.documents.words import number, spoken
from alongside.insight.queries.check_ins import interpret_check_in
from alongside.repair.actions.said_yes import they_said_yes
from alongside.repair.queries import open_rupture
from alongside.web.checkins.forms.beside import ReplyForm, TheirYesForm
from alongside.web.checkins.views.next_step import next_step
from alongside.web.checkins.views.questionnaires import read_again
from alongside.web.pages import AlliancePage, StaffRequest, Step
from alongside.web.revisions import Shown, revised

TEMPLATES = {
    models.Rater.MIRROR: "checkins/gap.html",
    models.Rater.FOR_ME: "checkins/own.html",
    models.Rater.CLIENT: "checkins/theirs.html",
}
#: In what came twice: item -> step, or an answer that is no score.
STEPPED = ("five", "mirror", "for_me", "answers")
#: What is no answer in words.
APART = {
    *STEPPED,
    *(
        "subject",
        "words",
        "choices",
        "goals",
        "alliance",
        "questionnaire",
        "mode",
        "medium",
        "helper",
        "on",
        "form",
    ),
}


def check_in(request: StaffRequest, check_in: uuid.UUID) -> HttpResponse:
    viewer = request.viewer
    row = queries.own_check_in(viewer, check_in, sealed=True)
    gone = row.retracted_why == models.CheckInRetraction.THEMSELVES
    if not gone and queries.is_sealed(viewer, row):
        return redirect("check-in-mirror", row.alliance_id)
    answers, them = queries.answers(viewer, row), spoken(row.alliance)
    questionnaire = queries.answered_with(viewer, row)
    context = {
        "check_in": row,
        "alliance": row.alliance,
        "person": row.alliance.person,
        "spoken": them,
        "came": came(row.mode, row.medium, row.helper),
        "kept_later": timezone.localtime(row.made_at).date() > row.on,
        "recorded": row.made_by_id in (viewer.id, None) and not gone,
        "gone": gone,
        "addenda": queries.addenda(viewer, row) if row.retracted_at else [],
        "revised": {"conflict": _came_twice(viewer, row, questionnaire)},
    }
    if row.rater == models.Rater.CLIENT:
        interpretation = interpret_check_in(viewer, row)
        context |= {
            "says": worded(interpretation, them, today(viewer.zone)),
            "step": next_step(viewer, answers, interpretation),
            "replies": queries.replies(viewer, row),
            "form_id": new_id(),
            "promised": queries.promised_after(viewer, row),
            "differently": queries.done_differently(viewer, row.alliance, before=row),
            "rupture": open_rupture(viewer, row.alliance),
        }
    if questionnaire:
        return render(request, "checkins/licensed.html", context | read_again(viewer, answers, questionnaire))
    if row.rater == models.Rater.MIRROR:
        beside = queries.own_check_ins(viewer, row.alliance).filter(rater=models.Rater.FOR_ME, on__gte=row.on)
        context |= _beside_theirs(viewer, answers) | {"for_me": beside.last()}
    else:
        context["answers"] = [_in_words(viewer.name, row, answer) for answer in answers.rows]
    return render(request, TEMPLATES[models.Rater(row.rater)], context)


def clip(request: StaffRequest, check_in: uuid.UUID, clip: uuid.UUID) -> HttpResponse:
    """What they said, or what was answered to it, heard by whoever reads the check-in. Raises NotThere."""
    return _heard(request, queries.own_check_in(request.viewer, check_in), clip)


def clip_for_me(request: StaffRequest, answers: uuid.UUID, clip: uuid.UUID) -> HttpResponse:
    """The same, of what the supervisor alone may read. Raises NotThere."""
    return _heard(request, answers_for(request.viewer, answers), clip)


def _heard(request: StaffRequest, check_in: models.CheckIn, id: uuid.UUID) -> HttpResponse:
    row = queries.clip(request.viewer, check_in, id)
    return HttpResponse(**sound(row.recording, row.kind, request.headers.get("Range", "")))


class AnswersForMe(AlliancePage):
    """What they let their worker's supervisor alone read, with the day for a reply, and the reply."""

    of, fetch, then = "answers", staticmethod(answers_for), "answers-for-me"
    form_class, template = ReplyForm, "checkins/answers_for_me.html"
    message = gettext_lazy("Your reply is kept. It is shown to them alone.")

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> models.Reply:
        return reply_as_supervisor(self.viewer, id=id, check_in=self.subject, **cleaned)

    def initial(self) -> dict[str, Any]:
        return {"words": f"{wording.THANKS} "}

    def context(self) -> dict[str, Any]:
        check_in, worker = self.subject, self.alliance.practitioner.first_name
        answers, replies = queries.answers(self.viewer, check_in), queries.replies(self.viewer, check_in)
        conflicts = revisions(self.viewer, *(row.id for row in replies)) if replies else []
        return {
            "check_in": check_in,
            "worker": worker,
            "came": came(check_in.mode, check_in.medium, check_in.helper),
            "answers": [_in_words(worker, check_in, answer) for answer in answers.rows],
            "replies": replies,
            "by": reply_by(check_in.on),
            "revised": revised(conflicts, ReplyForm(person=spoken(self.alliance))),
        }


class TheySaidYes(AlliancePage):
    """The client's yes, heard by the supervisor: from then on the worker reads it."""

    of, fetch, then = "answers", staticmethod(answers_for), "today"
    form_class, template = TheirYesForm, "checkins/said_yes.html"
    message = gettext_lazy("Written down. Their worker can read it from now on.")

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> models.TheirYes:
        return they_said_yes(self.viewer, id=id, check_in=self.subject, **cleaned)

    def form_kwargs(self) -> dict[str, Any]:
        return super().form_kwargs() | {"worker": self.alliance.practitioner.first_name}

    def initial(self) -> dict[str, Any]:
        return {"on": today(self.viewer.zone)}

    def context(self) -> dict[str, Any]:
        return {"check_in": self.subject, "worker": self.alliance.practitioner.first_name}


class TheyTakeItBack(Step):
    """The client told the supervisor so, by phone or in person: nobody reads it any more."""

    of, fetch, then = "answers", staticmethod(answers_for), "today"
    message = gettext_lazy("Taken back. Nobody reads it any more, and it counts for nothing.")

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> models.CheckIn:
        return take_back_answers(self.viewer, id=id, check_in=self.subject)


def _in_words(worker: str, check_in: models.CheckIn, answer: models.Answer) -> dict[str, Any]:
    names = (worker, spoken(check_in.alliance))
    items = {models.Rater.CLIENT: CLIENT, models.Rater.MIRROR: MIRROR}.get(models.Rater(check_in.rater))
    texts = {
        **wording.questions(*names),
        **wording.cards(worker),
        **(wording.item_texts(items, *names) if items else {}),
        "hard_words": _("What was hard"),
        "one_question": str(wording.ONE_QUESTION),
        "goal_far": _("How far along is this, as %(name)s sees it?") % names[1].forms,
        "goal_easy": _("What is going well, and why is it easy?"),
        "goal_stuck": _("Where are we stuck?"),
    }
    about = f"{answer.goal.words}: " if answer.goal else ""
    return {
        "question": about + texts.get(answer.item, answer.item),
        "said": wording.said(answer.item, answer.step, answer.choice),
        "words": answer.words,
        "clip": getattr(answer, "clip", None),
    }


def _beside_theirs(viewer: Viewer, mine: Answers) -> dict[str, object]:
    alliance = mine.check_in.alliance
    newest = queries.latest_theirs(viewer, alliance)
    if newest is None:
        return {"theirs": None, "rows": []}
    texts = wording.item_texts(MIRROR, viewer.name, spoken(alliance))
    rows = []
    for key, text in texts.items():
        thought, answered = (wording.said(key, side.step(key), side.choice(key)) for side in (mine, newest))
        gap = _difference(mine.step(key), newest.step(key))
        rows.append({"text": text, "thought": thought, "answered": answered, "gap": gap})
    latest = newest.check_in
    return {
        "theirs": latest,
        "talk": wording.TALK,
        "theirs_came": came(latest.mode, latest.medium, latest.helper),
        "rows": rows,
    }


def _difference(mine: int | None, theirs: int | None) -> str:
    if mine is None or theirs is None:
        return ""
    if mine == theirs:
        return _("the same")
    n = abs(mine - theirs)
    higher = ngettext("%(n)s step higher than you thought", "%(n)s steps higher than you thought", n)
    lower = ngettext("%(n)s step lower than you thought", "%(n)s steps lower than you thought", n)
    return (higher if theirs > mine else lower) % {"n": number(n)}


def _came_twice(
    viewer: Viewer, check_in: models.CheckIn, questionnaire: models.Questionnaire | None
) -> Shown:
    """What its page was sent with a second time, question by question, and other reasons for taking it back."""
    conflicts = [(revision, revision.words) for revision in revisions(viewer, check_in.id)[::-1]]
    by_goal = any(sent.get("goals") for _revision, sent in conflicts)
    known = {goal.id: goal for goal in goals(viewer, check_in.alliance)} if by_goal else {}
    shown: Shown = []
    for revision, sent in conflicts:
        if "why" in sent:
            continue
        answers = Answers(check_in, tuple(_answers(sent, known)))
        if questionnaire:
            read = read_again(viewer, answers, questionnaire)["answers"]
            lines = [(answer["question"], answer["said"]) for answer in read]
        else:
            read = [_in_words(viewer.name, check_in, answer) for answer in answers.rows]
            lines = [(answer["question"], answer["words"] or answer["said"]) for answer in read]
        shown.append((revision, lines + list(_around(sent))))
    reasons = [(revision, sent) for revision, sent in conflicts if "why" in sent]
    return shown + [
        (revision, [(models.CheckInRetraction(sent["why"]).label, sent.get("words", ""))])
        for revision, sent in reasons
    ]


def _answers(content: Mapping[str, Any], known: Mapping[uuid.UUID, Any]) -> Iterator[models.Answer]:
    for name in STEPPED:
        for item, step in content.get(name, {}).items():
            yield _stepped(item, step)
    # in words: a part of their own, or beside the steps of "for me"
    beside = {name: value for name, value in content.items() if name not in APART}
    for item, text in (content.get("words", {}) | beside).items():
        if text:
            yield models.Answer(item=item, words=text)
    for item, choice in content.get("choices", {}).items():
        yield models.Answer(item=item, choice=choice)
    for goal, item, answered in content.get("goals", ()):
        answer = _stepped(item, answered) if item == GOAL_FAR else models.Answer(item=item, words=answered)
        answer.goal = known.get(uuid.UUID(goal["uuid"]))
        yield answer


def _stepped(item: str, given: int | str) -> models.Answer:
    return (
        models.Answer(item=item, step=given)
        if isinstance(given, int)
        else models.Answer(item=item, choice=given)
    )


def _around(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "medium" in content:
        how = came(content["mode"], content["medium"], content.get("helper", ""))
        yield _("How it was answered"), how
    if content.get("on"):
        yield _("On the day"), date(dt.date.fromisoformat(content["on"]["day"]), "j F Y")
