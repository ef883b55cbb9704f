"""Hard conversations, forgiven slips and days that may hurt, in pages (S9, S19, S26a)."""

import datetime as dt

from django.test import Client
from django.urls import reverse

from alongside.base.clock import now
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.contacts.models import Contact
from alongside.repair.actions import beside
from alongside.repair.models import HardConversation, HardDay, Rupture, Slip
from tests.noticed import day, planned
from tests.web.acting import page_of, send
from tests.world import World


def test_one_tap_for_a_forgiven_slip_words_after_and_back(world: World, sam: Client) -> None:
    happened = Contact.objects.create(
        org_id=world.org.id, alliance=world.with_dean, at=now() - dt.timedelta(days=3), state="happened"
    )
    assert reverse("contact-slip", args=[happened.id]) in page_of(sam, "contact", happened.id)
    send(sam, "contact-slip", happened.id)
    id = str(new_id())
    for _twice in range(2):
        answer = sam.post(reverse("slip", args=[world.with_dean.id]), {"id": id}, follow=True)
    assert "No words are needed." in answer.text
    assert sorted(slip.on for slip in Slip.objects.all()) == [day(-3), day(0)]
    slip = Slip.objects.get(on=day(0))
    send(sam, "slip-words", slip.id, whose="theirs", words="He swore, then laughed.")
    assert "He swore, then laughed." in page_of(sam, "ruptures", world.with_dean.id)
    assert "2 slips were forgiven" in page_of(sam, "alliance", world.with_dean.id)
    send(sam, "slip-retract", slip.id)
    assert "1 slip was forgiven" in page_of(sam, "alliance", world.with_dean.id)


def test_a_day_that_hurts_is_on_the_page_on_get_ready_and_on_today(world: World, sam: Client) -> None:
    contact = planned(world.with_dean)
    answer = send(
        sam,
        "hard-day-add",
        world.with_dean.id,
        kind="expert",
        on=day(1),
        words="Ring his brother",
    )
    assert "Tomorrow: an expert’s examination" in answer.text
    for name, id in (("alliance", world.with_dean.id), ("contact-ready", contact.id)):
        text = page_of(sam, name, id)
        assert "Tomorrow: an expert’s examination." in text
        assert "Slow down" in text
    assert "Ring his brother" in page_of(sam, "contact-ready", contact.id)
    assert "Tomorrow is an expert’s examination for Dean." in sam.get("/").text
    HardDay.objects.update(on=day(-1))
    with acting_for(world.owner):
        hard_day = beside.expect_hard_day(world.owner, world.with_rosa, kind="court", on=day(-1))
    assert "Ring, with nothing to ask." in sam.get("/").text
    send(sam, "hard-day-rang", hard_day.id)
    assert "a day in court for Rosa" not in sam.get("/").text
    send(sam, "hard-day-drop", hard_day.id)
    assert "a day in court" not in page_of(sam, "ruptures", world.with_rosa.id)
    assert HardDay.objects.count() == 2, "what was taken off stays on record"


def test_the_day_to_come_back_is_owed_until_it_is_kept(world: World, sam: Client) -> None:
    """It landed well, so no hard patch asks for it: Today does, and getting ready shows what it was."""
    back = {"about": "What staff do at night", "back_on": day(0)}
    conversation = (
        send(sam, "hard-conversation-plan", world.with_rosa.id, **back) and HardConversation.objects.get()
    )
    assert "I came back to it" not in page_of(sam, "hard-conversation", conversation.id), (
        "it was not said yet"
    )
    send(sam, "hard-conversation-said", conversation.id, landed="well", on=day(-3))
    owed = "Today you meant to come back to something hard with Rosa."
    page = page_of(sam, "today")
    assert owed in page
    assert reverse("hard-conversation", args=[conversation.id]) in page
    assert "Come back to this" in page_of(sam, "contact-ready", planned(world.with_rosa).id)
    for _twice in range(2):
        kept = send(sam, "hard-conversation-back", conversation.id).text
    assert "That was a mistake" in kept
    assert owed not in page_of(sam, "today")
    send(sam, "hard-conversation-back", conversation.id, undo="1")
    assert owed in page_of(sam, "today")
    send(sam, "hard-conversation-back", conversation.id)
    send(sam, "hard-conversation-change", conversation.id, **back | {"back_on": day(-1)})
    assert "you meant to come back" in page_of(sam, "today"), "another day is to be kept anew"
    send(sam, "hard-conversation-rupture", conversation.id, whose="nobody")
    rupture = Rupture.objects.get()
    send(sam, "rupture-mended", rupture.id, words="We are all right", said_by="they")
    assert Rupture.objects.get().state == "mended"
    assert "you meant to come back" not in page_of(sam, "today"), (
        "a hard patch that followed has its own clocks"
    )
