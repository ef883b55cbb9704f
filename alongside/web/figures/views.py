"""What is this figure? What does the evidence say?"""

from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from alongside.base.errors import NotThere
from alongside.documents.evidence import EVIDENCE, METHODS, SIMULATED, TABLE
from alongside.documents.figures import FIGURES
from alongside.web.pages import StaffRequest

OF_FIGURES = {"figures", "figure", "evidence"}


def figures(request: StaffRequest) -> HttpResponse:
    """All of them."""
    return render(request, "figures/figures.html", {"figures": list(FIGURES.items())})


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
