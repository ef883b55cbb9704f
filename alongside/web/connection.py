"""What a phone shows without a connection: one page, which a script beside the pages keeps for then (templates/worker.js)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside import __version__


def offline(request: HttpRequest) -> HttpResponse:
    """Asked for by that script without cookies: there is nobody's name or word on it."""
    return render(request, "errors/offline.html")


def worker(request: HttpRequest) -> HttpResponse:
    """It keeps the page anew with every release. At the root, or it could speak for no page."""
    return render(
        request, "worker.js", {"version": __version__}, content_type="text/javascript; charset=utf-8"
    )
