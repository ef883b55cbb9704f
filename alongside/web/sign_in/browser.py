"""What a browser sends along: where to go on to after signing in, where it is, and whether somebody signed in there.

The cookies of signing in: with https their names carry __Host-, so that no other host can set them.
"""

import datetime as dt
import ipaddress

from django.conf import settings
from django.http import HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from alongside.access.table import TABLE
from alongside.people.guesses import DEVICE_LIFE
from alongside.web.request import StaffRequest

PREFIX = "__Host-" if settings.HTTPS else ""
DEVICE = f"{PREFIX}device"
SEEN = f"{PREFIX}seen"


def put(response: HttpResponse, name: str, value: str, life: dt.timedelta) -> None:
    """Set a cookie that no script reads and that no other site sends along."""
    response.set_cookie(
        name, value, max_age=life, secure=settings.HTTPS, httponly=True, samesite="Lax", path="/"
    )


def device_of(request: StaffRequest) -> str:
    """What this browser kept from an earlier sign-in."""
    return request.COOKIES.get(DEVICE, "")


def put_device(response: HttpResponse, value: str) -> None:
    """Have this browser known."""
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


def address_of(request: StaffRequest) -> str:
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
