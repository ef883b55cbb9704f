"""Looking together on its pages: asked directly, by way of the goals or by the five, of which time and on which day."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.agenda.actions.items import add_item
from alongside.agenda.models import Goal
from alongside.base.clock import now, today
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.checkins.models import Answer, CheckIn, WhatWorks
from alongside.contacts.models import Contact, Touch
from alongside.repair.actions.ruptures import notice_rupture
from alongside.repair.models import Rupture
from tests.web.client import PageClient
from tests.web.test_looks import FIVE, url
from tests.world import World


def test_asking_directly_keeps_their_words_and_a_yes_opens_a_hard_patch(
    sam: PageClient, world: World
) -> None:
    form = sam.get(url(world, "together-directly")).content.decode()
    assert form.index("What went well") < form.index("What made that work") < form.index("Was anything hard")
    said = {
        "went_well": "The letter",
        "made_it_work": "You rang first",
        "hard": "yes",
        "hard_words": "The form",
    }
    page = sam.post(url(world, "together-directly"), said, follow=True).content.decode()
    for words in ("“The form”", "They said so when asked", "a hard patch is open", "“You rang first”"):
        assert words in page
    look = CheckIn.objects.get()
    read = sam.get(reverse("check-in", args=[look.id])).content.decode()
    assert "“The letter”" in read
    assert "Yes, something was difficult" in read
    assert Rupture.objects.get().came == "asked"
    assert WhatWorks.objects.get().words == "You rang first"


@pytest.mark.parametrize(
    ("answer", "said"), [("dont_know", "I don’t know"), ("rather_not_say", "I’d rather not say")]
)
def test_not_knowing_and_not_saying_are_kept_apart_at_the_direct_question(
    sam: PageClient, world: World, answer: str, said: str
) -> None:
    form = sam.get(url(world, "together-directly")).content.decode()
    assert f'value="{answer}"' in form.split("Was anything hard?")[1]
    sam.post(url(world, "together-directly"), {"hard": answer}, follow=True)
    read = sam.get(reverse("check-in", args=[CheckIn.objects.get().id])).content.decode()
    assert said in read
    assert not Rupture.objects.exists()


def test_by_way_of_the_goals(sam: PageClient, world: World) -> None:
    assert sam.get(url(world, "together-goals")).status_code == 302
    goal = Goal.objects.create(org=world.org, alliance=world.with_dean, words="Walk to the shop")
    other = Goal.objects.create(org=world.org, alliance=world.with_amir, words="Not his")
    page = sam.get(url(world, "together-goals")).content.decode()
    assert "Walk to the shop" in page
    said = {
        f"easy_{goal.id.hex}": "The dog comes",
        f"stuck_{goal.id.hex}": "The hill",
        f"easy_{other.id.hex}": "x",
    }
    page = sam.post(url(world, "together-goals"), said, follow=True).content.decode()
    assert "“The dog comes”" in page
    assert "“The hill”" in page
    assert {one.goal_id for one in Answer.objects.all()} == {goal.id}


def test_what_works_is_led_to_once_whether_or_not_it_is_hard(sam: PageClient, world: World) -> None:
    def links() -> int:
        return sam.get(url(world, "together")).content.decode().count(f'href="{url(world, "what-works")}"')

    assert links() == 1
    sam.post(url(world, "together-directly"), {"hard": "yes"})
    assert links() == 1, "with nothing that worked yet"
    sam.post(url(world, "what-works"), {"words": "Tea first"})
    assert links() == 1, "the card that offers it back has the way to it"


def test_in_a_hard_patch_one_spoken_question_stays(sam: PageClient, world: World) -> None:
    with acting_for(world.owner):
        notice_rupture(world.owner, world.with_dean)
    sheet = sam.get(url(world, "together")).content.decode()
    assert url(world, "together-question") in sheet
    for name in ("together-directly", "together-goals"):
        assert url(world, name) not in sheet
    assert "as they were answered before it began" in sheet
    assert "is not asked these now" in sam.get(url(world, "together-five")).content.decode()
    five = {**FIVE, "medium": "aloud", "mode": "alone"}
    assert sam.post(url(world, "together-five"), five).status_code == 422
    before = today("Europe/London") - dt.timedelta(days=3)
    assert sam.post(url(world, "together-five"), {**five, "on": f"{before:%d/%m/%Y}"}).status_code == 302
    assert sam.post(url(world, "together-question"), {"one_question": "Ring first"}).status_code == 302


def test_the_five_say_how_they_were_asked_and_paper_waits_for_the_fourth_contact(
    sam: PageClient, world: World
) -> None:
    assert "on paper</label>" not in sam.get(url(world, "together-five")).content.decode()
    for ago in (1, 2, 3):
        Contact.objects.create(
            org=world.org, alliance=world.with_dean, state="happened", at=now() - dt.timedelta(days=ago)
        )
    assert "on paper</label>" in sam.get(url(world, "together-five")).content.decode()
    how = {"medium": "paper", "mode": "with_help"}
    wrong = sam.post(url(world, "together-five"), {**FIVE, **how})
    assert wrong.status_code == 422
    assert "Please name who helped" in wrong.content.decode()
    page = sam.post(url(world, "together-five"), {**FIVE, **how, "helper": "Tunde"}, follow=True)
    assert "on paper, with help from Tunde" in page.content.decode()


def noon(days_ago: int) -> dt.datetime:
    return timezone.localtime().replace(hour=12) - dt.timedelta(days=days_ago)


def seen(world: World, days_ago: int, way: str = "visit", item: str = "", **what: str) -> Contact:
    contact = Contact.objects.create(
        org=world.org, alliance=world.with_dean, state="happened", at=noon(days_ago), way=way, **what
    )
    if item:
        with acting_for(world.owner):
            heard = add_item(world.owner, world.with_dean, id=new_id(), side="theirs", words=item)
        Touch.objects.create(org=world.org, contact=contact, item=heard, how="heard")
    return contact


def test_what_is_asked_aloud_names_the_last_time(sam: PageClient, world: World) -> None:
    """A day and what it was about; a call is no seeing; the look remembers which time was named."""

    def frame() -> str:
        found = re.search(r'<p class="sub">(.*?)</p>', sam.get(url(world, "together-five")).text)
        assert found
        return found.group(1)

    assert frame() == "Think of the last time you saw Sam."
    seen(world, 40)
    assert f"saw Sam ({noon(40).strftime('%-d %B')}" in frame()
    assert "about" not in frame()
    seen(world, 9, on_their_mind="The lift")
    assert "about “The lift”)." in frame()
    visit = seen(world, 3, item="The white van", on_their_mind="Cold again")
    seen(world, 1, way="call", on_their_mind="Nothing")
    weekday = noon(3).strftime("%A")
    assert frame() == f"Think of the last time you saw Sam ({weekday}, about “The white van”)."
    sam.post(url(world, "together-five"), {**FIVE, "medium": "aloud", "mode": "together"})
    sam.post(url(world, "together-directly"), {"went_well": "The letter"})
    looks = list(CheckIn.objects.all())
    assert [one.contact for one in looks] == [visit, visit]
    assert "about the last time you saw each other, " in sam.get(reverse("check-in", args=[looks[0].id])).text


def test_an_earlier_day_is_understood_as_people_write_it_and_a_wrong_one_is_said_beside_it(
    sam: PageClient, world: World
) -> None:
    form = sam.get(url(world, "together-five")).content.decode()
    assert "On which day was it? Empty is today" in form
    how = {**FIVE, "medium": "aloud", "mode": "together"}
    for typed, said in (
        ("31/02/2026", "Please give a day, like 22/11/2026."),
        (f"{today('Europe/London') + dt.timedelta(days=1):%d/%m/%Y}", "still to come"),
        ("01/01/2020", "Please give that day or a later one."),
    ):
        page = sam.post(url(world, "together-five"), {**how, "on": typed})
        assert page.status_code == 422
        assert said in page.content.decode()
    assert not CheckIn.objects.exists()
    earlier = today("Europe/London") - dt.timedelta(days=9)
    page = sam.post(url(world, "together-five"), {**how, "on": f"{earlier:%d/%m/%Y}"}, follow=True)
    assert CheckIn.objects.get().on == earlier
    assert "kept on" in page.content.decode()
    answer = {"went_well": "You rang first", "on": f"{earlier:%Y-%m-%d}"}
    for name in ("together-directly", "together-question"):
        sam.post(url(world, name), {**answer, "one_question": "Ring first"})
    assert [look.on for look in CheckIn.objects.filter(instrument="own-asked")] == [earlier, earlier]
