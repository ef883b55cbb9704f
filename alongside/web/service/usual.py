"""What is usual here: the figures a look is compared with, where they come from, and changing them."""

from __future__ import annotations

import math
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access.identities import Viewer
from alongside.base.errors import Refused
from alongside.documents.service_words import called, how_far, in_points, prior_source, scale_words
from alongside.insight import setting_priors
from alongside.insight.models_service import How
from alongside.insight.priors import InUse, all_in_use, in_use
from alongside.insight.service_report import counts
from alongside.web.formpage import FormPage
from alongside.web.request import StaffRequest
from alongside.web.service.forms import UsualForm


def page(request: StaffRequest) -> HttpResponse:
    """The figures in use for each instrument."""
    viewer = request.viewer
    found = all_in_use(viewer)
    far = counts(viewer, [one.instrument.key for one in found])
    parts = [_part(one, far[one.instrument.key]) for one in found]
    return render(request, "service/usual.html", {"parts": parts})


def _part(now: InUse, far: dict[str, Any]) -> dict[str, Any]:
    key = now.instrument.key
    estimable = now.instrument.rater == "client"
    return {
        "key": key,
        "title": called(now.instrument),
        "scale": scale_words(now.scale),
        "figures": in_points(now.prior, now.row, now.scale),
        "weight": now.prior.weight,
        "source": prior_source(now.row),
        "estimable": estimable,
        "estimated": now.row is not None and now.row.how == How.ESTIMATED,
        "far": how_far(**far) if estimable else "",
        "changed": now.row is not None and now.row.how != How.DEFAULT,
        "history": [(one, prior_source(one)) for one in now.history],
    }


def ours(request: StaffRequest, instrument: str) -> HttpResponse:
    """Work it out again from the organisation's own looks."""
    try:
        setting_priors.use_our_own(instrument, by=request.viewer)
    except Refused as no:
        messages.warning(request, no.message)
    else:
        messages.success(request, _("Worked out from your own looks, and used from now on."))
    return redirect("usual")


def default(request: StaffRequest, instrument: str) -> HttpResponse:
    """Back to the safe default."""
    setting_priors.use_default(instrument, by=request.viewer)
    messages.success(request, _("The safe default is used again."))
    return redirect("usual")


class ByHand(FormPage):
    """Figures that somebody knows better."""

    form_class = UsualForm
    template = "service/by_hand.html"

    def fetch(self, viewer: Viewer, **ids: Any) -> InUse:
        return in_use(viewer, ids["instrument"])

    def form_kwargs(self, viewer: Viewer, subject: InUse) -> dict[str, Any]:
        return {"scale": subject.scale}

    def initial(self, viewer: Viewer, subject: InUse) -> dict[str, Any]:
        step, prior = float(subject.scale.step), subject.prior
        return {
            "mean": round(subject.scale.points(prior.mean), 2),
            "between": round(math.sqrt(prior.between) * step, 2),
            "within": round(math.sqrt(prior.within) * step, 2),
            "weight": prior.weight,
        }

    def context(self, viewer: Viewer, subject: InUse) -> dict[str, Any]:
        return {"title": called(subject.instrument)}

    def save(self, viewer: Viewer, subject: InUse, id: Any, data: dict[str, Any]) -> Any:
        return setting_priors.enter(subject.instrument.key, by=viewer, id=id, **data)

    def after(self, viewer: Viewer, subject: InUse, saved: Any) -> str:
        messages.success(self.request, _("Saved, and used from now on."))
        return reverse("usual")
