"""The one middleware of the client's pages: the headers of every answer, whose link it is, and what they were shown.

Nothing of the staff pages is here: no account, no session, no cookie of theirs. The cookie of a link is sent by no other
site (SameSite=Strict), and a form that another site sends is refused by where it came from.
"""

import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import set_urlconf
from django.utils import timezone

from alongside.access.identities import NOBODY
from alongside.access.portal import PORTAL
from alongside.audit.record import record_reads
from alongside.base.database import is_busy
from alongside.base.errors import NotThere
from alongside.base.headers import FIXED
from alongside.base.request_context import RequestContext, acting_for
from alongside.checkins.actions import invitations
from alongside.checkins.models import Invitation

COOKIE = f"{'__Host-' if settings.HTTPS else ''}checkin"
LARGEST = (
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE
)  # bytes of one answer: a recording that is too long is told of on its page


class PortalRequest(HttpRequest):
    """A request for one of the client's pages; `invitation` is there wherever the route asks for it."""

    acting: RequestContext
    invitation: Invitation
    urlconf: str


class PortalHeaders:
    """Sets the strict policy on every answer. It stands outside of all that may go wrong, a host that is none of ours included."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: PortalRequest) -> HttpResponse:
        request.urlconf = "alongside.portal.urls"
        set_urlconf(request.urlconf)  # for the page of an error that comes before the address is looked up
        response = self.get_response(request)
        own = {
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Request-ID": secrets.token_hex(8),
        }
        for name, value in (FIXED | own).items():
            response.headers[name] = value
        if request.method == "HEAD":  # the server warns of one with a body
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response


class LinkDoor:
    """Lets in whoever holds a link that works. Everybody else sees the same page, whatever is wrong."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: PortalRequest) -> HttpResponse:
        return _refused(request) or self._answered(request)

    def _answered(self, request: PortalRequest) -> HttpResponse:
        invitation = invitations.held(request.COOKIES.get(COOKIE, ""))
        viewer = invitations.guest(invitation) if invitation else NOBODY
        with acting_for(viewer) as acting, timezone.override(viewer.zone):
            request.acting = acting
            if invitation:
                request.invitation = invitation
            response = self.get_response(request)
            if request.resolver_match and response.status_code < 300:
                name = request.resolver_match.view_name
                record_reads(acting, f"link.{name}", PORTAL[name].records)
        return response

    def process_view(self, request: PortalRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name  # type: ignore[union-attr]
        if name not in PORTAL:
            raise ImproperlyConfigured(
                f"The route {name!r} has no row in PORTAL, alongside/access/portal.py."
            )
        route = PORTAL[name]
        if request.method not in route.methods:
            return no_link(request)
        return _nothing(request) if route.link and not hasattr(request, "invitation") else None

    def process_exception(self, request: PortalRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotThere):
            return _nothing(request)
        return render(request, "portal/busy.html", status=503) if is_busy(error) else None


def _refused(request: HttpRequest) -> HttpResponse | None:
    """What is too large, or was sent by a page of another site. Raises DisallowedHost for a name that is none of ours."""
    size = request.META.get("CONTENT_LENGTH") or "0"
    host = request.get_host()
    # our pages tell no page where somebody came from, so browsers send no origin of theirs either: "null"
    origins = {"", "null", f"{request.scheme}://{host}"}
    sites = {
        "",
        "same-origin",
    }  # older browsers do not say; SameSite keeps the cookie from what another site sends
    elsewhere = (
        request.headers.get("Origin", "") not in origins
        or request.headers.get("Sec-Fetch-Site", "") not in sites
    )
    if (request.method == "POST" and elsewhere) or (size.isdigit() and int(size) > LARGEST):
        return no_link(request)
    return None


def _nothing(request: HttpRequest) -> HttpResponse:
    """No link that works; where the last button of one was pressed twice, what its first press led to."""
    again = request.method == "POST" and invitations.is_answered(request.COOKIES.get(COOKIE, ""))
    return redirect("thanks") if again else no_link(request)


def no_link(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One answer for a link that is wrong, used, over or past its time, and for every address that is none."""
    return render(request, "portal/no_link.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/busy.html", status=500)


def put(response: HttpResponse, secret: str, invitation: Invitation) -> None:
    """Give whoever opened the link its cookie, for as long as the link would have worked."""
    response.set_cookie(
        COOKIE,
        secret,
        expires=invitation.until,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
        path="/" if settings.HTTPS else "/c/",
    )
