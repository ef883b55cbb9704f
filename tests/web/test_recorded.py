"""Once it is recorded: the plan that stands on it, an hour to put it right, what comes next."""

import datetime as dt
import re

from django.test import Client
from django.urls import reverse

from alongside.agenda.actions.agreements import add_promise
from alongside.agenda.models import AgendaItem, Promise
from alongside.base.clock import new_id, now, today
from alongside.base.models import Submission
from alongside.base.request_context import acting_for
from alongside.contacts.actions.planning import get_ready, plan_contact
from alongside.contacts.models import Contact, ContactPlan, PrivateNote, PromisedIn, Touch
from tests.web.client import signed_in
from tests.web.test_record import VAN, as_shown, put, save
from tests.world import World


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
