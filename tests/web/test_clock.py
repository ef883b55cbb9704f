"""Days that can hardly be meant are asked about, and a lead is told of a server's clock that jumped."""

import datetime as dt
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.audit.record import record
from alongside.base import clock
from alongside.base.ids import new_id
from alongside.contacts.models import Contact
from tests.world import World


def something_happens(world: World) -> None:
    with transaction.atomic():
        record(world.owner, "test", [], "A")


@pytest.fixture
def jumped(world: World) -> Iterator[dt.datetime]:
    """Something was recorded today, and then again 500 days later, which it is now."""
    something_happens(world)
    later = clock.now() + dt.timedelta(days=500)
    with time_machine.travel(later, tick=False):
        something_happens(world)
        yield later


def hidden(text: str) -> dict[str, str]:
    """What the page sends with the second Save."""
    return dict(re.findall(r'<input type="hidden" name="(heard)" value="(\w+)"', text))


def in_words(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def test_a_visit_planned_or_moved_absurdly_far_ahead_is_asked_about_and_can_be_meant(
    world: World, sam: Client
) -> None:
    day = clock.today("Europe/London") + dt.timedelta(days=500)
    page = reverse("contact-plan", args=[world.with_dean.id])
    given = {"id": str(new_id()), "day": day.isoformat(), "place": "the hospital café"}
    asked = sam.post(page, given)
    assert asked.status_code == 422
    assert f"That is {in_words(day)}, 16 months from now. Is the year right?" in asked.text
    assert "the hospital café" in asked.text
    assert not Contact.objects.exists()
    assert sam.post(page, given | hidden(asked.text)).status_code == 302
    assert Contact.objects.get().place == "the hospital café"
    soon = clock.today("Europe/London") + dt.timedelta(days=360)
    assert sam.post(page, {"id": str(new_id()), "day": soon.isoformat()}).status_code == 302, "within a year"
    move = reverse("contact-move", args=[Contact.objects.latest("seq").id])
    assert "Is the year right?" in sam.post(move, {"id": str(new_id()), "day": day.isoformat()}).text
    assert Contact.objects.count() == 2


def test_under_a_clock_that_jumped_a_contact_of_now_is_asked_about(
    world: World, jumped: dt.datetime, sam: Client
) -> None:
    page = reverse("contact-new", args=[world.with_dean.id])
    asked = sam.post(page, {"id": str(new_id()), "on_their_mind": "The door code"})
    assert asked.status_code == 422
    assert (
        f"The server’s clock says {in_words(jumped)} or later, and nothing was written down here"
        in asked.text
    )
    assert "The door code" in asked.text
    assert re.search(
        r"<details[^>]* open[^>]*>(?:(?!</details>).)*The server’s clock says", asked.text, re.DOTALL
    ), "seen"
    assert not Contact.objects.exists()


def test_a_lead_is_told_on_the_team_page(world: World, jumped: dt.datetime, maya: Client) -> None:
    assert f"The server’s clock says {in_words(jumped)} or later" in maya.get(reverse("team")).text


def test_a_clock_that_was_put_back_is_told_too_and_asks_no_worker(
    world: World, maya: Client, sam: Client
) -> None:
    assert "clock" not in maya.get(reverse("team")).text
    with time_machine.travel(clock.now() + dt.timedelta(days=500), tick=False):
        something_happens(world)
    something_happens(world)
    assert "The server’s clock was put back, from" in maya.get(reverse("team")).text
    page = reverse("contact-new", args=[world.with_dean.id])
    assert sam.post(page, {"id": str(new_id()), "on_their_mind": "The door code"}).status_code == 302
