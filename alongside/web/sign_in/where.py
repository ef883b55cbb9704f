"""Where to go on to after signing in: a page of ours, and nothing else."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from alongside.access.table import TABLE
from alongside.web.request import StaffRequest


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
    told = request.headers.get("X-Forwarded-For", "")
    return told.rpartition(",")[2].strip() if settings.HTTPS and told and is_here(direct) else direct


def is_here(address: str) -> bool:
    """Whether this is an address of this machine alone."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
