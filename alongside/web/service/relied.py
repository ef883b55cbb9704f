"""How far our check-in can be relied on: figures about the service, worked out when a lead asks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alongside.core.detection.settings import OWN_SCALE
from alongside.core.instruments.own import CLIENT
from alongside.documents.service_words import INSTRUMENTS, count, not_enough, relied
from alongside.insight.service_report import figures_of, latest_report, relied_on
from alongside.insight.service_report import people_and_workers as there_are
from alongside.web.request import StaffRequest


def page(request: StaffRequest) -> HttpResponse:
    """What was worked out last."""
    viewer = request.viewer
    report = latest_report(viewer, CLIENT.key)
    context: dict[str, Any] = {
        "title": INSTRUMENTS[CLIENT.key],
        "report": report,
        "figures": relied(figures_of(report), OWN_SCALE) if report else [],
        "rests_on": count(report.relationships) if report else "",
        "far": "" if report else not_enough(*there_are(viewer, CLIENT.key)),
    }
    return render(request, "service/relied.html", context)


def again(request: StaffRequest) -> HttpResponse:
    """Work it out from what there is today."""
    viewer = request.viewer
    made, new = relied_on(CLIENT.key, by=viewer)
    if made is None:
        messages.warning(request, _("Too few to say. Nothing was worked out."))
    elif new:
        messages.success(request, _("Worked out from your own looks."))
    else:
        messages.info(
            request,
            _(
                "Fewer than eight relationships have new looks since then, or most of them are one worker’s, so it stays: "
                "the difference would tell about somebody."
            ),
        )
    return redirect("relied")
