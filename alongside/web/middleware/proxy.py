"""A web server in front that is set wrong is named in the log, once for each fault, with what to set.

Otherwise people meet a refusal at their first save, and the operator sees 400 and 403 without a cause.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port, validate_host

from alongside.web.sign_in.browser import is_here

log = logging.getLogger(__name__)

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


class Proxy:
    """Middleware: looks at what a web server on this machine says about a request, where there should be one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self.said: set[str] = set()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.HTTPS and is_here(request.META.get("REMOTE_ADDR", "")):
            for fault in _faults(request):
                if fault not in self.said:
                    self.said.add(fault)
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
