"""Good to know, getting in, open questions and my values on their pages: earlier words stay, doors stay shut."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base.ids import new_id
from alongside.people.models import GoodToKnow, OwnValue
from alongside.web.people.views.good_to_know import BY_MARK
from tests.web.client import bare
from tests.web.test_people import note, with_dean
from tests.world import World


def posted(client: Client, path: str, words: str = "", **more: str) -> HttpResponse:
    return client.post(path, {"id": str(new_id()), "words": words, **more}, follow=True)


def test_good_to_know_is_written_changed_and_taken_away(world: World, sam: Client) -> None:
    page, add = with_dean(world, "good-to-know"), with_dean(world, "good-to-know-add", "begin")
    assert "“I need a minute”" in posted(sam, add, "I need a minute", in_their_words="on").text
    assert "“I need a minute”" in sam.get(with_dean(world, "alliance")).text
    change = with_dean(world, "good-to-know-change", GoodToKnow.objects.get().id)
    assert posted(sam, change, " ").status_code == 422
    posted(sam, change, "Give him two minutes")
    text = sam.get(page).text
    assert ("Give him two minutes" in text, "I need a minute" in text) == (True, False)
    assert "I need a minute" in sam.get(with_dean(world, "good-to-know-earlier")).text
    sam.post(with_dean(world, "good-to-know-retire", GoodToKnow.objects.get(retired_at=None).id))
    assert "two minutes" not in sam.get(page).text


@pytest.mark.parametrize("kind", ["get-right", "nonsense", "words_use"])
def test_kinds_that_are_not_written_there_do_not_exist(world: World, sam: Client, kind: str) -> None:
    assert sam.get(with_dean(world, "good-to-know-add", kind)).status_code == 404


def test_the_door_code_shows_on_its_own_page_alone_where_each_look_has_its_own_verb(
    world: World, sam: Client
) -> None:
    for kind, words in (("getting_in", "Code 4711"), ("begin", "Begin with the dog")):
        note(world, kind, words)
    for name in ("alliance", "good-to-know", "good-to-know-earlier", "circle"):
        assert "4711" not in sam.get(with_dean(world, name)).text, name
    assert "4711" in sam.get(with_dean(world, "getting-in")).text
    event = Event.objects.order_by("n").last()
    assert (event.verb, event.subjects) == ("read:getting-in", [["person", world.dean.id.hex]])
    for route, kind in (("good-to-know-change", "getting_in"), ("getting-in-change", "begin")):
        entry = GoodToKnow.objects.get(kind=kind)
        assert sam.get(with_dean(world, route, entry.id)).status_code == 404


def test_my_values_are_written_and_taken_off(world: World, sam: Client) -> None:
    page = reverse("own-values")
    assert posted(sam, page).status_code == 422
    assert "Say it as it is" in posted(sam, page, "Say it as it is").text
    sam.post(reverse("own-value-retire", args=[OwnValue.objects.get().id]))
    assert "Say it as it is" not in sam.get(page).text


def test_open_questions_keep_their_words_and_no_status(world: World, sam: Client) -> None:
    page = with_dean(world, "get-right")
    untouched = sam.get(page).text
    mark = next(mark for mark, code in BY_MARK.items() if code == "days_that_matter")
    answer = with_dean(world, "get-right-answer", mark)
    assert "matter" not in answer
    form = {"id": str(new_id()), "words": "Sundays are for the choir", "in_their_words": "on"}
    for _ in range(2):
        assert "“Sundays are for the choir”" in sam.post(answer, form, follow=True).text
    assert "Sundays are for the choir</textarea>" in sam.get(answer).text
    gone = sam.post(with_dean(world, "good-to-know-retire", GoodToKnow.objects.get().id))
    assert gone.url == page
    sam.get(page)
    assert bare(sam.get(page).text) == bare(untouched), "taken away looks as if never asked"
    assert sam.get(with_dean(world, "get-right-answer", "faith")).status_code == 404
