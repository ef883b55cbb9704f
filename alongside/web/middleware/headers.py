"""The headers of every answer, errors included."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.http import HttpResponse

from alongside.base.headers import FIXED
from alongside.web.request import StaffRequest


class Headers:
    """Sets the strict policy on everything, forbids keeping pages, and names the request."""

    def __init__(self, get_response: Callable[[StaffRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: StaffRequest) -> HttpResponse:
        request.request_id = secrets.token_hex(8)
        response = self.get_response(request)
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        if not (request.path.startswith("/static/") and response.has_header("Cache-Control")):
            response.headers["Cache-Control"] = "no-store"  # a file of ours comes with a rule of its own
        response.headers["X-Request-ID"] = request.request_id
        return _without_body(response) if request.method == "HEAD" else response


def _without_body(response: HttpResponse) -> HttpResponse:
    """The head alone: the server may send no more, and warned of every page that gave it a body."""
    if not response.streaming:
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""
    return response
