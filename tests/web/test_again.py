"""A lead signs in once more for what changes who can open records or how somebody signs in (issue 12, mend 6)."""

import datetime as dt

import pytest
import time_machine
from django.http import HttpResponse
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base.clock import new_id, today
from alongside.base.models import Draft
from alongside.people.models import Assignment, PasswordLink, Practitioner
from alongside.web.held import AGAIN
from tests.web.client import PageClient, signed_in
from tests.world import PASSWORD, World

ASKED = "Is it still you?"


@pytest.fixture
def lead(world: World) -> PageClient:
    """Maya, whose browser was left open: she has not signed in once more."""
    return signed_in(world.maya)


def about(world: World, name: str) -> tuple[str, dict]:
    """Where each of these is sent, and what with."""
    day = today("Europe/London") - dt.timedelta(days=3)
    button = {"link": "sam", "suspend": "sam", "restore": "alex", "signed-out": "sam"}
    if name in button:
        return reverse(f"practitioner-{name}", args=[getattr(world, button[name]).id]), {}
    return {
        "role": (
            reverse("practitioner-change", args=[world.sam.id]),
            {"name": "Sam Test", "first_name": "Sam", "username": "sam", "roles": ["worker", "lead"]},
        ),
        "account": (
            reverse("practitioner-add"),
            {"id": str(new_id()), "name": "Noor", "first_name": "Noor", "username": "noor", "roles": ["worker"]},
        ),
        "back in time": (
            reverse("assignment-add"),
            {"id": str(new_id()), "practitioner": world.priya.id, "client": world.dean.id, "since": day},
        ),
        "delay": (reverse("reset-delay"), {"hours": "48"}),
    }[name]  # fmt: skip


ACTS = ["link", "suspend", "restore", "signed-out", "role", "account", "back in time", "delay"]


def sent(page: HttpResponse) -> dict:
    return {**dict(page.context["sent"]), AGAIN: PASSWORD}


def acts() -> list[str]:
    verbs = Event.objects.values_list("verb", flat=True)
    return [verb for verb in verbs if verb != "sign-in.failed" and not verb.startswith("read:")]


@pytest.mark.parametrize("name", ACTS)
def test_nothing_is_done_before_the_password_was_given_once_more(
    world: World, lead: PageClient, name: str
) -> None:
    path, fields = about(world, name)
    page = lead.post(path, fields)
    assert (page.status_code, ASKED in page.text) == (422, True)
    assert acts() == []
    for field, value in fields.items():
        for one in value if isinstance(value, list) else [value]:
            assert f'name="{field}" value="{one}"' in page.text, "every word is kept"
    wrong = lead.post(path, {**fields, AGAIN: "wrong"})
    assert (wrong.status_code, acts()) == (422, [])
    assert "not your current password" in wrong.text
    assert lead.post(path, {**fields, AGAIN: PASSWORD}).status_code in (200, 302)
    assert len(acts()) >= 1


def test_a_new_name_or_an_assignment_from_today_asks_nobody_again(world: World, lead: PageClient) -> None:
    path, fields = about(world, "role")
    assert lead.post(path, {**fields, "name": "Sam Other", "roles": ["worker"]}).status_code == 302
    path, fields = about(world, "back in time")
    assert lead.post(path, {**fields, "since": today("Europe/London")}).status_code == 302
    assert Assignment.objects.filter(practitioner=world.priya, client=world.dean).exists()


def test_what_is_wrong_in_the_form_is_said_before_anybody_is_asked(world: World, lead: PageClient) -> None:
    path, fields = about(world, "account")
    page = lead.post(path, {**fields, "name": ""})
    assert (page.status_code, ASKED in page.text) == (422, False)


def test_it_counts_for_five_minutes_in_this_browser(world: World) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        lead, other = PageClient(), PageClient()
        for client in (lead, other):
            client.force_login(world.maya)
        link = reverse("practitioner-link", args=[world.sam.id])
        assert lead.post(link, {AGAIN: PASSWORD}).status_code == 200
        assert ASKED in other.post(link).text
        clock.shift(dt.timedelta(minutes=4, seconds=59))
        assert lead.post(link).status_code == 200
        clock.shift(dt.timedelta(seconds=1))
        assert ASKED in lead.post(link).text
    assert PasswordLink.objects.count() == 2


def test_the_password_is_never_kept_with_the_words(world: World, lead: PageClient) -> None:
    """The session ended while the lead was typing it: what comes back is the form, not the password."""
    path, fields = about(world, "account")
    form = lead.get(path).context
    page = lead.post(path, {**fields, "_for": form["form_for"]})
    everything = sent(page)
    lead.cookies.clear()
    held = lead.post(path, everything).context["form"]["held"].value()
    lead.post("/sign-in/", {"username": "maya", "password": PASSWORD, "next": path, "held": held})
    draft = Draft.objects.get(author=world.maya)
    assert "Noor" in draft.fields
    assert PASSWORD not in draft.fields


def test_signed_out_everywhere_ends_every_session_and_no_more(world: World, maya: PageClient) -> None:
    sam = signed_in(world.sam)
    maya.post(reverse("practitioner-signed-out", args=[world.sam.id]))
    assert sam.get("/people/").status_code == 302
    assert sam.post("/sign-in/", {"username": "sam", "password": PASSWORD})["Location"] == "/"
    assert Practitioner.objects.get(pk=world.sam.pk).is_active
