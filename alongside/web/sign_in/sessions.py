"""Who is signed in, in which browser and for how long: the account behind a session, where sessions are kept, the cookies of
signing in, and where to go on to after it.

With https the names of cookies carry __Host-, so that no other host can set them.
"""

import datetime as dt
import hashlib
import ipaddress
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme

from alongside.access.table import TABLE
from alongside.base.clock import now
from alongside.people.guesses import DEVICE_LIFE
from alongside.people.models import Practitioner

PREFIX = "__Host-" if settings.HTTPS else ""
DEVICE = f"{PREFIX}device"
SEEN = f"{PREFIX}seen"
LONGEST = dt.timedelta(hours=12)
IDLE = dt.timedelta(minutes=15)
ELSEWHERE = "elsewhere"  # in the session: the organisation's own provider vouched, and for a second step too
BEGAN, BROWSER, SECOND = "began", "browser", "second"  # in the session; the last: a second step was shown


class Practitioners(ModelBackend):
    """Django's own password check; suspended people are nobody."""

    def get_user(self, user_id: uuid.UUID) -> Practitioner | None:
        return Practitioner.objects.signed_in(user_id)


class SessionStore(db.SessionStore):
    """Django's, in the database. The cookie holds the key, the database only its hash: whoever reads the database is
    nobody's session. A key is 32 random letters, so the hash needs no secret. A session holds ids and times, and no words."""

    def _get_session_from_db(self):
        sessions = self.model.objects.filter(
            session_key=kept(self.session_key), expire_date__gt=timezone.now()
        )
        if (session := sessions.first()) is None:
            self._session_key = None
        return session

    def exists(self, session_key: str) -> bool:
        return super().exists(kept(session_key))

    def create_model_instance(self, data: dict[str, Any]):
        made = super().create_model_instance(data)
        made.session_key = kept(made.session_key)
        return made

    def delete(self, session_key: str | None = None) -> None:
        if key := session_key or self.session_key:
            super().delete(kept(key))


def kept(key: str | None) -> str:
    """A session's key as it stands in the database: as much of its SHA-256 as Django's column holds."""
    return hashlib.sha256((key or "").encode()).hexdigest()[:40]


#: What stands in a browser's name for itself, the first that fits, and what people call it.
BROWSERS = {
    "Edg": "Edge",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def browser_of(agent: str) -> str:
    """ "Firefox · Android", from the few names that we know; nothing else of what a browser says is kept."""
    names = (
        next((name for mark, name in known.items() if mark in agent), "") for known in (BROWSERS, SYSTEMS)
    )
    return " · ".join(filter(None, names))


def note_beginning(request: HttpRequest, **_kwargs: Any) -> None:
    request.session[BEGAN] = now().timestamp()
    request.session[BROWSER] = browser_of(request.headers.get("User-Agent", ""))


class Sessions:
    """Ends sessions that are over, before anything is looked up for them: twelve hours at most, and a quarter of an hour after
    the last page.

    When they were last here stands in a signed cookie, so that looking at a page writes nothing. An older copy of the
    cookie only ends the session sooner.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and (_is_over(request) or _lacks_second_step(request)):
            logout(request)
        response = self.get_response(request)
        if request.user.is_authenticated and response.status_code == 413:
            return response  # a page that goes on sending what is too much is nobody who works
        if request.user.is_authenticated:
            put(response, SEEN, _signer().sign(_name(request)), IDLE)
        elif SEEN in request.COOKIES:
            response.delete_cookie(SEEN)
        return response


def _lacks_second_step(request: HttpRequest) -> bool:
    """Whether there is a second step that this session has not shown."""
    return request.user.has_second_step and not request.session.get(SECOND)  # type: ignore[union-attr]


def _is_over(request: HttpRequest) -> bool:
    lasted = dt.timedelta(seconds=now().timestamp() - request.session.get(BEGAN, 0))
    if lasted > LONGEST:
        return True
    if lasted <= IDLE:
        return False
    try:
        seen = _signer().unsign(request.COOKIES.get(SEEN, ""), max_age=IDLE)
    except BadSignature:
        return True
    return seen != _name(request)


def _name(request: HttpRequest) -> str:
    key = request.session.session_key or ""
    return salted_hmac("alongside.seen", key, algorithm="sha256").hexdigest()[:32]


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="alongside.seen")


def put(response: HttpResponse, name: str, value: str, life: dt.timedelta) -> None:
    """Set a cookie that no script reads and that no other site sends along."""
    response.set_cookie(
        name, value, max_age=life, secure=settings.HTTPS, httponly=True, samesite="Lax", path="/"
    )


def device_of(request: HttpRequest) -> str:
    """What this browser kept from an earlier sign-in."""
    return request.COOKIES.get(DEVICE, "")


def put_device(response: HttpResponse, value: str) -> None:
    put(response, DEVICE, value, DEVICE_LIFE)


def safe_next(text: str) -> str:
    """The path to go on to: one of ours that can be opened, or Today."""
    return text if text and is_page(text) else reverse(settings.LOGIN_REDIRECT_URL)


def is_page(text: str) -> bool:
    """True for a path on this site, without a host, that has a page to GET."""
    if not text.startswith("/") or not url_has_allowed_host_and_scheme(text, allowed_hosts=None):
        return False
    try:
        route = TABLE.get(resolve(text.partition("?")[0]).view_name)
    except Resolver404:
        return False
    return route is not None and route.get is not None


def address_of(request: HttpRequest) -> str:
    """Where a request came from. Behind an https proxy on this machine it is the last hop that the proxy wrote down;
    anybody else's word about it would let them guess passwords under many addresses."""
    direct = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    return (
        forwarded.rpartition(",")[2].strip() if settings.HTTPS and forwarded and is_here(direct) else direct
    )


def is_here(address: str) -> bool:
    """Whether this is an address of this machine alone."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
