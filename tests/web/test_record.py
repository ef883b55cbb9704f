"""How was it? (mock-up `contact`): what recording a contact leaves, and nothing of a refusal."""

from __future__ import annotations

import datetime as dt
import re

from django.test import Client
from django.urls import reverse

from alongside.agenda.actions.items import add_item
from alongside.agenda.models import AgendaItem, Promise
from alongside.base.clock import today
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.contacts.models import Contact, PrivateNote, Touch
from tests.world import World

VAN = "The white van was in my space again."


def put(world: World, side: str, words: str) -> AgendaItem:
    with acting_for(world.owner):
        return add_item(world.owner, world.with_dean, id=new_id(), side=side, words=words)


def test_an_empty_form_is_enough(sam: Client, contact_form: str) -> None:
    asked = sam.get(contact_form)
    assert "What was on his mind?" in asked.text
    assert " required" not in asked.text
    assert "(needed)" not in asked.text
    assert sam.post(contact_form, {"id": str(new_id())}).status_code == 302
    assert Contact.objects.get().state == "happened"


def test_his_words_my_promise_and_how_it_was_for_me(world: World, sam: Client, contact_form: str) -> None:
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
        answer = sam.post(contact_form, typed, follow=True)
    assert VAN in answer.text
    assert "Ring the building manager" in answer.text
    assert "hate vans" not in answer.text, "the note is the note"
    assert "at ease" not in answer.text
    assert (Contact.objects.count(), AgendaItem.objects.count(), Promise.objects.count()) == (1, 1, 1)
    assert PrivateNote.objects.get().ease == 4
    assert "You also wrote" not in answer.text
    answer = sam.post(contact_form, {**typed, "on_their_mind": "Other words"}, follow=True)
    assert "You also wrote" in answer.text
    assert "Other words" in answer.text


def test_what_they_want_can_be_one_of_theirs_or_only_for_the_note(
    world: World, sam: Client, contact_form: str
) -> None:
    parking = put(world, "theirs", "The parking space")
    assert "Is it about one of these?" in sam.get(contact_form).text
    sam.post(contact_form, {"id": str(new_id()), "on_their_mind": VAN, "their_item": str(parking.id)})
    sam.post(contact_form, {"id": str(new_id()), "on_their_mind": VAN, "their_item": "note"})
    assert list(Touch.objects.values_list("item", "how")) == [(parking.id, "heard")]
    assert AgendaItem.objects.count() == 1


def test_not_now_leaves_what_naming_it_leaves(world: World, sam: Client, contact_form: str) -> None:
    one = put(world, "mine", "Support worker")
    rows = []
    for answer in ("named", "not_now"):
        AgendaItem.objects.filter(pk=one.id).update(state="waiting")
        sam.post(contact_form, {"id": str(new_id()), "mine_came_up": answer})
        contact = Contact.objects.order_by("-seq")[0]
        one.refresh_from_db()
        rows.append((contact.mine_came_up, contact.did, contact.touches.get().how, one.state))
    assert rows[0] == rows[1]


def test_that_something_of_mine_came_up_is_told_where_nobody_said_which(
    world: World, sam: Client, contact_form: str
) -> None:
    put(world, "mine", "Support worker")
    put(world, "mine", "Pain clinic")
    answer = sam.post(contact_form, {"id": str(new_id()), "mine_came_up": "they_raised"}, follow=True)
    assert "they raised it" in answer.text
    assert "which one was not written down" in answer.text
    assert "Say which, on your list" in answer.text
    assert "which one was not" in sam.get(reverse("alliance", args=[world.with_dean.id])).text
    sam.post(contact_form, {"id": str(new_id()), "mine_came_up": "not_today"})
    assert sam.get(reverse("alliance", args=[world.with_dean.id])).text.count("which one was not") == 1


def test_the_case_note_has_the_facts_and_nothing_that_is_for_me(
    world: World, sam: Client, contact_form: str
) -> None:
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
    text = sam.post(contact_form, typed, follow=True).text
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
    world: World, sam: Client, client: Client, contact_form: str
) -> None:
    sam.post(contact_form, {"id": str(new_id()), "ease": "2", "shared": "canary"})
    own = reverse("private-note", args=[Contact.objects.get().id])
    shown = sam.get(own).text
    assert "canary" in shown
    assert "A court or the client may be able to obtain it" in shown
    sam.post(own, {"id": str(new_id()), "ease": "5", "shared": "canary"})
    assert PrivateNote.objects.get().ease == 5
    client.force_login(world.olu)
    assert client.get(own).status_code == 404


def test_what_was_recorded_is_added_to_and_not_recorded_again(
    world: World, sam: Client, contact_form: str
) -> None:
    written = sam.post(contact_form, {"id": str(new_id())}, follow=True).text
    assert "Write down what they said, in their words." in written
    assert contact_form not in written


def test_a_promise_is_no_help_yet(world: World, sam: Client, contact_form: str) -> None:
    sam.post(
        contact_form, {"id": str(new_id()), "on_their_mind": VAN, "promise": "Ring the building manager"}
    )
    sam.post(
        contact_form, {"id": str(new_id()), "on_their_mind": "The lift", "did": ["promised", "worked_out"]}
    )
    assert list(Touch.objects.order_by("seq").values_list("how", flat=True)) == ["heard", "helped"]


def test_a_promise_of_which_nobody_wrote_what_it_was_is_asked_for(
    world: World, sam: Client, contact_form: str
) -> None:
    unsaid, write = (
        "What you promised is not written down.",
        reverse("promise-add", args=[world.with_dean.id]),
    )
    told = sam.post(contact_form, {"id": str(new_id()), "did": ["listened", "promised"]}, follow=True).text
    assert unsaid in told
    assert write in told
    contact = reverse("contact", args=[Contact.objects.get().id])
    day = today("Europe/London")
    sam.post(write, {"id": str(new_id()), "words": "Ring the club", "made_on": day - dt.timedelta(days=1)})
    assert unsaid in sam.get(contact).text, "that was promised before"
    sam.post(write, {"id": str(new_id()), "words": "Ring the club", "made_on": day})
    assert unsaid not in sam.get(contact).text, "it is written down now"
    Promise.objects.update(made_on=day - dt.timedelta(days=1))  # so that it can be asked for again
    said = {"id": str(new_id()), "did": ["promised"], "promise": "Ring the building manager"}
    assert unsaid not in sam.post(contact_form, said, follow=True).text
    assert unsaid not in sam.post(contact_form, {"id": str(new_id()), "did": ["listened"]}, follow=True).text
