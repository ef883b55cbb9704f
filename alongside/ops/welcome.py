"""The few lines that a person sees in the terminal once the server answers."""

from __future__ import annotations

from django.conf import settings
from django.db import connections

from alongside.people.models import Practitioner


def welcome(port: int) -> str:
    """The address, the demo sign-ins where there are any, and how to stop."""
    lines = [
        "",
        f"  Alongside is running: http://localhost:{port}",
        *sign_ins(),
        "",
        "  Stop it with Ctrl-C.",
        "",
    ]
    connections.close_all()
    return "\n".join(lines)


def sign_ins() -> list[str]:
    """A line for each demo account, with the password above them; nothing where there are none."""
    found = Practitioner.objects.filter(org__is_demo=True).order_by("org__name", "name")
    people = list(found.values_list("username", "name", "profession", "org__name"))
    if not people:
        return []
    width = max(len(person[0]) for person in people)
    rows = [f"    {username:<{width}}  {name}, {what}, {org}" for username, name, what, org in people]
    return ["", f"  Demo sign-ins, all with the password {settings.DEMO_PASSWORD}", *rows]
