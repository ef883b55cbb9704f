"""Figures about the service, for leads: what is usual here, how far our check-in can be relied on, and whether alliances go with
what is reached."""

import math
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy

from alongside.base.errors import Refused
from alongside.core import question as panel
from alongside.core.detection.settings import OWN_SCALE
from alongside.core.instruments.own import CLIENT
from alongside.core.priors import FEWEST_CHECK_INS
from alongside.documents import question as answers, service as wording
from alongside.insight import actions
from alongside.insight.queries.question import outcomes, rated
from alongside.insight.queries.service import UsualInUse, all_in_use, counts, in_use, latest_report
from alongside.web.pages import About, Page, StaffRequest, Step
from alongside.web.service.forms import UsualForm


def usual(request: StaffRequest) -> HttpResponse:
    in_use = all_in_use(request.viewer)
    numbers = counts(request.viewer, [usual.instrument.key for usual in in_use], FEWEST_CHECK_INS)
    parts = [
        {
            "usual": usual,
            "title": wording.called(usual.instrument),
            "scale": wording.scale_words(usual.scale),
            "figures": wording.in_points(usual.prior, usual.row, usual.scale),
            "source": wording.prior_source(usual.row),
            "chance": wording.chance_words(own) if (own := usual.prior.calibration) else "",
            "far": wording.how_far(numbers[usual.instrument.key]) if usual.estimable else "",
            "history": [(row, wording.prior_source(row)) for row in usual.history],
        }
        for usual in in_use
    ]
    return render(request, "service/usual.html", {"parts": parts})


class OfInstrument(About):
    """What changes the figures of the instrument that the address names."""

    of, then = "", "usual"

    def act(self, id: uuid.UUID | None, cleaned: dict[str, Any]) -> Any:
        return self.save(self.viewer, id=id, instrument=self.kwargs["instrument"], **cleaned)


class UseOurOwnStep(OfInstrument, Step):
    save = staticmethod(actions.use_our_own)
    message = gettext_lazy("Worked out from your own looks, and used from now on.")


class UseDefaultStep(OfInstrument, Step):
    save = staticmethod(actions.use_default)
    message = gettext_lazy("The safe default is used again.")


class EnterUsualView(OfInstrument, Page):
    form_class, template = UsualForm, "service/by_hand.html"
    save = staticmethod(actions.enter_usual)
    message = gettext_lazy("Saved, and used from now on.")
    subject: UsualInUse

    def find(self, **ids: Any) -> UsualInUse:
        return in_use(self.viewer, ids["instrument"])

    def form_kwargs(self) -> dict[str, Any]:
        return {"scale": self.subject.scale}

    def initial(self) -> dict[str, Any]:
        scale, prior = self.subject.scale, self.subject.prior
        return {
            "mean": round(scale.points(prior.mean), 2),
            "between": round(math.sqrt(prior.between) * float(scale.step), 2),
            "within": round(math.sqrt(prior.within) * float(scale.step), 2),
            "weight": prior.weight,
        }

    def context(self) -> dict[str, Any]:
        return {"title": wording.called(self.subject.instrument)}


def relied(request: StaffRequest) -> HttpResponse:
    """How far our check-in can be relied on, as it was worked out last."""
    report = latest_report(request.viewer, CLIENT.key)
    context: dict[str, Any] = {"title": wording.INSTRUMENTS[CLIENT.key], "report": report}
    if report:
        context["figures"] = wording.relied_words(report.read(), OWN_SCALE)
        context["rests_on"] = wording.count(report.relationships)
    else:
        context["far"] = wording.not_enough(counts(request.viewer, [CLIENT.key], 2)[CLIENT.key])
    return render(request, "service/relied.html", context)


def question(request: StaffRequest) -> HttpResponse:
    """Whether alliances go with what is reached: what was worked out last for each outcome, or how far it is."""
    parts = []
    for outcome in outcomes(request.viewer):
        report = latest_report(request.viewer, CLIENT.key, outcome.key)
        part: dict[str, Any] = {"key": outcome.key, "title": answers.called(outcome), "report": report}
        if report:
            part |= {"answer": answers.parts(report.read()), "rests_on": wording.count(report.relationships)}
        else:
            part["far"] = answers.how_far(rated(request.viewer, outcome))
        parts.append(part)
    context = {"parts": parts, "installed": panel.installed(), "how_to_start": answers.HOW_TO_START}
    return render(request, "service/question.html", context)


def question_again(request: StaffRequest, outcome: str) -> HttpResponse:
    """Work it out from what there is today, which takes some seconds."""
    last = latest_report(request.viewer, CLIENT.key, outcome)
    try:
        report = actions.work_out_answer(request.viewer, outcome=outcome)
    except Refused as refused:
        messages.warning(request, refused.message)
        return redirect("question")
    except panel.NoPanelLibraries:
        messages.warning(
            request,
            _("The part that works this out is not installed on this server. Nothing was worked out."),
        )
        return redirect("question")
    _tell(request, report != last)
    return redirect("question")


def relied_again(request: StaffRequest) -> HttpResponse:
    """Work it out from what there is today."""
    last = latest_report(request.viewer, CLIENT.key)
    try:
        report = actions.work_out_report(request.viewer, instrument=CLIENT.key)
    except Refused as refused:
        messages.warning(request, refused.message)
        return redirect("relied")
    _tell(request, report != last)
    return redirect("relied")


def _tell(request: StaffRequest, is_new: bool) -> None:
    if is_new:
        messages.success(request, _("Worked out from your own looks."))
        return
    stays = _(
        "Fewer than eight relationships have new looks since then, or most of them are one worker’s, so it stays: "
        "the difference would give somebody away."
    )
    messages.info(request, stays)
