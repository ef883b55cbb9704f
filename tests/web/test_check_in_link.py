"""Giving a link to a check-in: shown once, taken back by me; nothing on my pages depends on what came of it."""

import re

import pytest
from django.http import HttpResponse
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base.clock import new_id, now
from alongside.base.request_context import acting_for
from alongside.checkins.models import Invitation, Over
from alongside.people import opened
from alongside.people.actions.reached import keep_safe_ways
from alongside.people.models import GoodToKnow
from alongside.repair.actions.asked import ask_five
from alongside.repair.actions.ruptures import notice_rupture
from tests.noticed import met_enough
from tests.portal.client import PortalClient
from tests.web.client import PageClient
from tests.web.swept import at_the_door
from tests.world import World


@pytest.fixture
def met(world: World) -> World:
    """Sam and Dean met often enough, and Dean was asked in person."""
    met_enough(world.with_dean)
    with acting_for(world.owner):
        ask_five(world.owner, world.with_dean, answers={"listens": 3})
        keep_safe_ways(world.owner, world.with_dean, ways=["text"])
    return world


@pytest.fixture
def sam(met: World) -> PageClient:
    return at_the_door(met, "owner")


def page_of(world: World) -> str:
    return reverse("check-in-link", args=[world.with_dean.id])


def address(page: HttpResponse) -> str:
    return re.search(r'<pre id="link" class="card">http://testserver(/c/[\w-]{43}/)</pre>', page.text)[1]


def test_a_link_is_shown_once_with_a_picture_of_it_and_opens(met: World, sam: PageClient) -> None:
    form = {"id": new_id()}
    given = sam.post(page_of(met), form)
    assert given.status_code == 200
    assert 'class="qr"' in given.text
    assert PortalClient().get(address(given)).status_code == 200
    again = sam.post(page_of(met), form)
    assert "It was shown once already" in again.text
    assert Invitation.objects.count() == 1
    assert Event.objects.filter(verb="invitation.given", records="B").count() == 1
    assert address(given) not in str(list(Event.objects.values()))


def test_what_is_safe_is_read_first(met: World, sam: PageClient) -> None:
    assert 'name="safe"' not in sam.get(page_of(met)).text
    known = {
        "org": met.org,
        "person": met.dean,
        "kind": "reach_safely",
        "on": now().date(),
        "made_by": met.sam,
    }
    GoodToKnow.objects.create(words="His brother reads the phone", **known)
    assert "His brother reads the phone" in sam.get(page_of(met)).text
    assert sam.post(page_of(met), {"id": new_id()}).status_code == 422
    assert sam.post(page_of(met), {"id": new_id(), "safe": "on"}).status_code == 200


def test_no_link_in_a_hard_patch_early_on_or_before_they_were_asked_in_person(
    met: World, sam: PageClient
) -> None:
    rosa = reverse("check-in-link", args=[met.with_rosa.id])
    assert "ask aloud instead" in sam.get(rosa).text
    met_enough(met.with_rosa)
    assert "Ask in person the first time." in sam.post(rosa, {"id": new_id()}).text
    with acting_for(met.owner):
        notice_rupture(met.owner, met.with_dean)
    assert "In a hard patch" in sam.get(page_of(met)).text
    assert sam.post(page_of(met), {"id": new_id()}).status_code == 422
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("what_came", ["nothing", "opened", "burnt", "answered"])
def test_the_list_says_when_it_was_given_and_taken_back_and_nothing_of_what_came(
    met: World, sam: PageClient, what_came: str
) -> None:
    portal, secret = PortalClient(), address(sam.post(page_of(met), {"id": new_id()})).split("/")[2]
    before = sam.get(page_of(met)).text
    if what_came != "nothing":
        portal.open(secret)
    if what_came == "burnt":
        portal.post("/c/not-me/")
    if what_came == "answered":
        for path, fields in (
            ("hello", {"much": "one"}),
            ("1", {"who": "nobody"}),
            ("2", {"hard": "yes"}),
            ("3", {"easier": "Zebrafinch"}),
        ):
            portal.post(f"/c/{path}/", fields)
        assert Invitation.objects.get().over == Over.ANSWERED
    shown = re.compile(r"<h2>Given before</h2>.*?</ul>", re.S)
    same = [
        re.sub(r'value="[^"]*"', "", shown.search(text)[0]) for text in (before, sam.get(page_of(met)).text)
    ]
    assert same[0] == same[1]
    back = reverse("check-in-link-back", args=[Invitation.objects.get().id])
    assert "The link works no more." in sam.post(back, follow=True).text
    page = sam.get(page_of(met)).text
    assert "You took it back on" in page
    assert Event.objects.filter(verb="invitation.taken_back").count() == 1
    assert portal.get("/c/hello/").status_code == 404
    with acting_for(met.owner):
        assert {row.who for row in opened.about(met.owner, met.dean.id, None)[0]} == {"Sam Test"}
