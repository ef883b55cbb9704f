"""How long somebody stays signed in: twelve hours at most, and half an hour after their last page.

When they were last here stands in a signed cookie, so that looking at a page writes nothing. An older copy of the
cookie only ends the session sooner.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from alongside.base.clock import now
from alongside.web.sign_in.browser import SEEN, put

LONGEST = dt.timedelta(hours=12)
IDLE = dt.timedelta(minutes=30)
BEGAN = "began"


def note_beginning(request: HttpRequest, **_kwargs: Any) -> None:
    """A session began."""
    request.session[BEGAN] = now().timestamp()


class Sessions:
    """Ends sessions that are over, before anything is looked up for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and _is_over(request):
            logout(request)
        response = self.get_response(request)
        if request.user.is_authenticated and response.status_code == 413:
            return response  # a page that goes on sending what is too much is nobody who works
        if request.user.is_authenticated:
            put(response, SEEN, _signer().sign(_name(request)), IDLE)
        elif SEEN in request.COOKIES:
            response.delete_cookie(SEEN)
        return response


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
    return salted_hmac("alongside.seen", request.session.session_key or "", algorithm="sha256").hexdigest()[
        :32
    ]


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="alongside.seen")
