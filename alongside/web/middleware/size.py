"""What is larger than anything that can be saved is refused before it is read into anything.

The rest of it is read away: a browser that is still sending would show a broken connection and no page.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from alongside.web.errors import too_much

MOST_READ_AWAY = 64 * 1024 * 1024
PIECE = 64 * 1024


class Size:
    """Middleware: 413 for everybody alike, with a page that says what is left to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if not said.isdigit() or int(said) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return self.get_response(request)
        _read_away(request)
        return too_much(request)


def _read_away(request: HttpRequest) -> None:
    left = MOST_READ_AWAY
    while left > 0 and (piece := request.read(PIECE)):
        left -= len(piece)
