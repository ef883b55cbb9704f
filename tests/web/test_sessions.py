"""Where somebody is signed in: their own sessions alone, ended one by one."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from alongside.audit.models import Event
from alongside.web.sign_in.sessions import browser_of, kept
from tests.web.client import PageClient, signed_in
from tests.world import World

PHONE = "Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (PHONE, "Firefox · Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140 Safari/537.36 Edg/140", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19 Safari/604", "Safari · iPhone"),
        ("curl/8 <script>", ""),
    ],
)  # fmt: skip
def test_a_browser_is_named_by_the_few_words_that_we_know(agent: str, name: str) -> None:
    assert browser_of(agent) == name


def test_mine_are_listed_and_ended_one_by_one(world: World, sam: PageClient) -> None:
    priya = signed_in(world.priya)
    phone = Client(HTTP_USER_AGENT=PHONE)
    phone.post("/sign-in/", {"username": "sam", "password": "correct horse battery"})
    page = sam.get("/me/sessions/")
    assert [(one.browser, one.is_here) for one in page.context["sessions"]] == [
        ("", True),
        ("Firefox · Android", False),
    ]
    theirs = kept(priya.session.session_key)
    assert theirs not in page.text
    for key in (theirs, kept(sam.session.session_key), "made up", ""):
        assert sam.post("/me/sessions/", {"session": key}).status_code == 302
    assert [client.get("/me/").status_code for client in (sam, priya, phone)] == [200, 200, 200]
    key = page.context["sessions"][1].key
    priya.post("/me/sessions/", {"session": key})
    assert phone.get("/me/").status_code == 200
    assert sam.post("/me/sessions/", {"session": key})["Location"] == "/me/sessions/"
    assert (phone.get("/me/").status_code, sam.get("/me/").status_code) == (302, 200)
    assert Event.objects.filter(actor_id=world.sam.id, verb="session.ended").count() == 1


def test_one_that_is_over_or_of_an_earlier_password_is_not_listed(world: World) -> None:
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        signed_in(world.sam)
        clock.shift(dt.timedelta(hours=11, minutes=59))
        here = signed_in(world.sam)
        assert len(here.get("/me/sessions/").context["sessions"]) == 2
        clock.shift(dt.timedelta(minutes=2))
        assert len(here.get("/me/sessions/").context["sessions"]) == 1
    world.sam.set_password("another long password")
    world.sam.save()
    assert len(signed_in(world.sam).get("/me/sessions/").context["sessions"]) == 1
