"""A reminder of a link comes once, with a link of its own: by mail where that is safe, else by whoever gave it. The worker learns
nothing from it of what came of the link."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from alongside.base.clock import new_id, now
from alongside.base.request_context import acting_for
from alongside.checkins.actions import invitations
from alongside.checkins.models import Invitation
from alongside.ops.post import send_due
from alongside.people.actions.reached import keep_safe_ways
from alongside.repair.actions.asked import ask_five
from alongside.repair.actions.ruptures import notice_rupture
from tests.mailbox import Mailbox, mailbox
from tests.noticed import met_enough
from tests.portal.client import PortalClient
from tests.web.swept import at_the_door
from tests.world import World

pytestmark = pytest.mark.filterwarnings(
    "ignore:Requiring AUTH while not requiring TLS"
)  # of the tests' own server

DAYS = dt.timedelta(days=1)


@pytest.fixture
def met(world: World) -> World:
    """Dean was asked in person, has an address, and said that mail is safe."""
    met_enough(world.with_dean)
    world.dean.email = "dean@home.example.org"
    world.dean.save()
    with acting_for(world.owner):
        ask_five(world.owner, world.with_dean, answers={"listens": 3})
        keep_safe_ways(world.owner, world.with_dean, ways=["email", "call"])
    return world


@pytest.fixture
def box(settings: Any) -> Iterator[Mailbox]:
    with mailbox() as box:
        settings.MAIL = box.server()
        yield box


def give(world: World, reminder: str) -> str:
    """A link with this reminder agreed; its secret."""
    given = at_the_door(world, "owner").post(at(world), {"id": new_id(), "reminder": reminder})
    assert given.status_code == 200
    return secret_in(given.text)


def at(world: World) -> str:
    return reverse("check-in-link", args=[world.with_dean.id])


def secret_in(text: str) -> str:
    return re.search(r"/c/([\w-]{43})/", text)[1]


def came(world: World, what: str, secret: str) -> None:
    """What came of a link."""
    portal = PortalClient()
    if what != "nothing":
        portal.open(secret)
    if what == "burnt":
        portal.post("/c/not-me/")
    if what == "answered":
        for path, fields in (("hello", {"much": "one"}), ("1", {"who": "nobody"}), ("2", {"hard": "no"})):
            portal.post(f"/c/{path}/", fields)
        portal.post("/c/3/", {"easier": "Ring first"})


def test_by_mail_it_comes_once_neutral_with_a_link_for_the_same_check_in(met: World, box: Mailbox) -> None:
    secret = give(met, "mail")
    assert send_due() == 0
    with time_machine.travel(now() + 3 * DAYS):
        box.refuses = "451 later"
        assert (send_due(), Invitation.objects.get().reminded_at) == (0, None)
        box.refuses = ""
        assert (send_due(), send_due()) == (1, 0)
        (letter,) = box.taken
        assert (letter["Subject"], letter["To"]) == ("A link for you", "dean@home.example.org")
        for name in ("Dean", "Sam", "Harbour", "care", "check", "Alongside "):
            assert name not in letter["Subject"] + box.words(), name
        other, portal = secret_in(box.words()), PortalClient()
        assert other != secret
        portal.open(other)
        portal.open(secret)
        assert PortalClient().post(f"/c/{secret}/").status_code == 404
        assert "A reminder by email is agreed" in at_the_door(met, "owner").get(at(met)).text


@pytest.mark.parametrize("why", ["answered", "burnt", "unsafe", "hard", "taken back", "none agreed"])
def test_no_mail_goes_where_it_is_not_safe_or_nothing_can_be_answered(
    met: World, box: Mailbox, why: str
) -> None:
    came(
        met,
        why if why in ("answered", "burnt") else "nothing",
        give(met, "" if why == "none agreed" else "mail"),
    )
    with acting_for(met.owner):
        if why == "unsafe":
            keep_safe_ways(met.owner, met.with_dean, ways=["call"])
        elif why == "hard":
            notice_rupture(met.owner, met.with_dean)
        elif why == "taken back":
            invitations.take_back(met.owner, Invitation.objects.get())
    with time_machine.travel(now() + 3 * DAYS):
        assert (send_due(), box.taken) == (0, [])


def test_by_mail_only_where_it_can_go(met: World, settings: Any) -> None:
    sam = at_the_door(met, "owner")
    assert "By email" not in sam.get(at(met)).text
    assert sam.post(at(met), {"id": new_id(), "reminder": "mail"}).status_code == 422


@pytest.mark.parametrize("what", ["nothing", "opened", "burnt", "answered"])
def test_whoever_gave_it_is_told_once_the_same_whatever_came_of_it(met: World, what: str) -> None:
    came(met, what, give(met, "mine"))
    again = reverse("check-in-link-remind", args=[Invitation.objects.get().id])
    assert "A reminder comes once" in at_the_door(met, "owner").post(again, follow=True).text
    with time_machine.travel(now() + 3 * DAYS):
        sam = at_the_door(met, "owner")
        assert "agreed to remind him once" in sam.get(reverse("today")).text
        assert "Remind once of the link" in sam.get(at(met)).text
        given = sam.post(again)
        works = PortalClient().post(f"/c/{secret_in(given.text)}/").status_code
        assert works == (302 if what == "nothing" else 404)
        assert "A reminder comes once" in sam.post(again, follow=True).text
        assert "You made the one reminder." in sam.get(at(met)).text
        assert "agreed to remind" not in sam.get(reverse("today")).text


@pytest.mark.parametrize(
    ("ways", "written"), [(["text"], True), (["in_person"], False), (["call"], False), ([], False)]
)
def test_a_link_is_written_down_only_where_a_way_that_carries_it_is_safe(
    world: World, met: World, ways: list[str], written: bool
) -> None:
    with acting_for(met.owner):
        if ways:
            keep_safe_ways(met.owner, met.with_dean, ways=ways)
        else:
            met.dean.safe_ways.delete()
    given = at_the_door(met, "owner").post(at(met), {"id": new_id()})
    assert 'class="qr"' in given.text
    assert (re.search(r"/c/[\w-]{43}/", given.text) is not None, "hand to hand only" in given.text) == (
        written,
        not written,
    )
