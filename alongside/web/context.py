"""What every page knows without asking the database."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import NOBODY, Role
from alongside.access.table import TABLE, may_enter
from alongside.base import room

# (route, label, beginnings of the other paths that belong to this entry)
NAV = [
    ("today", _("Today"), ("/promises/",)),
    (
        "people",
        _("People"),
        (
            "/alliances/",
            "/contacts/",
            "/aways/",
            "/items/",
            "/goals/",
            "/bring-in/",
            "/patches/",
            "/talks/",
            "/slips/",
            "/days/",
        ),
    ),
    ("team", _("Team"), ("/service/",)),
]


def _here(path: str, url: str, more: tuple[str, ...]) -> bool:
    """Today is the root, and every path begins with it: it is only itself."""
    return path == url or path.startswith((url, *more) if url != "/" else more)


def page(request: HttpRequest) -> dict[str, Any]:
    """The viewer, and the navigation they may use."""
    viewer = getattr(request, "viewer", NOBODY)
    open_to_them = [(name, label, more) for name, label, more in NAV if may_enter(viewer, TABLE[name].get)]
    nav = [
        {"label": label, "url": (url := reverse(name)), "current": _here(request.path, url, more)}
        for name, label, more in open_to_them
    ]
    short = viewer.signed_in and Role.LEAD in viewer.roles and room.is_short()
    return {
        "viewer": viewer,
        "nav": nav if viewer.signed_in else [],
        "short_of_room": room.free_mb() if short else None,
    }
