"""The pages about people: the list, their details, what their page opens with, the circle, and what is good to know."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.audit.models import Event
from alongside.base import clock
from alongside.base.clock import new_id
from alongside.base.models import Revision
from alongside.base.request_context import acting_for
from alongside.contacts.models import Contact
from alongside.people.actions.good_to_know import note_good_to_know
from alongside.people.models import Alliance, CircleLink, GoodToKnow
from alongside.web.people.views.good_to_know import BY_MARK
from tests.web.client import bare
from tests.world import World


def with_dean(world: World, name: str, *more: object) -> str:
    return reverse(name, args=[world.with_dean.id, *more])


def posted(client: Client, path: str, **fields: str) -> HttpResponse:
    return client.post(path, {"id": str(new_id()), **fields}, follow=True)


# ------------------------------------------------------------- the list


@pytest.mark.parametrize("who", ["sam", "olu", "maya"])
def test_the_list_says_what_to_do_when_it_is_empty(world: World, client: Client, who: str) -> None:
    CircleLink.objects.all().delete()
    Alliance.objects.all().delete()
    world.dean.assignments.all().delete()
    client.force_login(getattr(world, who))
    page = client.get(reverse("people")).text
    assert "Nobody is here yet" in page
    assert (reverse("person-add") in page) is (who == "sam")


# ------------------------------------------------------------- details


def test_a_corrected_name_or_number_shows_what_stood_before(world: World, sam: Client) -> None:
    page = with_dean(world, "person-change")
    assert 'value="Dean Walker"' in sam.get(page).text
    for phone in ("0161 496 0001", "0161 496 0002", "0161 496 0002"):
        posted(sam, page, name="Dean Walker", pronoun="he", phone=phone)
    posted(sam, page, name="Deano Walker", preferred_name="Mr Walker", phone="0161 496 0002")
    world.dean.refresh_from_db()
    assert (world.dean.called, world.dean.pronoun) == ("Mr Walker", "name")
    assert Revision.objects.count() == 2, "what is the same again is no correction"
    assert b"0161" not in b"".join(map(bytes, Revision.objects.values_list("content", flat=True)))
    for name in ("person-change", "good-to-know-earlier"):
        text = sam.get(with_dean(world, name)).text
        assert text.index("Dean Walker") < text.index("0161 496 0001"), "the newest first"
        assert "Sam Test" in text
        assert timezone.localtime().strftime("%B %Y") in text


# ------------------------------------------------------------- the page of a person


def test_a_relatives_page_says_whose_mother_and_nothing_of_his(world: World, sam: Client) -> None:
    note(world, "begin", "Begin with the dog")
    page = sam.get(reverse("alliance", args=[world.with_rosa.id])).text
    assert "Mother of Dean" in page
    assert "the dog" not in page


def note(world: World, kind: str, words: str) -> None:
    with acting_for(world.owner):
        note_good_to_know(world.owner, world.with_dean, kind=kind, words=words)


@pytest.mark.parametrize(
    ("started", "way", "says"),
    [
        ("them", "call", "he rang you last, today"),
        ("me", "message", "you wrote to him last, today"),
        ("arranged", "visit", "last visit today"),
        ("", "video", "last video call today"),
    ],
)
def test_the_line_under_the_name_says_who_came_to_whom(
    world: World, sam: Client, started: str, way: str, says: str
) -> None:
    Contact.objects.create(
        org=world.org, alliance=world.with_dean, way=way, started_by=started, state="happened", at=clock.now()
    )
    assert says in sam.get(with_dean(world, "alliance")).text


# ------------------------------------------------------------- the circle


def test_a_place_is_changed_and_ends(world: World, sam: Client) -> None:
    link = CircleLink.objects.get()
    page = with_dean(world, "circle-change", link.id)
    posted(sam, page, place="family", role="mum")
    assert "mum" in sam.get(with_dean(world, "circle")).text
    posted(sam, page, place="other", role="landlady")
    earlier = sam.get(page).text.split("What stood here before")[1]
    assert earlier.index("mum") < earlier.index("mother"), "the newest first"
    assert "Changed by Sam Test" in earlier
    assert "Today is their last day" in posted(sam, with_dean(world, "circle-end", link.id)).text
    assert CircleLink.objects.get().until is not None


# ------------------------------------------------------------- good to know, getting in, open questions, my values


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


ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1"
)
FLAT = "Flat%203%2C%20M%C3%BChle%20%26%20Co"
MAPS = [
    (ANDROID, f"geo:0,0?q={FLAT}", "the map app of this phone"),
    (IPHONE, f"https://maps.apple.com/?q={FLAT}", "Apple Maps"),
    ("", f"https://www.openstreetmap.org/search?query={FLAT}", "openstreetmap.org"),
]


def test_the_map_is_told_the_address_alone_once_it_is_pressed(world: World, sam: Client) -> None:
    way = with_dean(world, "getting-in")
    assert with_dean(world, "person-change") in sam.get(way).text
    details = {"name": "Dean Walker", "pronoun": "he", "address": " Flat 3,  Mühle & Co "}
    assert way in posted(sam, with_dean(world, "person-change"), **details).text
    for agent, link, where in MAPS:
        page = sam.get(way, headers={"User-Agent": agent}).text
        assert f'<a class="btn" href="{link}" rel="noreferrer">' in page
        assert f"The map is {where}" in page
    for name in ("alliance", "alliance-time", "good-to-know", "circle", "people"):
        shown = sam.get(with_dean(world, name) if name != "people" else reverse(name))
        assert "Mühle" not in shown.text, name


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
