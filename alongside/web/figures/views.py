"""What is this figure? What does the evidence say?"""

from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy

from alongside.access.identities import Role
from alongside.base.errors import NotThere
from alongside.documents.evidence import EVIDENCE, METHODS, SIMULATED, TABLE
from alongside.documents.figures import FIGURES
from alongside.web.pages import StaffRequest

OF_FIGURES = {"figures", "figure", "evidence"}
OF_SERVICE = (
    ("usual", gettext_lazy("What is usual here")),
    ("relied", gettext_lazy("How far can we rely on our check-in?")),
    ("question", gettext_lazy("Do our alliances go with what we reach together?")),
)


def figures(request: StaffRequest) -> HttpResponse:
    """All of them, and for leads those about the service."""
    context = {
        "figures": list(FIGURES.items()),
        "of_service": OF_SERVICE if request.viewer.is_(Role.LEAD) else (),
        "worker": request.viewer.is_(Role.WORKER),
    }
    return render(request, "figures/figures.html", context)


def figure(request: StaffRequest, key: str) -> HttpResponse:
    """One of them, in plain words."""
    if key not in FIGURES:
        raise NotThere
    figure = FIGURES[key]
    context = {
        "figure": figure,
        "wrong": figure.wrong(),
        "sources": [TABLE[id] for id in figure.sources],
        "back": came_from(request),
    }
    return render(request, "figures/figure.html", context)


def evidence(request: StaffRequest) -> HttpResponse:
    """What research says, in the strength in which it may be repeated."""
    context = {"research": EVIDENCE, "methods": [*METHODS, *SIMULATED], "back": came_from(request)}
    return render(request, "figures/evidence.html", context)


def came_from(request: StaffRequest) -> str:
    """The page of ours from which this one was opened; all the figures where that is not known."""
    referer = request.headers.get("Referer", "")
    path = urlsplit(referer).path
    ours = url_has_allowed_host_and_scheme(referer, {request.get_host()}) and path != request.path
    try:
        known = bool(path) and resolve(path).url_name not in OF_FIGURES
    except Resolver404:
        known = False
    return path if ours and known else reverse("figures")
