"""How was it? (mock-up `contact`): nothing needed, nothing lost, nothing of a refusal kept."""

from __future__ import annotations

import datetime as dt
import re

import html5lib
import pytest
from django.test import Client
from django.urls import reverse

from alongside.agenda.actions import add_item
from alongside.agenda.models import Item, Promise
from alongside.base.acting import acting_for
from alongside.base.clock import now
from alongside.base.ids import new_id
from alongside.contacts import actions
from alongside.contacts.models import Contact, ForMe, Touch
from tests.world import World

VAN = "The white van was in my space again."


@pytest.fixture
def page(world: World) -> str:
    return reverse("contact-new", args=[world.with_dean.id])


def put(world: World, side: str, words: str) -> Item:
    with acting_for(world.owner):
        return add_item(world.with_dean.id, by=world.owner, id=new_id(), side=side, words=words)


def test_an_empty_form_is_enough(sam: Client, page: str) -> None:
    asked = sam.get(page)
    assert "What was on his mind?" in asked.text
    assert " required" not in asked.text
    assert "(needed)" not in asked.text
    assert sam.post(page, {"id": str(new_id())}).status_code == 302
    assert Contact.objects.get().state == "happened"


def test_his_words_my_promise_and_how_it_was_for_me(world: World, sam: Client, page: str) -> None:
    typed = {
        "id": str(new_id()),
        "on_their_mind": VAN,
        "did": ["promised"],
        "promise": "Ring the building manager",
        "due_on": "2040-05-01",
        "mine_came_up": "not_today",
        "ease": "4",
        "shared": "That I hate vans too",
    }
    for _twice in range(2):
        answer = sam.post(page, typed, follow=True)
    assert VAN in answer.text
    assert "Ring the building manager" in answer.text
    assert "hate vans" not in answer.text, "the note is the note"
    assert "at ease" not in answer.text
    assert (Contact.objects.count(), Item.objects.count(), Promise.objects.count()) == (1, 1, 1)
    assert ForMe.objects.get().ease == 4
    assert "You also wrote" not in answer.text
    answer = sam.post(page, {**typed, "on_their_mind": "Other words"}, follow=True)
    assert "You also wrote" in answer.text
    assert "Other words" in answer.text


def test_what_they_want_can_be_one_of_theirs_or_only_for_the_note(
    world: World, sam: Client, page: str
) -> None:
    parking = put(world, "theirs", "The parking space")
    assert "Is it about one of these?" in sam.get(page).text
    sam.post(page, {"id": str(new_id()), "on_their_mind": VAN, "their_item": str(parking.id)})
    sam.post(page, {"id": str(new_id()), "on_their_mind": VAN, "their_item": "note"})
    assert list(Touch.objects.values_list("item", "how")) == [(parking.id, "heard")]
    assert Item.objects.count() == 1


def test_not_now_leaves_what_naming_it_leaves(world: World, sam: Client, page: str) -> None:
    one = put(world, "mine", "Support worker")
    rows = []
    for answer in ("named", "not_now"):
        Item.objects.filter(pk=one.id).update(state="waiting")
        sam.post(page, {"id": str(new_id()), "mine_came_up": answer})
        contact = Contact.objects.order_by("-seq")[0]
        one.refresh_from_db()
        rows.append((contact.mine_came_up, contact.did, contact.touches.get().how, one.state))
    assert rows[0] == rows[1]


def test_the_item_of_mine_is_asked_for_only_where_there_are_several(
    world: World, sam: Client, page: str
) -> None:
    put(world, "mine", "Support worker")
    assert "Which of yours?" not in sam.get(page).text
    put(world, "mine", "Pain clinic")
    assert "Which of yours?" in sam.get(page).text


def test_that_something_of_mine_came_up_is_told_where_nobody_said_which(
    world: World, sam: Client, page: str
) -> None:
    put(world, "mine", "Support worker")
    put(world, "mine", "Pain clinic")
    answer = sam.post(page, {"id": str(new_id()), "mine_came_up": "they_raised"}, follow=True)
    assert "they raised it" in answer.text
    assert "which one was not written down" in answer.text
    assert "Say which, on your list" in answer.text
    assert "which one was not" in sam.get(reverse("alliance", args=[world.with_dean.id])).text
    sam.post(page, {"id": str(new_id()), "mine_came_up": "not_today"})
    assert sam.get(reverse("alliance", args=[world.with_dean.id])).text.count("which one was not") == 1


def test_a_mistake_keeps_every_word_and_stands_beside_its_field(sam: Client, page: str) -> None:
    answer = sam.post(
        page, {"id": str(new_id()), "on_their_mind": VAN, "due_on": "2040-05-01", "day": "2039-01-01"}
    )
    assert answer.status_code == 422
    assert VAN in answer.text
    assert "This day is still to come" in answer.text
    assert not Contact.objects.exists()
    answer = sam.post(page, {"id": str(new_id()), "on_their_mind": VAN, "minutes": "many"})
    assert answer.status_code == 422
    assert VAN in answer.text
    assert 'value="many"' in answer.text


def test_a_form_that_is_saved_again_after_the_lists_have_changed_is_still_the_same(
    world: World, sam: Client, page: str
) -> None:
    parking, worker = put(world, "theirs", "The parking space"), put(world, "mine", "Support worker")
    typed = {
        "id": str(new_id()),
        "on_their_mind": VAN,
        "their_item": str(parking.id),
        "mine_came_up": "agreed",
        "also": [str(worker.id)],
    }
    assert sam.post(page, typed).status_code == 302
    Item.objects.filter(pk=parking.id).update(closed=True, state="done")
    put(world, "mine", "Pain clinic")
    answer = sam.post(page, typed, follow=True)
    assert answer.status_code == 200
    assert "You also wrote" not in answer.text
    assert Contact.objects.count() == 1


def test_a_draft_comes_back_to_its_author_on_its_own_page_only(world: World, sam: Client, page: str) -> None:
    kept = {"_path": page, "on_their_mind": VAN, "did": ["promised"], "id": str(new_id()), "minutes": "40"}
    assert sam.post(reverse("draft"), kept).status_code == 204
    assert VAN in sam.get(page).text
    assert re.search(r'name="minutes" value="40"', sam.get(page).text)
    assert VAN not in sam.get(reverse("contact-new", args=[world.with_rosa.id])).text
    sam.post(page, {"id": kept["id"], "on_their_mind": VAN})
    assert not re.search(r"value=\"40\"", sam.get(page).text), "saved words are no draft any more"


def test_a_draft_that_arrives_after_its_form_does_not_come_back(sam: Client, page: str) -> None:
    typed = {"id": str(new_id()), "on_their_mind": VAN}
    sam.post(page, typed)
    assert sam.post(reverse("draft"), {"_path": page, **typed}).status_code == 409
    assert typed["id"] not in sam.get(page).text, "the next contact is another record"


@pytest.mark.parametrize("many", [0, 30])
def test_the_page_asks_the_database_little_however_much_there_is(
    world: World, sam: Client, page: str, django_assert_max_num_queries, many: int
) -> None:
    for n in range(many):
        put(world, "theirs" if n % 2 else "mine", f"Something {n}")
    sam.get(page)
    with django_assert_max_num_queries(99) as asked:
        sam.get(page)
    selects = [one for one in asked.captured_queries if one["sql"].startswith("SELECT")]
    assert len(selects) <= 12, "\n".join(one["sql"] for one in selects)


@pytest.mark.parametrize(("who", "said"), [("them", "Dean wrote"), ("me", "I wrote")])
def test_a_message_at_night_takes_one_press(world: World, sam: Client, who: str, said: str) -> None:
    page = reverse("message", args=[world.with_dean.id])
    assert "Dean wrote" in sam.get(page).text
    typed = {"id": str(new_id()), "started_by": who}
    for _twice in range(2):
        assert said in sam.post(page, typed, follow=True).text
    assert (Contact.objects.get().way, Contact.objects.get().started_by) == ("message", who)


def test_from_today_a_message_is_two_taps(world: World, sam: Client) -> None:
    assert reverse("who-wrote") in sam.get(reverse("today")).text
    assert reverse("who-wrote") in sam.get(reverse("people")).text
    listed = sam.get(reverse("who-wrote")).text
    assert "Dean wrote" in listed
    assert "Rosa wrote" in listed
    assert "Amir" not in listed
    action, id = re.search(r'action="([^"]+)".*?name="id" value="([^"]+)"', listed, re.DOTALL).groups()
    assert "Dean wrote" in sam.post(action, {"id": id, "started_by": "them"}, follow=True).text


def test_words_of_a_message_belong_to_who_wrote_them(world: World, sam: Client) -> None:
    page = reverse("message", args=[world.with_dean.id])
    for who in ("them", "me"):
        sam.post(page, {"id": str(new_id()), "started_by": who, "words": f"from {who}"})
    theirs, mine = Contact.objects.order_by("seq")
    assert (theirs.on_their_mind, theirs.note, mine.on_their_mind, mine.note) == (
        "from them",
        "",
        "",
        "from me",
    )
    answer = sam.post(page, {"id": str(new_id()), "words": "kept"})
    assert answer.status_code == 422
    assert "kept" in answer.text


def test_the_case_note_has_the_facts_and_nothing_that_is_for_me(world: World, sam: Client, page: str) -> None:
    put(world, "mine", "Support worker")
    typed = {
        "id": str(new_id()),
        "on_their_mind": VAN,
        "did": ["listened", "promised"],
        "promise": "Ring the building manager",
        "mine_came_up": "not_now",
        "named": "That it makes him angry",
        "minutes": "40",
        "started_by": "them",
        "who_was_there": "Dean and Rosa",
        "note": "Cold flat",
        "ease": "1",
        "shared": "canary-shared",
    }
    text = sam.post(page, typed, follow=True).text
    note = re.search(r'<pre id="note".*?>(.*?)</pre>', text, re.DOTALL).group(1)
    for fact in (
        VAN,
        "Ring the building manager",
        "angry",
        "40 minutes",
        "started by them",
        "Rosa",
        "Cold flat",
        "Mentioned: Support worker",
    ):
        assert fact in note
    for other in ("canary", "uneasy", "not now"):
        assert other not in note


def test_how_it_was_for_me_has_a_page_of_its_own(
    world: World, sam: Client, client: Client, page: str
) -> None:
    sam.post(page, {"id": str(new_id()), "ease": "2", "shared": "canary"})
    own = reverse("contact-for-me", args=[Contact.objects.get().id])
    shown = sam.get(own).text
    assert "canary" in shown
    assert "A court or the client may be able to obtain it" in shown
    sam.post(own, {"id": str(new_id()), "ease": "5", "shared": "canary"})
    assert ForMe.objects.get().ease == 5
    client.force_login(world.olu)
    assert client.get(own).status_code == 404


FOLDED = '<details class="fold"><summary>More:'


def as_shown(page: str) -> dict[str, str]:
    """What a browser would send of the recording page where nobody has touched it."""
    fields = html5lib.parse(page, namespaceHTMLElements=False).iter("input")
    ticked = [
        one for one in fields if one.get("type") not in {"radio", "checkbox"} or "checked" in one.attrib
    ]
    return {one.get("name"): one.get("value", "") for one in ticked if one.get("name")}


@pytest.mark.parametrize("days", [-1, 1], ids=["yesterday", "tomorrow"])
def test_more_stays_folded_over_what_the_plan_said(world: World, sam: Client, days: int) -> None:
    """At first, with a draft of other words, and beside an error elsewhere; it opens for what is typed in it."""
    at = now() + dt.timedelta(days=days)
    with acting_for(world.owner):
        planned = actions.plan(new_id(), world.with_dean.id, by=world.owner, at=at, place="at home")
    page = reverse("contact-record", args=[planned.id])
    asked = sam.get(page)
    assert FOLDED in asked.text
    typed = as_shown(asked.text) | {"on_their_mind": VAN}
    sam.post(reverse("draft"), {**typed, "_path": page})
    kept = sam.get(page)
    assert VAN in kept.text
    assert FOLDED in kept.text
    refused = sam.post(page, {**typed, "due_on": "not a day"})
    assert refused.status_code == 422
    assert FOLDED in refused.text
    assert FOLDED not in sam.post(page, {**typed, "due_on": "not a day", "place": "the park"}).text
    assert FOLDED not in sam.post(page, {**typed, "minutes": "many"}).text


def test_what_was_recorded_is_added_to_and_not_recorded_again(world: World, sam: Client, page: str) -> None:
    written = sam.post(page, {"id": str(new_id())}, follow=True).text
    assert "Write down what they said, in their words." in written
    assert page not in written


def test_a_promise_is_no_help_yet(world: World, sam: Client, page: str) -> None:
    sam.post(page, {"id": str(new_id()), "on_their_mind": VAN, "promise": "Ring the building manager"})
    sam.post(page, {"id": str(new_id()), "on_their_mind": "The lift", "did": ["promised", "worked_out"]})
    assert list(Touch.objects.order_by("seq").values_list("how", flat=True)) == ["heard", "helped"]


def test_who_started_it_is_asked_openly_where_nobody_planned_it_and_rests_folded_away_where_it_was(
    world: World, sam: Client, page: str
) -> None:
    with acting_for(world.owner):
        planned = actions.plan(new_id(), world.with_dean.id, by=world.owner, at=now())
    for address, folded in ((page, False), (reverse("contact-record", args=[planned.id]), True)):
        text = sam.get(address).text
        assert (text.index("Who started it?") > text.index(FOLDED)) is folded
