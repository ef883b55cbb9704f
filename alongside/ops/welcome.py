"""The few lines that a person sees in the terminal once the server answers."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.db import connections

from alongside.core.alphabet import in_order
from alongside.ops.addresses import site
from alongside.people.models import Practitioner


def welcome(port: int) -> str:
    """The address, the demo sign-ins where there are any, and how to stop."""
    lines = [
        "",
        f"  Alongside is running: {site(port)}",
        *sign_ins(),
        "",
        "  Stop it with Ctrl-C.",
        "",
    ]
    connections.close_all()
    return "\n".join(lines)


def sign_ins() -> list[str]:
    """A line for each demo account, with the password above them; nothing where there are none."""
    found = Practitioner.objects.filter(org__is_demo=True, is_active=True).select_related("org")
    people = sorted(found, key=lambda one: (in_order(one.org.name), in_order(one.name)))
    if not people:
        return []
    opened = _opened(people)
    people = opened or people
    width = max(len(one.username) for one in people)
    rows = [f"    {one.username:<{width}}  {one.name}, {one.profession}, {one.org.name}" for one in people]
    return ["", f"  Demo sign-ins, {_with(bool(opened))}", *rows]


def _opened(people: list[Practitioner]) -> list[Practitioner]:
    """Those that the setting's password opens: not who chose another since, nor who was added to the team.

    The accounts of the demo share one hash, and each hash is slow to check on purpose.
    """
    opens = {one: check_password(settings.DEMO_PASSWORD, one) for one in {who.password for who in people}}
    return [one for one in people if opens[one.password]]


def _with(opened: bool) -> str:
    """The setting counts when they are made: afterwards it may say another password than theirs."""
    if opened:
        return f"all with the password {settings.DEMO_PASSWORD}"
    return "with the password that was set when they were made"
