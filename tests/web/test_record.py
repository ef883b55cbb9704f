"""How was it? (mock-up `contact`): what the page asks, what recording a contact or a message leaves, no refusal in it."""

import datetime as dt
import re

import html5lib
import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from alongside.agenda.actions.items import add_item
from alongside.agenda.models import AgendaItem, Promise
from alongside.base.clock import new_id, now
from alongside.base.models import Revision
from alongside.base.request_context import acting_for
from alongside.contacts.actions.planning import plan_contact
from alongside.contacts.models import Contact, PrivateNote, Touch
from tests.domain.papers.reading import read
from tests.world import World

VAN = "The white van was in my space again."
FOLDED = '<details class="fold"><summary>More:'


def put(world: World, side: str, words: str) -> AgendaItem:
    with acting_for(world.owner):
        return add_item(world.owner, world.with_dean, side=side, words=words)


def save(client: Client, page: str, **typed: object) -> str:
    return client.post(page, {"id": str(new_id()), **typed}, follow=True).text


def as_shown(page: str) -> dict[str, str]:
    """What a browser would send of the recording page where nobody has touched it."""
    fields = html5lib.parse(page, namespaceHTMLElements=False).iter("input")
    sent = [one for one in fields if one.get("type") not in {"radio", "checkbox"} or "checked" in one.attrib]
    return {one.get("name"): one.get("value", "") for one in sent if one.get("name")}


def test_his_words_my_promise_and_how_it_was_for_me(sam: Client, contact_form: str) -> None:
    typed = {
        "id": str(new_id()),
        "on_their_mind": VAN,
        "their_item": "new",
        "did": ["promised"],
        "promise": "Ring the building manager",
        "due_on": "2040-05-01",
        "mine_came_up": "not_today",
        "ease": "4",
        "shared": "That I hate vans too",
    }
    pages = [save(sam, contact_form, **typed) for _ in range(2)]
    for words, there in (
        (VAN, True),
        ("Ring the building manager", True),
        ("hate vans", False),
        ("at ease", False),
    ):
        assert (words in pages[1]) is there, "the note is the note"
    assert [model.objects.count() for model in (Contact, AgendaItem, Promise)] == [1, 1, 1]
    assert PrivateNote.objects.get().ease == 4
    assert "You also wrote" not in pages[1]
    again = save(sam, contact_form, **{**typed, "on_their_mind": "Other words"})
    assert "Other words" in again.split("You also wrote")[1]


def test_what_they_want_can_be_one_of_theirs_or_only_for_the_note(
    world: World, sam: Client, contact_form: str
) -> None:
    parking = put(world, "theirs", "The parking space")
    asked = sam.get(contact_form).text
    assert as_shown(asked)["their_item"] == "note", "nothing goes on their list by itself"
    for about in ({"their_item": str(parking.id)}, {"their_item": "note"}, {}):
        save(sam, contact_form, on_their_mind=VAN, **about)
    assert list(Touch.objects.values_list("item", "how")) == [(parking.id, "heard")]
    assert AgendaItem.objects.count() == 1


@pytest.mark.parametrize("theirs", [True, False])
def test_only_their_own_words_stand_in_quotation_marks(world: World, sam: Client, theirs: bool) -> None:
    """On the contact, in the note, in every list, while planning and on paper (S2)."""
    by, dean = world.owner, world.with_dean
    page = reverse("contact-new", args=[dean.id])
    typed = {"in_their_words": "on"} if theirs else {}
    shown = save(sam, page, on_their_mind=VAN, their_item="new", why="The chair", **typed)
    with acting_for(by):
        planned = plan_contact(by, dean, at=now() + dt.timedelta(minutes=1))
    item = AgendaItem.objects.get()
    assert item.in_their_words is theirs
    recorded = Contact.objects.get(state="happened")
    pages = [
        ("contacts", dean.id),
        ("alliance", dean.id),
        ("item", item.id),
        ("agenda", dean.id),
        ("agenda-show", dean.id),
        ("contact-ready", planned.id),
        ("contact-shown", planned.id),
        ("contact-retract", recorded.id),
    ]
    texts = [shown, *(sam.get(reverse(name, args=[id])).text for name, id in pages)]
    texts += [
        sam.get(reverse("today")).text,
        read(sam.get(reverse("paper-plan", args=[planned.id])).content).text,
    ]
    for text in texts:
        found = [
            text[place.start() - 1] for place in re.finditer(re.escape(VAN[:20]), text.replace("\n", " "))
        ]
        assert found, text
        assert "“The chair" not in text
        if not theirs:
            assert "“" not in found
    assert f"On their mind: {'“' if theirs else ''}{VAN}" in shown
    assert (f"“{VAN}”" in shown) is theirs


def test_not_now_leaves_what_naming_it_leaves(world: World, sam: Client, contact_form: str) -> None:
    item, rows = put(world, "mine", "Support worker"), []
    for answer in ("named", "not_now"):
        AgendaItem.objects.filter(pk=item.id).update(state="waiting")
        save(sam, contact_form, mine_came_up=answer)
        contact = Contact.objects.order_by("-seq")[0]
        item.refresh_from_db()
        rows.append((contact.mine_came_up, contact.did, contact.touches.get().how, item.state))
    assert rows[0] == rows[1]
    stored = [list(model.objects.values()) for model in apps.get_models() if model is not Revision]
    assert "named" in repr(stored)
    assert "not_now" not in repr(stored), "nothing that was saved could count a refusal (S7)"


def test_which_of_mine_is_asked_where_there_are_several_and_told_where_nobody_said(
    world: World, sam: Client, contact_form: str
) -> None:
    put(world, "mine", "Support worker")
    assert "Which of yours?" not in sam.get(contact_form).text
    put(world, "mine", "Pain clinic")
    assert "Which of yours?" in sam.get(contact_form).text
    page = save(sam, contact_form, mine_came_up="they_raised")
    for words in ("he raised it", "which one was not written down", "Say which, on your list"):
        assert words in page
    assert "Write down what he said, in his words." in page
    assert contact_form not in page, "what was recorded is added to and not recorded again"
    save(sam, contact_form, mine_came_up="not_today")
    assert sam.get(reverse("alliance-time", args=[world.with_dean.id])).text.count("which one was not") == 1


def test_a_form_that_is_saved_again_after_the_lists_have_changed_is_still_the_same(
    world: World, sam: Client, contact_form: str
) -> None:
    parking, worker = put(world, "theirs", "The parking space"), put(world, "mine", "Support worker")
    about = {"their_item": str(parking.id), "mine_came_up": "agreed", "also": [str(worker.id)]}
    typed = {"id": str(new_id()), "on_their_mind": VAN, **about}
    save(sam, contact_form, **typed)
    AgendaItem.objects.filter(pk=parking.id).update(closed=True, state="done")
    put(world, "mine", "Pain clinic")
    assert "You also wrote" not in save(sam, contact_form, **typed)
    assert Contact.objects.count() == 1


def test_a_draft_that_arrives_after_its_form_is_none(sam: Client, contact_form: str) -> None:
    typed = {"on_their_mind": VAN, "did": ["promised"], "id": str(new_id()), "minutes": "40"}
    assert sam.post(reverse("draft"), {"_path": contact_form, **typed}).status_code == 204
    assert 'name="minutes" value="40"' in sam.get(contact_form).text
    save(sam, contact_form, id=typed["id"], on_their_mind=VAN)
    assert 'value="40"' not in sam.get(contact_form).text, "saved words are no draft any more"
    assert sam.post(reverse("draft"), {"_path": contact_form, **typed}).status_code == 409
    assert typed["id"] not in sam.get(contact_form).text, "the next contact is another record"


def test_more_stays_folded_over_what_the_plan_said(world: World, sam: Client) -> None:
    """At first, and beside an error elsewhere; it opens for what is typed in it."""
    with acting_for(world.owner):
        contact = plan_contact(world.owner, world.with_dean, at=now() - dt.timedelta(days=1), place="at home")
    page = reverse("contact-record", args=[contact.id])
    asked = sam.get(page).text
    assert FOLDED in asked
    assert asked.index("Who started it?") > asked.index(FOLDED), "planning said it"
    typed = as_shown(asked) | {"on_their_mind": VAN}
    for wrong, folded in (
        ({"due_on": "no day"}, True),
        ({"place": "the park", "due_on": "no day"}, False),
        ({"minutes": "many"}, False),
    ):
        answer = sam.post(page, {**typed, **wrong})
        assert (answer.status_code, FOLDED in answer.text) == (422, folded)


@pytest.mark.parametrize(("who", "words"), [("them", "Dean wrote"), ("me", "I wrote")])
def test_a_message_at_night_takes_one_press(world: World, sam: Client, who: str, words: str) -> None:
    page, id = reverse("message", args=[world.with_dean.id]), str(new_id())
    assert "Dean wrote" in sam.get(page).text
    for _twice in range(2):
        assert words in save(sam, page, id=id, started_by=who, words=f"from {who}")
    contact = Contact.objects.get()
    assert (contact.way, contact.started_by) == ("message", who)
    theirs, mine = ("from them", "") if who == "them" else ("", "from me")
    assert (contact.on_their_mind, contact.note) == (theirs, mine)
    answer = sam.post(page, {"id": str(new_id()), "words": "not lost"})
    assert (answer.status_code, "not lost" in answer.text) == (422, True)


def test_from_today_a_message_is_two_taps(sam: Client) -> None:
    for page in ("today", "people"):
        assert reverse("who-wrote") in sam.get(reverse(page)).text
    listed = sam.get(reverse("who-wrote")).text
    for words, there in (("Dean wrote", True), ("Rosa wrote", True), ("Amir", False)):
        assert (words in listed) is there
    action, id = re.search(r'action="([^"]+)".*?name="id" value="([^"]+)"', listed, re.DOTALL).groups()
    assert "Dean wrote" in save(sam, action, id=id, started_by="them")
