"""The line as a file: for its practitioner alone, with nothing of how it is for me, as the page shows it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.audit.models import Event
from alongside.base.ids import new_id
from alongside.checkins.models import Answer, CheckIn
from tests.domain.papers.reading import read
from tests.web.client import bare
from tests.world import World


@pytest.fixture
def looked(world: World) -> str:
    """Looks of each kind, with canaries in what was shared of oneself; the address of the paper."""
    day = timezone.localdate()
    own = {"org": world.org, "alliance": world.with_dean, "made_by": world.sam, "version": "1"}
    told = {**own, "person": world.dean, "medium": "aloud", "top": 20, "answered": 5}
    theirs = {**told, "rater": "client", "instrument": "own-client", "audience": "talk"}
    mine = {**told, "rater": "mirror", "mode": "alone", "instrument": "own-mirror", "audience": "mine"}
    for ago in (90, 40, 10):
        on = day - dt.timedelta(days=ago)
        CheckIn.objects.create(**theirs, mode="together", score=15, on=on)
        CheckIn.objects.create(**mine, score=12, on=on)
    at_ease = {**mine, "rater": "for_me", "instrument": "own-for-me", "top": 4, "score": 1}
    kept = CheckIn.objects.create(**at_ease, on=day)
    words = {"org": world.org, "made_by": world.sam, "key_of": world.sam.id}
    Answer.objects.create(look=kept, item="stuck", words="CANARY of mine", **words)
    CheckIn.objects.create(**theirs, mode="with_help", helper="Tunde", score=9, on=day)
    return reverse("paper-line", args=[world.with_dean.id])


def test_the_line_is_a_file_that_names_nobody_and_holds_nothing_of_how_it_is_for_me(
    world: World, sam: Client, looked: str
) -> None:
    answer = sam.get(looked)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('attachment; filename="line-2')
    found = read(answer.content)
    assert found.tagged
    assert "asked aloud, with help from Tunde" in found.text
    assert "CANARY" not in found.text
    assert "at ease you" not in found.text
    assert found.tags.count("/TD") == 4 * 7, "seven looks of theirs and of how I think it is for them"


def test_the_line_on_paper_is_its_practitioners_alone(world: World, client: Client, looked: str) -> None:
    nothing = reverse("paper-line", args=[new_id()])
    for somebody in (world.olu, world.priya, world.maya, world.kit):
        client.force_login(somebody)
        answer = client.get(looked)
        assert (answer.status_code, bare(answer.content)) == (404, bare(client.get(nothing).content))
        page = client.get(reverse("alliance", args=[world.with_dean.id]))
        assert looked not in page.text


def test_printing_the_line_is_one_event_and_its_pages_lead_to_it(
    world: World, sam: Client, looked: str
) -> None:
    before = Event.objects.count()
    sam.get(looked)
    event = Event.objects.order_by("n").last()
    assert event is not None
    assert Event.objects.count() == before + 1
    assert (event.verb, event.records) == ("read:paper-line", "BCD")
    assert ["person", world.dean.id.hex] in event.subjects
    for name in ("alliance", "line"):
        assert f'href="{looked}"' in sam.get(reverse(name, args=[world.with_dean.id])).text, name


def test_an_older_window_is_printed_as_its_page_shows_it(world: World, sam: Client, looked: str) -> None:
    until = timezone.localdate() - dt.timedelta(days=50)
    page = sam.get(reverse("line", args=[world.with_dean.id]) + f"?until={until}").text
    assert f'href="{looked}?until={until}"' in page
    assert read(sam.get(f"{looked}?until={until}").content).tags.count("/TD") == 4 * 2


def test_with_no_look_the_line_says_so_and_keeps_its_limits(world: World, sam: Client) -> None:
    text = read(sam.get(reverse("paper-line", args=[world.with_dean.id])).content).text
    assert "Nobody has looked yet." in text
    assert "not a validated scale" in text
