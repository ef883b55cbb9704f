"""What somebody needs to take part: asked, written down, shown, told, met, and asked again on a day."""

import datetime as dt

import time_machine
from django.urls import reverse

from alongside.base.clock import now, today
from alongside.people.models import AccessNeed
from tests.web.client import PageClient
from tests.world import World

NEEDS = "Large print, and one question at a time"


def at(world: World, name: str) -> str:
    return reverse(name, args=[world.with_dean.id])


def test_it_stands_on_their_page_and_on_get_ready_and_is_asked_again_on_its_day(
    world: World, sam: PageClient
) -> None:
    day, olu = today("Europe/London"), PageClient()
    olu.force_login(world.olu)
    given = {"words": NEEDS, "met": "I bring the big sheet", "told": "Ada, speech therapist"}
    without = sam.post(at(world, "access-needs"), given)
    assert (without.status_code, "Please choose a day to come." in without.text) == (422, True)
    past = sam.post(at(world, "access-needs"), given | {"review_on": day.isoformat()})
    assert (past.status_code, AccessNeed.objects.count()) == (422, 0)
    review = (day + dt.timedelta(days=90)).isoformat()
    assert sam.post(at(world, "access-needs"), given | {"review_on": review}).status_code == 302
    for client, page in ((sam, "alliance"), (sam, "alliance-ready"), (olu, "alliance")):
        assert NEEDS in client.get(at(world, page)).text
    assert "I bring the big sheet" in sam.get(at(world, "access-needs")).text
    assert "take part" not in sam.get(reverse("today")).text
    with time_machine.travel(now() + dt.timedelta(days=91)):
        sam.force_login(world.sam)
        said = sam.get(reverse("today")).text
        assert "Dean again" in said
        assert at(world, "access-needs") in said
        assert NEEDS not in said


def test_other_words_take_their_place_and_the_earlier_ones_stay_readable(
    world: World, sam: PageClient
) -> None:
    review = (today("Europe/London") + dt.timedelta(days=90)).isoformat()
    for words in (NEEDS, "Larger print still"):
        sam.post(at(world, "access-needs"), {"words": words, "review_on": review})
    page = sam.get(at(world, "access-needs")).text
    assert AccessNeed.objects.get().words == "Larger print still"
    assert NEEDS in page
