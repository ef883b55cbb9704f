"""What is larger than anything that can be saved is refused before it is read into anything.

The server in front of this reads past it: a browser that is still sending would show a broken connection and no page.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from alongside.web.errors import too_much


class Size:
    """Middleware: 413 for everybody alike, with a page that says what is left to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdigit() and int(said) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return too_much(request)
        return self.get_response(request)
