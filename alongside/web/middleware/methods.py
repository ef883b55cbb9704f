"""A method that a route does not have is refused before anybody is looked up: it costs no question to the database."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from alongside.access.table import TABLE, Route
from alongside.web.errors import not_like_this


class Methods:
    """Middleware: 405 for everybody alike. What is no route, or has no row in the table, is left to the door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        route = _route(request.path_info)
        if route is not None and route.scope(request.method or "") is None:
            return not_like_this(request, [method for method in ("GET", "POST") if route.scope(method)])
        return self.get_response(request)


def _route(path: str) -> Route | None:
    try:
        return TABLE.get(resolve(path).view_name)
    except Resolver404:
        return None
