"""What is looked at before anybody is: the size of a request, its method, what a web server in front says of it; and the
headers of every answer, errors included."""

import logging
import secrets
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, URLResolver, get_resolver

from alongside.access.table import TABLE
from alongside.base.headers import FIXED
from alongside.web.errors import not_like_this, too_much
from alongside.web.request import StaffRequest
from alongside.web.sign_in.browser import is_here

log = logging.getLogger(__name__)


class Middleware:
    """One of Django's middlewares: called with every request, and calls what is behind it."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]):
        self.get_response = get_response


class Headers(Middleware):
    """Sets the strict policy on everything, forbids keeping pages, and names the request."""

    def __call__(self, request: StaffRequest) -> HttpResponse:
        request.request_id = secrets.token_hex(8)
        response = self.get_response(request)
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        if not (request.path.startswith("/static/") and response.has_header("Cache-Control")):
            response.headers["Cache-Control"] = "no-store"  # a file of ours comes with a rule of its own
        response.headers["X-Request-ID"] = request.request_id
        if (
            request.method == "HEAD" and not response.streaming
        ):  # the server warns of a page that gives it a body
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response


class Size(Middleware):
    """Refuses what is larger than anything that can be saved before it is read into anything, with a page that says so.

    The server in front of this reads past it: a browser that is still sending would show a broken connection and no page.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        size = request.META.get("CONTENT_LENGTH") or "0"
        if size.isdigit() and int(size) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return too_much(request)
        return self.get_response(request)


class Methods(Middleware):
    """405 for everybody alike, before anybody is looked up: it costs no question to the database. What is no route, or has
    no row in the table, is left to the door."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        route = TABLE.get(_name(get_resolver(), request.path_info))
        if route is not None and route.scope(request.method or "") is None:
            return not_like_this(request, [method for method in ("GET", "POST") if route.scope(method)])
        return self.get_response(request)


@lru_cache(maxsize=1024)
def _name(resolver: URLResolver, path: str) -> str:
    """The route's name, "" for none. One page is asked for again and again, and Django looks for its route once more."""
    try:
        return resolver.resolve(path).view_name
    except Resolver404:
        return ""


# A web server in front that is set wrong is named in the log, once for each fault, with what to set. Otherwise people meet a
# refusal at their first save, and the operator sees 400 and 403 without a cause.

HOST = (
    "the web server in front sends a Host that is not in ALONGSIDE_HOSTS, so every page is refused. Let it pass on the "
    "name that people type (nginx: proxy_set_header Host $host)."
)
SCHEME = (
    "the web server in front does not say X-Forwarded-Proto: https, so saving is refused. Let it say so "
    "(nginx: proxy_set_header X-Forwarded-Proto $scheme)."
)
ADDRESS = (
    "the web server in front does not say X-Forwarded-For, so everybody's wrong passwords are counted together. Let it say "
    "so (nginx: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for)."
)
TOLD = ("X-Forwarded-Proto", "X-Forwarded-For")


class Proxy(Middleware):
    """Looks at what a web server on this machine says about a request, where there should be one."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]):
        super().__init__(get_response)
        self.named: set[str] = set()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.HTTPS and is_here(request.META.get("REMOTE_ADDR", "")):
            for fault in _faults(request):
                if fault not in self.named:
                    self.named.add(fault)
                    log.warning(fault)
        return self.get_response(request)


def _faults(request: HttpRequest) -> Iterator[str]:
    """Somebody on this machine who asks for `/health/` directly is no web server."""
    name = split_domain_port(request.META.get("HTTP_HOST", ""))[0]
    if not validate_host(name, settings.ALLOWED_HOSTS):
        if any(header in request.headers for header in TOLD):
            yield HOST
    elif name != "localhost" and not is_here(name.strip("[]")):
        if not request.is_secure():
            yield SCHEME
        if "X-Forwarded-For" not in request.headers:
            yield ADDRESS
