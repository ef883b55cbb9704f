"""How was it? (mock-up `contact`): what the page asks, what recording a contact or a message leaves, no refusal in it."""

import datetime as dt
import re

import html5lib
import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from alongside.agenda.actions.agreements import add_promise
from alongside.agenda.actions.items import add_item
from alongside.agenda.models import AgendaItem, Promise
from alongside.base.clock import new_id, now, today
from alongside.base.models import Revision, Submission
from alongside.base.request_context import acting_for
from alongside.contacts.actions.planning import get_ready, plan_contact
from alongside.contacts.models import Contact, ContactPlan, PrivateNote, PromisedIn, Touch
from tests.domain.papers.reading import read
from tests.web.client import signed_in
from tests.world import World

VAN = "The white van was in my space again."
FOLDED = '<details class="fold"><summary>More:'


def put(world: World, side: str, words: str) -> AgendaItem:
    with acting_for(world.owner):
        return add_item(world.owner, world.with_dean, side=side, words=words)


def save(client: Client, page: str, **typed: object) -> str:
    return client.post(page, {"id": str(new_id()), **typed}, follow=True).text


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
        planned = plan_contact(by, dean, at=now() + dt.timedelta(hours=1))
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
    for words in ("they raised it", "which one was not written down", "Say which, on your list"):
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


def test_what_was_planned_stands_on_the_contact_for_its_author_alone(world: World, sam: Client) -> None:
    """Folded on top of the record, with a tick each; what was meant to be said openly begins as said (S2, S11, S12)."""
    with acting_for(by := world.owner):
        contact = plan_contact(by, world.with_dean, at=now() - dt.timedelta(hours=1))
        words = {name: f"canary-{name}" for name in ContactPlan.PARTS}
        get_ready(by, contact, openly=["my_need"], **words)
        letter, ramp = (add_promise(by, world.with_dean, words=words) for words in ("The letter", "The ramp"))
    page = reverse("contact-record", args=[contact.id])
    asked = sam.get(page).text
    assert '<details class="fold"><summary>What I planned' in asked
    assert all(word in asked for word in words.values())
    ticked = re.findall(r'name="(of_plan|of_mine|kept)" value="([^"]+)"[^>]* checked', asked)
    assert ticked == [("of_plan", "name_openly"), ("of_mine", "my_need")]
    ticks = {"of_plan": ["respect"], "of_mine": ["my_need"], "kept": [str(letter.id)]}
    id = str(new_id())
    for _twice in range(2):
        kept = save(sam, page, id=id, on_their_mind=VAN, **ticks)
    assert ContactPlan.objects.get().came_about == ["respect", "my_need"]
    for part, words in (("respect", "said"), ("my_need", "named openly"), ("not_moving", "")):
        found = re.search(rf"<dt>([^/]*?)(?:</span>)?</dt><dd>canary-{part}</dd>", kept)
        assert found is not None
        assert words in found[1]
        assert ("tag" in found[1]) is bool(words)
    assert re.search(r"kept</span> The letter", kept)
    assert list(Promise.objects.filter(state="kept")) == [letter]
    seen = signed_in(world.olu).get(reverse("contact", args=[contact.id])).text
    assert VAN in seen
    assert "canary" not in seen
    assert ramp.words in sam.get(reverse("contact-new", args=[world.with_dean.id])).text, (
        "owed without a plan, too"
    )


def test_within_the_hour_a_contact_is_written_anew_and_after_it_added_to(world: World, sam: Client) -> None:
    """A message too becomes a whole record by the same form; what is replaced is kept, item and promise with it."""
    parking = put(world, "theirs", "The parking space")
    save(sam, reverse("message", args=[world.with_dean.id]), started_by="them", words="The vam again")
    contact = Contact.objects.get()
    page, shown = (reverse(name, args=[contact.id]) for name in ("contact-correct", "contact"))
    asked = sam.get(page).text
    assert "The vam again" in asked
    assert as_shown(asked)["way"] == "message"
    whole = {"on_their_mind": VAN, "in_their_words": "on", "did": ["worked_out"], "minutes": "5", "ease": "4"}
    about = {"their_item": str(parking.id), "promise": "Ring him", "started_by": "them", "way": "message"}
    for _twice in range(2):
        text = save(sam, page, **whole, **about)
    now_shown, _before, earlier = text.partition("What stood here before")
    assert f"“{VAN}”" in now_shown
    assert "The vam again" in earlier
    assert [model.objects.count() for model in (Contact, Touch, Promise)] == [1, 1, 1]
    parking.refresh_from_db()
    assert (parking.state, PrivateNote.objects.get().ease) == ("doing", 4)
    filled = as_shown(sam.get(page).text)
    assert (filled["minutes"], filled["their_item"], filled["ease"]) == ("5", str(parking.id), "4")
    save(sam, page, **whole, **about | {"promise": "Ring him on Friday"})
    assert [promise.words for promise in Promise.objects.all()] == ["Ring him on Friday"]
    assert (
        "Ring him"
        in sam.get(reverse("promise", args=[Promise.objects.get().id])).text.split("stood here before")[1]
    )
    save(sam, page, **whole, **about | {"promise": ""})
    assert Promise.objects.get().state == "withdrawn"
    Submission.objects.update(at=now() - dt.timedelta(minutes=61))
    assert sam.get(page).headers["Location"] == shown
    assert "Add to it" in sam.get(shown).text
    assert (
        "More than an hour has passed" in sam.post(page, {"id": str(new_id()), **whole, "heard": "yes"}).text
    )


def test_a_new_item_is_put_right_with_the_contact_it_came_from(sam: Client, contact_form: str) -> None:
    save(sam, contact_form, on_their_mind="The vam", their_item="new")
    page = reverse("contact-correct", args=[Contact.objects.get().id])
    save(sam, page, on_their_mind="The van", their_item=str(AgendaItem.objects.get().id), in_their_words="on")
    assert [(item.words, item.in_their_words) for item in AgendaItem.objects.all()] == [("The van", True)]


def test_back_and_done_again_is_said_and_nothing_at_all_is_asked_about(
    sam: Client, contact_form: str
) -> None:
    typed = {"id": str(new_id()), "way": "call", "their_item": "note"}
    asked = sam.post(contact_form, typed)
    assert (asked.status_code, Contact.objects.count()) == (422, 0)
    assert "Nothing is written yet" in asked.text
    said = [save(sam, contact_form, **typed, heard="yes", on_their_mind=words) for words in ("", "", "Other")]
    assert ["This is saved already." in text for text in said] == [False, True, False]
    assert "Other" in said[2].split("You also wrote")[1]
    assert Contact.objects.count() == 1


def test_what_comes_next_is_one_press_and_a_ticked_promise_is_asked_for_whatever_else_was(
    world: World, sam: Client
) -> None:
    """The next time, what was due, what they could be told; and the promise that nobody wrote down (S8)."""
    by, dean, day = world.owner, world.with_dean, today("Europe/London")
    with acting_for(by):
        due = add_promise(by, dean, words="The letter", due_on=day, made_on=day)
        add_promise(by, dean, words="Something else", made_on=day)
    page = reverse("contact-new", args=[dean.id])
    text = save(sam, page, on_their_mind=VAN, did=["promised"], way="call", day=day.isoformat(), time="00:05")
    contact = Contact.objects.get()
    for words in ("Did you keep it?", "The letter", "The next time", "Tomorrow", "Next week, same time"):
        assert words in text
    assert "What you promised is not written down." in text
    written = save(
        sam, reverse("contact-promise", args=[contact.id]), words="Ring the manager", due_on=day.isoformat()
    )
    assert "not written down" not in written
    assert "Ring the manager" in written.split("could be told")[1]
    assert PromisedIn.objects.get().contact == contact
    save(sam, reverse("promise-step", args=[due.id]), event="kept")
    tomorrow = f'name="day" value="{day + dt.timedelta(days=1)}"'
    form = next(form for form in text.split("<form") if tomorrow in form)
    sent = dict(re.findall(r'name="(id|time|way|place|day)" value="([^"]*)"', form))
    for _twice in range(2):
        sam.post(reverse("contact-plan", args=[dean.id]), sent)
    planned = Contact.objects.get(state="planned")
    assert (planned.way, planned.at - contact.at) == ("call", dt.timedelta(days=1))
    after = sam.get(reverse("contact", args=[contact.id])).text
    assert reverse("contact", args=[planned.id]) in after
    assert "Done: The letter" in after
    for gone in (
        "Tomorrow",
        'Did you keep it?</h2><p><a class="tap" href="' + reverse("promise", args=[due.id]),
    ):
        assert gone not in after


def as_shown(page: str) -> dict[str, str]:
    """What a browser would send of the recording page where nobody has touched it."""
    fields = html5lib.parse(page, namespaceHTMLElements=False).iter("input")
    sent = [one for one in fields if one.get("type") not in {"radio", "checkbox"} or "checked" in one.attrib]
    return {one.get("name"): one.get("value", "") for one in sent if one.get("name")}


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
