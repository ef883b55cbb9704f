"""A screen that is handed over: it gives one page and nothing else, until the password is given."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from alongside.access.table import TABLE
from alongside.audit.models import Event
from alongside.people.guesses import MOST
from tests.domain.agenda.made import theirs
from tests.web.client import PageClient
from tests.web.samples import Whose, everybody
from tests.web.swept import addresses, at_the_door, rows_written
from tests.world import PASSWORD, World

BACK = "/screen/"
WAYS_ON = ("/people/", 'class="nav"', "/sign-out/", "/me/", 'class="crumb"')


def show_pages(owner: Whose) -> list[str]:
    names = ("agenda-show", "expect-show", "contact-shown", "paper-promises-show")
    return [one.of(owner) for one in addresses() if one.name in names]


def test_a_page_that_is_handed_over_has_no_way_on_but_back(world: World, sam: PageClient) -> None:
    for path in show_pages(everybody(world)["owner"]):
        before = sam.get(path).text
        assert "Hand the screen to" in before
        answer = sam.post(path)
        assert (answer["Location"], answer["Clear-Site-Data"]) == (path, '"cache"')
        page = sam.get(path).text
        assert not [way for way in (*WAYS_ON, "Hand the screen") if way in page]
        assert f'href="{BACK}"' in page
        assert f'href="{path}">Go on looking' in sam.get(BACK).text
        assert sam.post(BACK, {"password": PASSWORD})["Location"] == path
        assert 'class="nav"' in sam.get(path).text
    verbs = list(Event.objects.filter(actor_id=world.sam.id).values_list("verb", flat=True))
    assert (verbs.count("screen.handed-over"), verbs.count("screen.taken-back")) == (4, 4)


@pytest.mark.usefixtures("records_stand")
def test_no_other_address_gives_or_takes_anything_meanwhile(world: World) -> None:
    """Every route there is, open or not, and one that there is not; with a tab of before and with a form of before."""
    client, owner = at_the_door(world, "owner", Client), everybody(world)["owner"]
    here = reverse("agenda-show", args=[owner.alliance.id])
    tab = at_the_door(world, "owner", Client)
    client.post(here)
    written, asked = rows_written(), 0
    for address in addresses():
        for method in ("GET", "HEAD", "POST"):
            if address.name in ("screen-back", "agenda-show") or not TABLE[address.name].scope(method):
                continue
            answer = tab.generic(method, address.of(owner))
            assert (answer.status_code, answer["Location"], answer.content) == (302, here, b""), address.name
            asked += 1
    assert tab.get("/nowhere/")["Location"] == here
    assert asked > 300
    assert rows_written() == written, "nothing was done"


def test_a_supervisor_reads_the_page_and_does_not_hand_it_over(world: World) -> None:
    olu, path = at_the_door(world, "supervisor"), reverse("agenda-show", args=[world.with_dean.id])
    page = olu.get(path)
    assert (page.status_code, "Hand the screen" in page.text, olu.post(path).status_code) == (200, False, 404)


def test_wrong_passwords_are_counted_and_then_the_session_ends(world: World, sam: PageClient) -> None:
    with_words = theirs(world, words="Somebody parks in my space")
    here = reverse("agenda-show", args=[with_words.alliance_id])
    sam.post(here)
    for _try in range(MOST):
        page = sam.post(BACK, {"password": "no"})
        assert (page.status_code, "not your current password" in page.text) == (422, True)
        assert sam.get("/")["Location"] == here
    answer = sam.post(BACK, {"password": PASSWORD})
    assert answer["Location"] == reverse("sign-in")
    assert not Session.objects.exists()
    assert "Nothing is lost" in sam.get(answer["Location"]).text
    assert sam.get(here)["Location"].startswith("/sign-in/")


def test_a_screen_that_is_not_handed_over_is_not_taken_back(sam: PageClient) -> None:
    for answer in (sam.get(BACK), sam.post(BACK, {"password": PASSWORD})):
        assert answer["Location"] == "/"
