"""Pages for what is not there or went wrong. They say the same whatever the reason."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

GUARD = "csrfmiddlewaretoken"
SOON = 10  # seconds until it is worth trying again


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One answer for: does not exist, is not yours, belongs to another organisation."""
    return render(request, "errors/not_there.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Something broke on our side. Needs no database and no viewer."""
    return render(request, "errors/went_wrong.html", status=500)


def busy(request: HttpRequest) -> HttpResponse:
    """Others were writing for so long that this was not done. What was sent stands in the page, to be sent again:
    the id in it makes that the same record once, whether or not the first sending was saved."""
    sent = [] if _holds_a_secret(request) else [pair for pair in _pairs(request) if pair[0] != GUARD]
    page = {"again": request.method == "POST" and bool(sent), "sent": sent, "files": bool(request.FILES)}
    answer = render(request, "errors/busy.html", page, status=503)
    answer.headers["Retry-After"] = str(SOON)
    return answer


def _pairs(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.POST.lists() for value in values]


def _holds_a_secret(request: HttpRequest) -> bool:
    return any("password" in name for name in request.POST)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A host name that is none of ours, or a request that can not be read. Repeats nothing of it."""
    page = "bad_request" if isinstance(exception, DisallowedHost) else "not_read"
    return render(request, f"errors/{page}.html", status=400)


def not_like_this(request: HttpRequest, methods: Collection[str]) -> HttpResponse:
    """An address that is there for saving and was opened, or the other way round. Asks the database nothing."""
    answer = render(request, "errors/not_like_this.html", status=405)
    answer.headers["Allow"] = ", ".join(methods)
    return answer


def too_much(request: HttpRequest) -> HttpResponse:
    """More than can be saved at once."""
    return render(request, "errors/too_much.html", status=413)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose guard did not fit: usually a page left open for days."""
    return render(request, "errors/refused.html", status=403)
