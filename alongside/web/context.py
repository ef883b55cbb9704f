"""What every page knows without asking the database, and what is said once after a save."""

from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.access.identities import NOBODY, Role
from alongside.access.scopes import Nav, may_enter
from alongside.access.table import TABLE
from alongside.base import room

LABELS = {
    Nav.TODAY: _("Today"),
    Nav.PEOPLE: _("People"),
    Nav.SEARCH: _("Search"),
    Nav.TEAM: _("Team"),
    Nav.ADD: _("Write something down"),
}


def page(request: HttpRequest) -> dict[str, Any]:
    """The viewer, and the navigation they may use; `handed`: somebody else holds the screen, and is shown no way on."""
    handed = getattr(request, "handed", None) is not None
    viewer = getattr(request, "viewer", NOBODY)
    route = TABLE.get(request.resolver_match.view_name) if request.resolver_match else None
    nav = [
        {
            "route": entry,
            "label": label,
            "url": reverse(entry),
            "current": route is not None and route.nav is entry,
        }
        for entry, label in LABELS.items()
        if may_enter(viewer, TABLE[entry].get)
    ]
    short = viewer.signed_in and not handed and Role.LEAD in viewer.roles and room.is_short()
    return {
        "viewer": viewer,
        "nav": nav if viewer.signed_in and not handed else [],
        "handed": handed,
        "short_of_room": room.free_mb() if short else None,
    }


class Messages(CookieStorage):
    """Django's own, under a name that no other host can set where people come over https."""

    cookie_name = "__Host-messages" if settings.HTTPS else "messages"
