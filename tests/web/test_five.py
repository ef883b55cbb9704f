"""The five on a screen that is handed over: one a screen, seen by nobody until they say so, kept like those asked aloud."""

import re
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.urls import reverse

from alongside.base import clock
from alongside.base.clock import new_id
from alongside.base.models import Draft
from alongside.base.request_context import acting_for
from alongside.checkins.models import Answer, CheckIn
from alongside.core.instruments.model import Aside
from alongside.repair.actions.asked import ask_five
from alongside.repair.actions.ruptures import notice_rupture
from tests.noticed import day, met_enough
from tests.web.client import PageClient
from tests.world import PASSWORD, World

FIVE = {"listens": "3", "on_my_side": "dont_know", "helps": "2", "can_tell": "3", "safe": "4"}
NO_MENU = ('class="nav"', "/people/", "/me/", "/sign-out/")


@pytest.fixture
def met(world: World) -> World:
    met_enough(world.with_dean)
    return world


def paths(world: World) -> tuple[str, str]:
    names = ("together-device", "together-shown")
    return tuple(reverse(name, args=[world.with_dean.id]) for name in names)  # type: ignore[return-value]


def carried(page: HttpResponse) -> dict[str, str]:
    """What a screen brings along out of sight, and what is chosen on it."""
    inputs = re.findall(r'<input type="(hidden|radio)" name="(\w+)" value="([^"]*)"([^>]*)>', page.text)
    return {name: value for kind, name, value, rest in inputs if kind == "hidden" or "checked" in rest}


def press(client: PageClient, path: str, go: str, **answer: str) -> HttpResponse:
    """Send the screen as a browser does, with what was chosen on it."""
    return client.post(path, {**carried(client.get(path)), **answer, "go": go}, follow=True)


def hand(client: PageClient, world: World, **who: str) -> str:
    device, shown = paths(world)
    assert client.post(device, {"mode": "alone", "helper": "", **who})["Location"] == shown
    return shown


def answer_all(client: PageClient, shown: str) -> None:
    press(client, shown, "on")
    for item, value in FIVE.items():
        press(client, shown, "on", **{item: value})


def rows() -> list[list[Any]]:
    """What was answered in each check-in, as it stands."""
    of_each = [Answer.objects.filter(check_in=one).order_by("item") for one in CheckIn.objects.all()]
    return [
        [(row.item, row.step, row.choice, row.words, row.key_of) for row in answers] for answers in of_each
    ]


@pytest.mark.usefixtures("met")
def test_they_answer_one_a_screen_and_it_is_kept_at_the_end_like_those_asked_aloud(
    world: World, sam: PageClient
) -> None:
    with acting_for(world.owner):
        steps = {item: int(value) for item, value in FIVE.items() if value.isdigit()}
        aloud = ask_five(world.owner, world.with_dean, answers=steps | {"on_my_side": Aside.DONT_KNOW})
    shown = hand(sam, world, mode="with_help", helper="Tunde")
    page = sam.get(shown).text
    assert "Sam will read what you say here" in page
    press(sam, shown, "on")
    for place, (item, value) in enumerate(FIVE.items(), start=1):
        page = sam.get(shown).text
        assert f"{place} of 5" in page
        assert page.count('type="radio"') == 7
        assert "checked" not in page, "nothing is chosen for them"
        assert not [way for way in NO_MENU if way in page]
        press(sam, shown, "on", **{item: value})
        assert CheckIn.objects.count() == 1, "nothing is kept half"
    assert "You answered 5 of 5" in sam.get(shown).text
    assert "Thank you" in press(sam, shown, "keep").text
    kept = CheckIn.objects.exclude(id=aloud.id).get()
    assert (kept.medium, kept.mode, kept.helper) == ("device", "with_help", "Tunde")
    same = (
        "rater",
        "instrument",
        "version",
        "audience",
        "score",
        "top",
        "answered",
        "on",
        "contact_id",
        "person_id",
    )
    assert [getattr(kept, name) for name in same] == [getattr(aloud, name) for name in same]
    with acting_for(world.owner):
        of_aloud, of_device = rows()
    assert of_aloud == of_device
    assert not Draft.objects.exists()
    back = sam.post("/screen/", {"password": PASSWORD})["Location"]
    assert back == reverse("check-in-mirror", args=[world.with_dean.id]), "my own side first"
    sam.post(back, {"listens": "2"})
    back = reverse("check-in", args=[kept.id])
    assert "on this device, with help from Tunde" in sam.get(back).text


@pytest.mark.usefixtures("met")
def test_they_can_go_back_leave_out_stop_and_throw_it_away(world: World, sam: PageClient) -> None:
    shown = hand(sam, world)
    press(sam, shown, "on")
    press(sam, shown, "on", listens="4")
    assert "<h1>Sam helps with what matters to me.</h1>" in press(sam, shown, "on").text
    press(sam, shown, "back")
    page = press(sam, shown, "back").text
    assert re.search(r'value="4"[^>]*checked', page), "what they chose stands there again"
    assert "You answered 1 of 5" in press(sam, shown, "stop").text
    assert "That is fine" in press(sam, shown, "drop").text
    assert (CheckIn.objects.exists(), Draft.objects.exists()) == (False, False)
    assert sam.post("/screen/", {"password": PASSWORD})["Location"] == paths(world)[0]


@pytest.mark.usefixtures("met")
def test_what_they_began_outlives_the_session_and_is_shown_to_nobody(world: World, sam: PageClient) -> None:
    """The worker is away too long while Dean chooses: that answer goes through signing in as well."""
    with time_machine.travel(clock.now(), tick=False) as time:
        shown = hand(sam, world)
        press(sam, shown, "on")
        press(sam, shown, "on", listens="4")
        sent = carried(sam.get(shown))
        time.shift(31 * 60)
        page = sam.post(shown, {**sent, "safe": "1", "go": "on"})
        assert (page.status_code, "Please sign in again" in page.text) == (403, True)
        hidden = {name: value for name, value in carried(page).items() if name in ("next", "held")}
        signed = sam.post("/sign-in/", {**hidden, "username": "sam", "password": PASSWORD}, follow=True)
    assert signed.redirect_chain[-1][0] == paths(world)[0]
    assert "has begun and not finished" in signed.text
    assert "I feel safe" not in signed.text
    assert "Five questions that Dean began" in sam.get("/").text
    assert sam.post(paths(world)[0], {"go_on": "yes"})["Location"] == shown
    press(sam, shown, "stop")
    press(sam, shown, "keep")
    with acting_for(world.owner):
        assert {row.item: row.step for row in Answer.objects.all()} == {"listens": 4, "safe": 1}


@pytest.mark.usefixtures("met")
def test_pressed_twice_it_is_kept_once_and_refused_it_is_not_lost(world: World, sam: PageClient) -> None:
    shown = hand(sam, world)
    answer_all(sam, shown)
    sent = carried(sam.get(shown))
    with acting_for(world.owner):
        rupture = notice_rupture(world.owner, world.with_dean, came="noticed", on=day(0))
    page = sam.post(shown, {**sent, "go": "keep"})
    assert (page.status_code, "What you chose is still here" in page.text) == (422, True)
    assert "hard patch" not in page.text
    rupture.delete()
    for _twice in range(2):
        assert sam.post(shown, {**sent, "go": "keep"})["Location"] == shown
    assert CheckIn.objects.count() == 1


def test_too_soon_it_is_not_handed_over_and_says_why(world: World, sam: PageClient) -> None:
    device, shown = paths(world)
    assert "ask aloud instead" in sam.get(device).text
    assert sam.post(device, {"mode": "alone"}).status_code == 422
    assert sam.get(shown)["Location"] == device, "nobody sees it but who holds the screen"
    assert sam.post(shown, {"go": "keep", "id": str(new_id()), **FIVE})["Location"] == shown
    assert not CheckIn.objects.exists()


@pytest.mark.usefixtures("met")
def test_a_sheet_is_typed_in_with_the_day_it_was_filled_in(world: World, sam: PageClient) -> None:
    shown, typed = (
        reverse("show", args=[world.with_dean.id]),
        reverse("together-five", args=[world.with_dean.id]),
    )
    for path in (reverse("paper-five", args=[world.with_dean.id]), typed):
        assert path in sam.get(shown).text
    sheet = {**FIVE, "medium": "paper", "mode": "alone", "helper": ""}
    page = sam.post(typed, sheet)
    assert (page.status_code, "Please give the day on which it was filled in." in page.text) == (422, True)
    sam.post(typed, {**sheet, "on": day(-1).isoformat()})
    check_in = CheckIn.objects.get()
    assert (check_in.medium, check_in.mode, check_in.on) == ("paper", "alone", day(-1))
