"""Taking a hard patch back, putting it back, and giving it another first day, on the pages."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.repair.actions import ruptures
from alongside.repair.models import Rupture
from tests.web.hard import day, page_of, send
from tests.world import World

HURT = "He shut the door on me."


@pytest.fixture
def rupture(world: World) -> Rupture:
    with acting_for(world.owner):
        return ruptures.notice_rupture(world.owner, world.with_rosa, their_side=HURT, on=day(-9))


def test_it_is_taken_back_from_its_page_with_why_and_put_back(
    world: World, sam: Client, rupture: Rupture
) -> None:
    its, gone = reverse("rupture", args=[rupture.id]), reverse("rupture-retract", args=[rupture.id])
    assert gone in page_of(sam, "rupture", rupture.id)
    assert its in page_of(sam, "alliance", world.with_rosa.id)
    assert "Please choose why it is taken back." in send(sam, "rupture-retract", rupture.id).text
    page = send(sam, "rupture-retract", rupture.id, why="person", words="This was Amir.").text
    for shown in (
        "Taken back",
        "It was about somebody else",
        "This was Amir.",
        HURT,
        "It counts for nothing.",
    ):
        assert shown in page
    for offered in (gone, reverse("rupture-tried", args=[rupture.id]), "It is calmer", "Sticking at it"):
        assert offered not in page
    assert sam.get(gone).status_code == 302
    for name in ("alliance", "line"):
        assert its not in page_of(sam, name, world.with_rosa.id)
    assert "1 was taken back" in (every := page_of(sam, "ruptures", world.with_rosa.id))
    assert its in every
    page = send(sam, "rupture-put-back", rupture.id).text
    assert "It counts again, as it stood." in page
    assert gone in page
    assert its in page_of(sam, "alliance", world.with_rosa.id)


def test_today_does_not_speak_of_it(world: World, sam: Client, rupture: Rupture) -> None:
    its = reverse("rupture", args=[rupture.id])
    assert its in sam.get(reverse("today")).text
    send(sam, "rupture-retract", rupture.id, why="twice")
    assert its not in sam.get(reverse("today")).text


def test_a_tap_on_an_old_page_is_refused_in_words(sam: Client, rupture: Rupture) -> None:
    send(sam, "rupture-retract", rupture.id, why="twice")
    assert "Put it back first" in send(sam, "rupture-today", rupture.id, kind="acknowledged").text
    assert "Put it back first" in send(sam, "rupture-step", rupture.id, event="calmer").text


def test_another_first_day_stands_with_the_earlier_one(sam: Client, rupture: Rupture) -> None:
    assert reverse("rupture-began", args=[rupture.id]) in page_of(sam, "rupture", rupture.id)
    later = send(sam, "rupture-began", rupture.id, on=day(3).isoformat(), words="Kept words")
    assert later.status_code == 422
    assert "still to come" in later.text
    assert "Kept words" in later.text
    page = send(sam, "rupture-began", rupture.id, on=day(-12).isoformat(), words="She says so").text
    assert f"its first day was {day(-9):%-d %B %Y}" in page.replace("\xa0", " ")
    assert "She says so" in page
    rupture.refresh_from_db()
    assert rupture.began_on == day(-12)


def test_other_words_of_a_page_sent_twice_stand_on_its_page(sam: Client, rupture: Rupture) -> None:
    url, id = reverse("rupture-write", args=[rupture.id, "my_part"]), str(new_id())
    sam.post(url, {"id": id, "words": "I came late."})
    assert "You also wrote" not in page_of(sam, "rupture", rupture.id)
    page = sam.post(url, {"id": id, "words": "I came an hour late."}, follow=True).text
    for words in ("I came late.", "You also wrote", "I came an hour late."):
        assert words in page
