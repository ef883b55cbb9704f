"""Pages for what is not there or went wrong. They say the same whatever the reason.

Without a connection a phone shows one page, which a script beside the pages keeps for then (templates/worker.js).
"""

import logging
from collections.abc import Collection
from typing import Any

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render

from alongside import __version__

log = logging.getLogger(__name__)

GUARD = "csrfmiddlewaretoken"
#: Beside what is called a password: what sets one, and second steps.
SECRET = {"new", "again", "code", "secret", "half", "passkey", "passkey_asked"}
SOON = 10  # seconds until it is worth trying again


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One answer for: does not exist, is not yours, belongs to another organisation. The navigation marks no place in it,
    or it would tell an address that exists from one that does not."""
    return render(request, "errors/not_there.html", {"nowhere": True}, status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Something broke on our side: the disk is full, the database fails, or we made a mistake. Needs no database and
    no viewer. What was sent stands in the page, whole, with whether it was saved before that; where not even that can be shown, the plain page is."""
    try:
        page = _to_send_again(request)
        if page["sent"]:
            acting = getattr(request, "acting", None)
            page["saved"] = acting is not None and acting.saved  # before something broke
            page["once"] = "id" in request.POST  # sent again, it would be the same record once
            return render(request, "errors/not_saved.html", page, status=500)
    except Exception:  # whatever it was, a page is due; both faults are in the log
        log.exception("errors/not_saved.html")
    return render(request, "errors/went_wrong.html", status=500)


def busy(request: HttpRequest) -> HttpResponse:
    """Others were writing for so long that this was not done. What was sent stands in the page, to be sent again:
    the id in it makes that the same record once, whether or not the first sending was saved."""
    return told_when(render(request, "errors/busy.html", _to_send_again(request), status=503))


def told_when(answer: HttpResponse) -> HttpResponse:
    if answer.status_code in (503, 507):
        answer.headers["Retry-After"] = str(SOON)
    return answer


def full(request: HttpRequest) -> HttpResponse:
    """The disk holds no more: nothing is begun. What was sent stands in the page, to be seen and to be sent again."""
    return told_when(render(request, "errors/full.html", _to_send_again(request), status=507))


def _to_send_again(request: HttpRequest) -> dict[str, Any]:
    """Every field of a save from a page of ours, and what of it reads as typed: to be copied from the page should sending
    again not help either. Nothing of one that holds a secret, or whose guard does not fit."""
    pairs = [(name, value) for name, values in request.POST.lists() for value in values if name != GUARD]
    is_secret = any("password" in name or name in SECRET for name in request.POST)
    # the guard too: the fault may have come before anybody had looked at it
    if is_secret or CsrfViewMiddleware(went_wrong).process_view(request, went_wrong, (), {}) is not None:
        pairs = []
    typed = [value for _name, value in pairs if " " in value.strip()]
    return {"sent": pairs, "words": typed, "files": bool(request.FILES)}


def not_done(request: HttpRequest, why: str) -> HttpResponse:
    """A button without a page of its own, pressed for something that cannot be done any more. Says why."""
    return render(request, "errors/not_done.html", {"why": why}, status=422)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A host name that is none of ours, or a request that cannot be read. Repeats nothing of it."""
    page = "bad_request" if isinstance(exception, DisallowedHost) else "not_read"
    return render(request, f"errors/{page}.html", status=400)


def not_like_this(request: HttpRequest, methods: Collection[str]) -> HttpResponse:
    """An address that is there for saving and was opened, or the other way round. Asks the database nothing."""
    answer = render(request, "errors/not_like_this.html", status=405)
    answer.headers["Allow"] = ", ".join(methods)
    return answer


def too_much(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/too_much.html", status=413)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose guard did not fit: usually a page left open for days."""
    return render(request, "errors/refused.html", status=403)


def offline(request: HttpRequest) -> HttpResponse:
    """Asked for by the worker without cookies: there is nobody's name or word on it."""
    return render(request, "errors/offline.html")


def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the page, anew with every release. At the root, or it could speak for no page."""
    return render(
        request, "worker.js", {"version": __version__}, content_type="text/javascript; charset=utf-8"
    )
