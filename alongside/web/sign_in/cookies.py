"""The cookies of signing in. With https their names carry __Host-, so that no other host can set them."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpResponse

from alongside.people import devices
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
    put(response, DEVICE, value, devices.LIFE)
