"""Good to know, getting in, open questions and my values on their pages: earlier words stay, doors stay shut."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base.ids import new_id
from alongside.people.models import GoodToKnow, OwnValue
from alongside.web.people.views.good_to_know import BY_MARK
from tests.web.client import bare
from tests.web.people import about, known
from tests.world import World


def test_good_to_know_is_written_changed_and_taken_away(world: World, sam: Client) -> None:
    dean = world.with_dean.id
    page = reverse("good-to-know", args=[dean])
    form = {"id": str(new_id()), "words": "I need a minute", "in_their_words": "on"}
    assert (
        "“I need a minute”"
        in sam.post(reverse("good-to-know-add", args=[dean, "begin"]), form, follow=True).text
    )
    assert "“I need a minute”" in sam.get(reverse("alliance", args=[dean])).text
    entry = GoodToKnow.objects.get()
    change = reverse("good-to-know-change", args=[dean, entry.id])
    assert sam.post(change, {"id": str(new_id()), "words": " "}).status_code == 422
    sam.post(change, {"id": str(new_id()), "words": "Give him two minutes"})
    assert "Give him two minutes" in sam.get(page).text
    assert "I need a minute" not in sam.get(page).text
    assert "I need a minute" in sam.get(reverse("good-to-know-earlier", args=[dean])).text
    latest = GoodToKnow.objects.get(retired_at=None)
    sam.post(reverse("good-to-know-retire", args=[dean, latest.id]))
    assert "two minutes" not in sam.get(page).text


@pytest.mark.parametrize("kind", ["get-right", "nonsense", "words_use"])
def test_kinds_that_are_not_written_there_do_not_exist(world: World, sam: Client, kind: str) -> None:
    assert sam.get(reverse("good-to-know-add", args=[world.with_dean.id, kind])).status_code == 404


def test_the_door_code_shows_only_on_its_own_page_and_each_look_has_its_own_verb(
    world: World, sam: Client
) -> None:
    pages = about(world)
    before = Event.objects.count()
    for name in ("alliance", "good-to-know", "good-to-know-earlier", "circle"):
        assert "4711" not in sam.get(pages[name]).text, name
    assert "4711" in sam.get(pages["getting-in"]).text
    reads = list(Event.objects.order_by("n")[before:])
    assert [event.verb for event in reads][-1] == "read:getting-in"
    assert reads[-1].subjects == [["person", world.dean.id.hex]]


def test_each_kind_of_entry_is_changed_at_its_own_address(world: World, sam: Client) -> None:
    code, entry = known(world, "getting_in", "Code 4711"), known(world, "begin", "Begin with the dog")
    for route, one in (("good-to-know-change", code), ("getting-in-change", entry)):
        assert sam.get(reverse(route, args=[world.with_dean.id, one.id])).status_code == 404


def test_my_values_are_written_and_taken_off(world: World, sam: Client) -> None:
    page = reverse("own-values")
    assert sam.post(page, {"id": str(new_id()), "words": ""}).status_code == 422
    assert (
        "Say it as it is"
        in sam.post(page, {"id": str(new_id()), "words": "Say it as it is"}, follow=True).text
    )
    sam.post(reverse("own-value-retire", args=[OwnValue.objects.get().id]))
    assert "Say it as it is" not in sam.get(page).text


def test_open_questions_keep_their_words_and_no_status(world: World, sam: Client) -> None:
    page = reverse("get-right", args=[world.with_dean.id])
    untouched = sam.get(page).text
    mark = next(mark for mark, code in BY_MARK.items() if code == "days_that_matter")
    answer = reverse("get-right-answer", args=[world.with_dean.id, mark])
    assert "matter" not in answer
    form = {"id": str(new_id()), "words": "Sundays are for the choir", "in_their_words": "on"}
    for _ in range(2):
        assert "“Sundays are for the choir”" in sam.post(answer, form, follow=True).text
    assert GoodToKnow.objects.count() == 1
    assert "Sundays are for the choir</textarea>" in sam.get(answer).text
    gone = sam.post(reverse("good-to-know-retire", args=[world.with_dean.id, GoodToKnow.objects.get().id]))
    assert gone.url == page
    sam.get(page)
    assert bare(sam.get(page).text) == bare(untouched), "taken away looks as if never asked"
    assert sam.get(reverse("get-right-answer", args=[world.with_dean.id, "faith"])).status_code == 404
