"""The pages about people: who finds them, what is kept when something is wrong, how much they ask the database."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.agenda.models import Item
from alongside.audit.models import Event
from alongside.base import clock
from alongside.base.acting import acting_for
from alongside.base.ids import new_id
from alongside.base.models import StoodBefore
from alongside.contacts.models import Contact
from alongside.insight.models import AllianceState
from alongside.people import actions, actions_circle, actions_words
from alongside.people.models import Alliance, CircleLink, GoodToKnow, OwnValue, Person
from alongside.web.people.get_right import BY_MARK
from tests.web.client import bare
from tests.world import World, client_of

MOST = 12  # SELECTs of a page, sign-in and organisation included
READ = ["alliance", "circle", "good-to-know", "good-to-know-earlier", "get-right"]
OWN = ["person-change", "circle-add", "getting-in"]


def signed_in(client: Client, world: World, who: str) -> Client:
    client.force_login(getattr(world, who))
    return client


def known(world: World, kind: str, words: str) -> GoodToKnow:
    with acting_for(world.owner):
        return actions_words.note_good_to_know(
            by=world.owner, id=new_id(), alliance_id=world.with_dean.id, kind=kind, words=words
        )


def about(world: World) -> dict[str, str]:
    """Every page about Dean, with the words of an entry and a place in the circle."""
    entry, door = known(world, "begin", "Begin with the dog"), known(world, "getting_in", "Code 4711")
    dean = world.with_dean.id
    pages = {name: reverse(name, args=[dean]) for name in READ + OWN}
    return pages | {
        "good-to-know-add": reverse("good-to-know-add", args=[dean, "words-avoid"]),
        "get-right-answer": reverse("get-right-answer", args=[dean, next(iter(BY_MARK))]),
        "good-to-know-change": reverse("good-to-know-change", args=[dean, entry.id]),
        "getting-in-change": reverse("getting-in-change", args=[dean, door.id]),
        "circle-change": reverse("circle-change", args=[dean, CircleLink.objects.get().id]),
    }


def test_the_owner_finds_every_page(world: World, sam: Client) -> None:
    found = {name: sam.get(page).status_code for name, page in about(world).items()}
    assert set(found.values()) == {200}, found


@pytest.mark.parametrize("who", ["priya", "kit", "maya"])
def test_for_others_no_page_exists(world: World, client: Client, who: str) -> None:
    pages = about(world)
    signed_in(client, world, who)
    made_up = client.get(reverse("alliance", args=[new_id()]))
    for name, page in pages.items():
        answer = client.get(page)
        assert (answer.status_code, bare(answer.text)) == (404, bare(made_up.text)), name


def test_a_supervisor_reads_and_finds_nothing_to_press(world: World, client: Client) -> None:
    pages = about(world)
    signed_in(client, world, "olu")
    found = {name: client.get(page) for name, page in pages.items()}
    assert {name for name, answer in found.items() if answer.status_code == 200} == set(READ)
    for name in READ:
        main = found[name].text.split("<main")[1].split("</main>")[0]
        assert "<form" not in main, name
        assert not any(reverse(own, args=[world.with_dean.id]) in main for own in OWN), name
    assert 'Dean <span class="and">and Sam</span>' in found["alliance"].text


def test_a_supervisor_gets_there_from_people(world: World, client: Client) -> None:
    listed = signed_in(client, world, "olu").get(reverse("people")).text
    assert reverse("alliance", args=[world.with_dean.id]) in listed
    assert "Sam Test works with" in listed


@pytest.mark.parametrize("who", ["sam", "olu", "maya"])
def test_the_list_says_what_to_do_when_it_is_empty(world: World, client: Client, who: str) -> None:
    CircleLink.objects.all().delete()
    AllianceState.objects.all().delete()
    Alliance.objects.all().delete()
    world.dean.assignments.all().delete()
    page = signed_in(client, world, who).get(reverse("people")).text
    assert "Nobody is here yet" in page
    assert (reverse("person-add") in page) is (who == "sam")


def test_the_list_is_searched_without_scripts(world: World, sam: Client) -> None:
    assert "Rosa Walker" in sam.get(reverse("people"), {"q": "rosa"}).text
    page = sam.get(reverse("people"), {"q": "amir"})
    assert "Nobody here has “amir”" in page.text
    assert "Amir Aziz" not in page.text
    assert "&lt;b&gt;" in sam.get(reverse("people"), {"q": "<b>"}).text


def test_a_client_is_added_once_and_opens(world: World, sam: Client) -> None:
    form = {"id": str(new_id()), "name": "Ana Lopes", "pronoun": "she"}
    answers = [sam.post(reverse("person-add"), form) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert 'Ana <span class="and">and you</span>' in sam.get(answers[0].url).text
    assert Person.objects.filter(name="Ana Lopes").count() == 1


def test_other_details_of_a_person_added_before_stand_beneath_the_form(sam: Client) -> None:
    id = str(new_id())
    sam.post(reverse("person-add"), {"id": id, "name": "Ada Moss", "phone": "020 7946 0000"})
    again = sam.post(
        reverse("person-add"), {"id": id, "name": "Ada Moss", "phone": "020 7946 0999"}, follow=True
    )
    assert again.redirect_chain[-1][0] == reverse("person-change", args=[id])
    for words in ("You also wrote", "020 7946 0000", "020 7946 0999"):
        assert words in again.text
    assert Person.objects.filter(name="Ada Moss").count() == 1


def test_what_was_typed_stays_when_something_is_wrong(world: World, sam: Client) -> None:
    answer = sam.post(reverse("person-add"), {"id": str(new_id()), "name": "", "phone": "020 7946 0000"})
    assert answer.status_code == 422
    assert "020 7946 0000" in answer.text
    assert "Please write a name." in answer.text
    assert not Person.objects.filter(phone="020 7946 0000").exists()


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
    assert StoodBefore.objects.count() == 2, "what is the same again is no correction"
    assert b"0161" not in b"".join(map(bytes, StoodBefore.objects.values_list("content", flat=True)))
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


def test_somebody_joins_the_circle_and_we_begin_with_one_tap(world: World, sam: Client) -> None:
    circle = reverse("circle", args=[world.with_dean.id])
    form = {"id": str(new_id()), "name": "Mr Patel", "place": "solicitor"}
    answer = sam.post(reverse("circle-add", args=[world.with_dean.id]), form, follow=True)
    assert answer.request["PATH_INFO"] == circle
    assert "Begin with Mr" in answer.text
    patel = Person.objects.get(name="Mr Patel")
    begun = sam.post(reverse("alliance-begin", args=[patel.id]), {"id": str(new_id())}, follow=True)
    assert "Solicitor of Dean" in begun.text
    assert "Begin with Mr" not in sam.get(circle).text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": "X"}, "Please choose one."),
        ({"place": "other", "role": "the neighbour"}, "Please write a name, or choose somebody above."),
        (
            {"place": "other", "name": "X", "since": "2026-03-02", "until": "2026-03-01"},
            "before the first one",
        ),
        ({"place": "other", "name": "X", "person": "AMIR"}, "Please choose one of these."),
    ],
)
def test_the_circle_form_names_what_to_do(world: World, sam: Client, typed: dict, says: str) -> None:
    _known_elsewhere(world)
    typed = {name: value.replace("AMIR", str(world.amir.id)) for name, value in typed.items()}
    answer = sam.post(reverse("circle-add", args=[world.with_dean.id]), {"id": str(new_id()), **typed})
    assert answer.status_code == 422
    assert says in answer.text
    assert typed.get("role", "") in answer.text
    assert CircleLink.objects.filter(client=world.dean).count() == 1


def _known_elsewhere(world: World) -> None:
    """Somebody Sam knows around another client, so that there is somebody to choose."""
    client_of(world.sam, "Ana Lopes", world.with_dean.since)


def test_a_place_is_changed_and_ends(world: World, sam: Client) -> None:
    link = CircleLink.objects.get()
    page = reverse("circle-change", args=[world.with_dean.id, link.id])
    sam.post(page, {"id": str(new_id()), "place": "family", "role": "mum"})
    assert "mum" in sam.get(reverse("circle", args=[world.with_dean.id])).text
    sam.post(page, {"id": str(new_id()), "place": "other", "role": "landlady"})
    earlier = sam.get(page).text.split("What stood here before")[1]
    assert earlier.index("mum") < earlier.index("mother"), "the newest first"
    assert "Changed by Sam Test" in earlier
    answer = sam.post(reverse("circle-end", args=[world.with_dean.id, link.id]), follow=True)
    assert "Today is their last day" in answer.text
    assert CircleLink.objects.get().until is not None


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


def test_the_trail_says_whose_names_were_shown(world: World, sam: Client) -> None:
    sam.get(reverse("people"))
    event = Event.objects.get()
    assert event.verb == "read:people"
    assert {id for _kind, id in event.subjects} == {world.dean.id.hex, world.rosa.id.hex}


def test_a_relatives_page_says_whose_mother_and_nothing_of_his(world: World, sam: Client) -> None:
    known(world, "begin", "Begin with the dog")
    page = sam.get(reverse("alliance", args=[world.with_rosa.id])).text
    assert "Mother of Dean" in page
    assert "the dog" not in page


def test_my_values_are_written_and_taken_off(world: World, sam: Client) -> None:
    page = reverse("own-values")
    assert sam.post(page, {"id": str(new_id()), "words": ""}).status_code == 422
    assert (
        "Say it as it is"
        in sam.post(page, {"id": str(new_id()), "words": "Say it as it is"}, follow=True).text
    )
    sam.post(reverse("own-value-retire", args=[OwnValue.objects.get().id]))
    assert "Say it as it is" not in sam.get(page).text


def selects(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return sum(query["sql"].startswith("SELECT") for query in asked)


def test_pages_ask_little_and_no_more_with_five_times_the_people(world: World, sam: Client) -> None:
    pages = about(world) | {"people": reverse("people"), "own-values": reverse("own-values")}
    _history(world, 0)
    before = {name: selects(sam, page) for name, page in pages.items()}
    _crowd(world)
    after = {name: selects(sam, page) for name, page in pages.items()}
    assert after == before
    assert max(after.values()) - AUDITING <= MOST, after


AUDITING = 2  # finding the end of the audit chain, after the page has been rendered


def _crowd(world: World) -> None:
    with acting_for(world.owner):
        for n in range(10):
            made = actions.add_client(by=world.owner, id=new_id(), name=f"Client {n}")
            for alliance in (made, world.with_dean):
                actions_circle.add_to_circle(
                    by=world.owner,
                    id=new_id(),
                    alliance_id=alliance.id,
                    place="other",
                    name=f"X {n}",
                    with_me=True,
                )
            for kind in ("begin", "avoid", "value", "getting_in"):
                known(world, kind, f"Words {n}")
            _history(world, n)


def _history(world: World, n: int) -> None:
    """One more item on each side and one more contact with Dean."""
    day = clock.today("Europe/London")
    same = {"org": world.org, "alliance": world.with_dean}
    for side, state in (("theirs", "open"), ("mine", "waiting")):
        Item.objects.create(side=side, words=f"Item {n}", state=state, on=day, state_on=day, **same)
    Contact.objects.create(way="call", started_by="them", state="happened", at=clock.now(), **same)


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


def test_the_page_of_a_person_opens_with_what_is_on_their_mind(world: World, sam: Client) -> None:
    page = reverse("alliance", args=[world.with_dean.id])
    assert "Nothing of theirs is written down yet" in sam.get(page).text
    Item.objects.create(
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
