"""Looking for somebody by name without leaving the name behind.

In the address it would stand in the browser's history, in its suggestions and in the logs of whatever is between. So
it is posted, and comes along sealed in a cookie to the page that shows what was found.
"""

from __future__ import annotations

import datetime as dt

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.web import held
from alongside.web.request import StaffRequest
from alongside.web.sign_in.cookies import PREFIX, put

COOKIE = f"{PREFIX}asked"
LIFE = dt.timedelta(minutes=30)
LONGEST = 80  # characters of a name


def ask(request: StaffRequest) -> HttpResponse:
    """On to what is found; to everybody where nothing was asked."""
    asked = " ".join(request.POST.get("q", "").split())[:LONGEST]
    response = redirect("people-found" if asked else "people")
    viewer = request.viewer
    put(response, COOKIE, held.sealed(viewer.id, reverse("people-found"), {"q": [asked]}), LIFE)
    return response


def asked(request: StaffRequest) -> str:
    """What this viewer asked for last; "" where that was nothing, or long ago."""
    viewer = request.viewer
    fields = held.opened(viewer.id, reverse("people-found"), request.COOKIES.get(COOKIE, ""))
    return fields["q"][0] if fields else ""
