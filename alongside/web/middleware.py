"""What every request passes. Before anybody is looked up: its size, its method, what a web server in front says of it, and
the headers of every answer, errors included. Then the one door: who may enter, on whose behalf, and what they were shown.

Every route is looked up in the permission table; what is not declared there is refused loudly. The page is rendered
outside any transaction; afterwards one audit event says whose records it showed, or what was asked for in vain.
"""

import logging
import secrets
import uuid
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, IntegrityError
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port, validate_host
from django.shortcuts import redirect, render
from django.urls import Resolver404, URLResolver, get_resolver, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy

from alongside.access.identities import NOBODY
from alongside.access.scopes import Route, Scope, is_closed, may_enter
from alongside.access.table import TABLE
from alongside.audit.record import record_reads
from alongside.base import room
from alongside.base.action import id_is_taken
from alongside.base.database import is_busy, is_full
from alongside.base.errors import NotThere, Refused
from alongside.base.headers import FIXED
from alongside.base.request_context import RequestContext, acting_for
from alongside.people.guesses import tell_refused
from alongside.people.queries.team import my_account, who_can_open
from alongside.web.errors import busy, full, not_done, not_like_this, not_there, too_much
from alongside.web.pages import StaffRequest
from alongside.web.sign_in.again import handed, instead, once_more
from alongside.web.sign_in.second import SETTING_UP, must_set_up, on_to_it
from alongside.web.sign_in.sessions import is_here
from alongside.web.sign_in.views import ask_to_sign_in

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
        if request.method == "HEAD" and not response.streaming:  # the server warns of one with a body
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


UNSENT = gettext_lazy(
    "It is saved. The mail that tells them did not go out; it waits for them when they next sign in. Ring them if they "
    "should know sooner."
)


class Door(Middleware):
    """Opens a route to those the permission table names, and audits what was read."""

    def __call__(self, request: StaffRequest) -> HttpResponse:
        viewer = request.viewer = request.user.as_viewer() if request.user.is_authenticated else NOBODY
        request.handed = handed(request)
        with acting_for(viewer) as acting, timezone.override(viewer.zone):
            request.acting = acting
            response = instead(request) or self.get_response(request)
            if acting.unsent:
                messages.warning(request, UNSENT)
            try:
                self._audit(request, response, acting)
            except DatabaseError as error:  # what nobody could note down is not shown
                if is_full(error) and room.let_go():
                    self._audit(request, response, acting)
                elif is_busy(error):
                    return busy(request)
                else:
                    raise
        return response

    def process_view(self, request: StaffRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name  # type: ignore[union-attr]
        if name not in TABLE:
            raise ImproperlyConfigured(f"The route {name!r} has no row in alongside/access/table.py.")
        route = TABLE[name]
        scope = route.scope(request.method or "")  # none is refused by Methods; here it would open nothing
        viewer = request.viewer
        if scope is not Scope.PUBLIC and not viewer.signed_in:
            return ask_to_sign_in(request)
        first_of_all = scope is not Scope.PUBLIC and not request.handed and must_set_up(request)
        if first_of_all and name not in SETTING_UP:
            return on_to_it(request)
        if not may_enter(viewer, scope):
            return not_there(request)
        # looked at for pages that only read as well: it makes room to note who read; signing out takes none
        if room.is_full() and request.method == "POST" and route is not TABLE["sign-out"]:
            return full(request)
        if scope is Scope.PUBLIC:
            return None
        if request.handed:
            return closed(request, route)
        waits = None if first_of_all else first(request, name)
        return waits or once_more(request, route) or closed(request, route)

    def process_exception(self, request: StaffRequest, error: Exception) -> HttpResponse | None:
        """Nothing there for them, no turn to write, or a refusal that the view said nowhere; an id that somebody else's
        record has already is answered like a malformed one."""
        if is_busy(error):
            return busy(request)
        if isinstance(error, Refused):
            return not_done(request, str(error.message))
        taken = isinstance(error, IntegrityError) and id_is_taken(error)
        return not_there(request) if taken or isinstance(error, NotThere) else None

    def _audit(self, request: StaffRequest, response: HttpResponse, acting: RequestContext) -> None:
        shown = response.status_code < 300 or response.status_code == 422
        match = request.resolver_match
        if match is None:
            return
        shut = response.status_code == 403 and is_closed(acting.viewer, TABLE[match.view_name])
        if (response.status_code == 404 or shut) and acting.viewer.signed_in:
            asked = [id for id in match.kwargs.values() if isinstance(id, uuid.UUID)]
            tell_refused(acting.viewer, match.view_name, asked)
        if shown:
            record_reads(acting, match.view_name, TABLE[match.view_name].records, response.status_code == 422)


#: Pages that are opened although something waits to be seen: the one that shows it, and what is no page.
OPEN = {"notices", "practitioner-photo"}


def first(request: StaffRequest, route: str) -> HttpResponse | None:
    """On to what must be seen before this page is opened; None where nothing waits."""
    waits = getattr(request.user, "notices_wait", False) and request.method == "GET"
    if not waits or route in OPEN:
        return None
    return redirect(f"{reverse('notices')}?{urlencode({'next': request.get_full_path()})}")


def closed(request: StaffRequest, route: Route) -> HttpResponse | None:
    """What is closed after a lead gave somebody a new password, until when, and who can open it now; None where this
    page is open to them."""
    viewer = request.viewer
    if not is_closed(viewer, route):
        return None
    me = my_account(viewer)
    return render(request, "team/closed.html", {"me": me, "leads": who_can_open(viewer, me)}, status=403)
