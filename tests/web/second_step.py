"""Setting up a second step, and signing in with it."""

import datetime as dt

import pyotp
import time_machine
from django.test import Client
from django.urls import reverse

from alongside.base.clock import now
from alongside.base.request_context import acting_for
from alongside.people.actions import second_step as actions
from alongside.people.models import Organisation, Practitioner
from tests.world import PASSWORD, World

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
ASKED, GOOD = "Your second step", "a stone a river a lamp"


def code(secret: str = SECRET) -> str:
    return pyotp.TOTP(secret).at(now())


def with_app(who: Practitioner, clock: time_machine.Traveller) -> list[str]:
    """They set up an app some time ago; the codes on their sheet."""
    who = Practitioner.objects.get(pk=who.pk)
    with acting_for(who.as_viewer()):
        actions.add_app(who.as_viewer(), who, secret=SECRET, code=code())
        codes = actions.make_recovery_codes(who.as_viewer(), who)
    clock.shift(dt.timedelta(minutes=1))
    return codes


def half(client: Client, **more: str) -> dict[str, str]:
    """The fields of the page that follows the password."""
    page = client.post("/sign-in/", {"username": "sam", "password": PASSWORD, **more})
    assert (page.status_code, ASKED in page.content.decode()) == (200, True)
    return {name: page.context["form"][name].value() or "" for name in ("half", "next", "held")}


def tries(client: Client, typed: str, fields: dict[str, str] | None = None):
    return client.post(reverse("sign-in-second"), {**(fields or half(client)), "code": typed})


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def over(world: World) -> None:
    """Everybody's time to set one up is over."""
    Organisation.objects.update(second_step_from=now() - dt.timedelta(days=30))
    Practitioner.objects.update(made_at=now() - dt.timedelta(days=30))
