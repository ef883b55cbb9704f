"""The pages about people: the list, adding somebody, their details and what stood before, and what their page opens with."""

from __future__ import annotations

import base64

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.agenda.models import AgendaItem
from alongside.base import clock
from alongside.base.ids import new_id
from alongside.base.models import Revision
from alongside.contacts.models import Contact
from alongside.people.models import Alliance, CircleLink, Person
from tests.opened import those
from tests.web.client import PageClient
from tests.web.people import known, signed_in
from tests.world import World


@pytest.mark.parametrize("who", ["sam", "olu", "maya"])
def test_the_list_says_what_to_do_when_it_is_empty(world: World, client: Client, who: str) -> None:
    CircleLink.objects.all().delete()
    Alliance.objects.all().delete()
    world.dean.assignments.all().delete()
    page = signed_in(client, world, who).get(reverse("people")).text
    assert "Nobody is here yet" in page
    assert (reverse("person-add") in page) is (who == "sam")


def test_the_list_is_searched_without_scripts(world: World, sam: Client) -> None:
    assert "Rosa Walker" in asked(sam, "rosa").text
    page = asked(sam, "amir")
    assert "Nobody here has “amir”" in page.text
    assert "Amir Aziz" not in page.text
    assert "&lt;b&gt;" in asked(sam, "<b>").text
    assert "Nobody here has" not in sam.get(reverse("people")).text, "People shows everybody again"
    assert asked(sam, " ").redirect_chain == [(reverse("people"), 302)]


def asked(client: Client, name: str):
    return client.post(reverse("people"), {"q": name}, follow=True)


def test_the_name_that_was_searched_for_is_in_no_address_and_no_readable_cookie(
    world: World, sam: Client
) -> None:
    page = asked(sam, "zebrafinch")
    assert [path for path, _status in page.redirect_chain] == [reverse("people-found")]
    assert "zebrafinch" not in page.wsgi_request.get_full_path()
    assert "zebrafinch" in page.text
    assert b"zebrafinch" not in base64.urlsafe_b64decode(sam.cookies["asked"].value)
    assert "zebrafinch" not in str(sam.cookies)


def test_what_somebody_searched_for_is_nobody_elses(world: World, sam: Client) -> None:
    asked(sam, "rosa")
    priya = PageClient()
    priya.force_login(world.priya)
    priya.cookies["asked"] = sam.cookies["asked"].value
    assert priya.get(reverse("people-found"))["Location"] == reverse("people")


def test_a_client_is_added_once_and_opens(world: World, sam: Client) -> None:
    form = {"id": str(new_id()), "name": "Ana Lopes", "pronoun": "she"}
    answers = [sam.post(reverse("person-add"), form) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert 'Ana <span class="and">and you</span>' in sam.get(answers[0].url).text
    assert len(those(Person, name="Ana Lopes")) == 1


def test_other_details_of_a_person_added_before_stand_beneath_the_form(sam: Client) -> None:
    id = str(new_id())
    sam.post(reverse("person-add"), {"id": id, "name": "Ada Moss", "phone": "020 7946 0000"})
    again = sam.post(
        reverse("person-add"), {"id": id, "name": "Ada Moss", "phone": "020 7946 0999"}, follow=True
    )
    assert again.redirect_chain[-1][0] == reverse("person-change", args=[id])
    for words in ("You also wrote", "020 7946 0000", "020 7946 0999"):
        assert words in again.text
    assert len(those(Person, name="Ada Moss")) == 1


def test_what_was_typed_stays_when_something_is_wrong(world: World, sam: Client) -> None:
    answer = sam.post(reverse("person-add"), {"id": str(new_id()), "name": "", "phone": "020 7946 0000"})
    assert answer.status_code == 422
    assert "020 7946 0000" in answer.text
    assert "Please write a name." in answer.text
    assert not those(Person, phone="020 7946 0000")


def test_details_are_put_right(world: World, sam: Client) -> None:
    page = reverse("person-change", args=[world.with_rosa.id])
    assert 'value="Rosa Walker"' in sam.get(page).text
    sam.post(page, {"id": str(new_id()), "name": "Rosa Walker", "preferred_name": "Mrs Walker"})
    world.rosa.refresh_from_db()
    assert (world.rosa.called, world.rosa.pronoun) == ("Mrs Walker", "name")
    wrong = sam.post(page, {"id": str(new_id()), "name": "Rosa", "email": "no address"})
    assert wrong.status_code == 422
    assert "no address" in wrong.text


def test_a_corrected_name_or_number_shows_what_stood_before_by_whom_and_when(
    world: World, sam: Client, client: Client
) -> None:
    page = reverse("person-change", args=[world.with_rosa.id])
    for phone in ("0161 496 0001", "0161 496 0002", "0161 496 0002"):
        sam.post(page, {"id": str(new_id()), "name": "Rosa Walker", "pronoun": "she", "phone": phone})
    sam.post(page, {"id": str(new_id()), "name": "Rose Walker", "phone": "0161 496 0002"})
    assert Revision.objects.count() == 2, "what is the same again is no correction"
    assert b"0161" not in b"".join(map(bytes, Revision.objects.values_list("content", flat=True)))
    for name in ("person-change", "good-to-know-earlier"):
        text = sam.get(reverse(name, args=[world.with_rosa.id])).text
        assert text.index("Rosa Walker") < text.index("0161 496 0001"), "the newest first"
        assert "Sam Test" in text
        assert timezone.localtime().strftime("%B %Y") in text


def test_what_stood_before_of_a_person_is_for_those_who_may_read_them(world: World, sam: Client) -> None:
    page = reverse("person-change", args=[world.with_dean.id])
    for phone in ("0161 496 0001", "0161 496 0002"):
        sam.post(page, {"id": str(new_id()), "name": "Dean Walker", "phone": phone})
    for who, reads in ((world.olu, True), (world.priya, False), (world.maya, False), (world.kit, False)):
        sam.force_login(who)
        answer = sam.get(reverse("good-to-know-earlier", args=[world.with_dean.id]))
        assert (answer.status_code == 200, "0161 496 0001" in answer.text) == (reads, reads), who


def test_a_relatives_page_says_whose_mother_and_nothing_of_his(world: World, sam: Client) -> None:
    known(world, "begin", "Begin with the dog")
    page = sam.get(reverse("alliance", args=[world.with_rosa.id])).text
    assert "Mother of Dean" in page
    assert "the dog" not in page


def test_the_page_of_a_person_opens_with_what_is_on_their_mind(world: World, sam: Client) -> None:
    page = reverse("alliance", args=[world.with_dean.id])
    assert "Nothing of theirs is written down yet" in sam.get(page).text
    AgendaItem.objects.create(
        org=world.org, alliance=world.with_dean, side="theirs", words="Somebody parks in my space",
        in_their_words=True, why="It is the last thing that is mine", state="open",
        on=clock.today("Europe/London"), state_on=clock.today("Europe/London"),
    )  # fmt: skip
    text = sam.get(page).text
    assert "On his mind" in text
    assert "“Somebody parks in my space”" in text
    assert "Why it matters: “It is the last thing that is mine”" in " ".join(text.split())
    assert "“Somebody parks in my space”" in sam.get(reverse("people")).text


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
    assert says in sam.get(reverse("alliance", args=[world.with_dean.id])).text
