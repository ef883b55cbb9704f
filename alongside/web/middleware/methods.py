"""A method that a route does not have is refused before anybody is looked up: it costs no question to the database."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, URLResolver, get_resolver

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
    return TABLE.get(_name(get_resolver(), path))


@lru_cache(maxsize=1024)
def _name(resolver: URLResolver, path: str) -> str:
    """The route's name, "" for none. One page is asked for again and again, and Django looks for its route once more."""
    try:
        return resolver.resolve(path).view_name
    except Resolver404:
        return ""
