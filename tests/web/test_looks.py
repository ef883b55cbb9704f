"""The pages of looking at the relationship: my look before theirs, what works, how often, and taking an answer back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.checkins import queries
from alongside.checkins.models import CheckIn, Rhythm, WhatWorks
from alongside.repair.actions.asked import ask_five
from tests.web.client import PageClient
from tests.world import World

MOST = 14  # SELECTs of a page
FIVE = {"listens": "3", "safe": "4", "on_my_side": "3", "helps": "2", "can_tell": "dont_know"}


def url(world: World, name: str) -> str:
    return reverse(name, args=[world.with_dean.id])


def theirs(world: World) -> CheckIn:
    with acting_for(world.owner):
        steps = dict.fromkeys(("listens", "safe", "on_my_side", "helps", "can_tell"), 1)
        return ask_five(world.owner, world.with_dean, id=new_id(), answers=steps)


def test_their_answers_stand_beside_mine_only_once_mine_are_kept(sam: PageClient, world: World) -> None:
    theirs(world)
    before = sam.get(url(world, "check-in-mirror")).content.decode()
    assert "checked" not in before
    assert "Dean said:" not in before
    assert "A court or the client may be able to obtain it" in before
    kept = sam.post(url(world, "check-in-mirror"), FIVE, follow=True)
    text = kept.content.decode()
    assert "two steps lower than you thought" in text
    assert "I don’t know" in text
    assert "asked aloud, together with me" in text


def test_without_answers_of_theirs_the_page_says_so(sam: PageClient, world: World) -> None:
    assert (
        "nothing of Dean’s to set beside it"
        in sam.post(url(world, "check-in-mirror"), FIVE, follow=True).content.decode()
    )


def test_an_empty_look_is_refused_kindly(sam: PageClient, world: World) -> None:
    for name in ("check-in-mirror", "check-in-for-me", "together-directly", "together-question"):
        answer = sam.post(url(world, name), {})
        assert answer.status_code == 422
        assert "Nothing is chosen or written yet" in answer.content.decode()
    assert not CheckIn.objects.exists()


def test_for_me_is_kept_and_read_again(sam: PageClient, world: World) -> None:
    answer = sam.post(url(world, "check-in-for-me"), {"at_ease": "1", "unspoken": "Money"}, follow=True)
    assert "Your look is kept." in answer.content.decode()
    look = CheckIn.objects.get()
    page = sam.get(reverse("check-in", args=[look.id])).content.decode()
    assert "Money" in page
    assert "not often" in page
    assert "A court or the client may be able to obtain it" in page


def test_what_works_is_offered_back_before_a_visit(sam: PageClient, world: World) -> None:
    sam.post(url(world, "what-works"), {"words": "Tea first", "in_their_words": "on"})
    assert "“Tea first”" in sam.get(url(world, "alliance-ready")).content.decode()
    row = WhatWorks.objects.get()
    sam.post(reverse("what-works-aside", args=[row.id]))
    assert "Tea first" not in sam.get(url(world, "alliance-ready")).content.decode()


def test_the_rhythm_is_changed_on_a_page(sam: PageClient, world: World) -> None:
    assert 'value="6"' in sam.get(url(world, "rhythm")).content.decode()
    weeks = {"mine_weeks": "3", "theirs_weeks": "8", "good_weeks": "10"}
    assert sam.post(url(world, "rhythm"), weeks).status_code == 302
    assert Rhythm.objects.get().mine_weeks == 3
    assert sam.post(url(world, "rhythm"), {**weeks, "theirs_weeks": "2"}).status_code == 422


PAGES = (
    "check-in-mirror", "check-in-for-me", "together", "together-directly", "together-five", "together-question", "what-works",
    "rhythm", "alliance-ready", "alliance",
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_every_page_asks_the_database_seldom(sam: PageClient, world: World, name: str) -> None:
    theirs(world)
    sam.post(url(world, "what-works"), {"words": "Tea first"})
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert sam.get(url(world, name)).status_code == 200
    assert sum(one["sql"].startswith("SELECT") for one in asked) <= MOST


def test_the_pages_of_a_look_are_its_practitioners_alone(client: PageClient, world: World) -> None:
    look = theirs(world)
    for somebody in (world.priya, world.olu, world.maya, world.kit, world.lena):
        client.force_login(somebody)
        assert client.get(reverse("check-in", args=[look.id])).status_code == 404
        assert client.get(url(world, "check-in-mirror")).status_code == 404
    for who, there in ((world.sam, True), (world.olu, False)):
        client.force_login(who)
        page = client.get(url(world, "alliance")).content.decode()
        assert [words in page for words in ("The line", "Look now")] == [there, there]
    with acting_for(world.supervisor):
        assert not queries.own_check_ins(world.supervisor, world.with_dean)


def test_an_answer_is_taken_back_with_why_and_put_back(sam: PageClient, world: World) -> None:
    look = theirs(world)
    read, gone = reverse("check-in", args=[look.id]), reverse("check-in-retract", args=[look.id])
    assert gone in sam.get(read).content.decode()
    assert "Please choose why it is taken back." in sam.post(gone, {}).content.decode()
    page = sam.post(gone, {"why": "twice", "words": "Pressed twice"}, follow=True).content.decode()
    for shown in ("It was kept twice", "Pressed twice", "It counts for nothing.", "sometimes", "not often"):
        assert (shown in page) is (shown != "sometimes")
    assert gone not in page
    assert sam.get(gone).status_code == 302
    line = sam.get(url(world, "line")).content.decode()
    assert "Taken back" in line
    assert read in line
    page = sam.post(reverse("check-in-put-back", args=[look.id]), follow=True).content.decode()
    assert "It counts again, on its day." in page
    assert gone in page


def test_what_somebody_else_recorded_is_not_taken_back(sam: PageClient, world: World) -> None:
    look = theirs(world)
    look.made_by = world.priya
    look.save()
    gone = reverse("check-in-retract", args=[look.id])
    assert gone not in sam.get(reverse("check-in", args=[look.id])).content.decode()
    assert sam.get(gone).status_code == 404
    assert sam.post(gone, {"why": "twice"}).status_code == 404
    assert sam.post(reverse("check-in-put-back", args=[look.id])).status_code == 404
