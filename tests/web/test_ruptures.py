"""Hard patches, hard conversations, forgiven slips and days that may hurt, in pages (S9, S19, S25, S26): for their practitioner alone."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base.clock import new_id, now
from alongside.base.request_context import acting_for
from alongside.contacts.models import Contact
from alongside.repair.actions import ruptures
from alongside.repair.models import HardConversation, HardDay, Rupture, Slip
from tests.noticed import day, planned
from tests.web.client import page_of, send, signed_in
from tests.world import World

HURT = "You would have the police on my son."


@pytest.fixture
def rupture(world: World) -> Rupture:
    with acting_for(world.owner):
        return ruptures.notice_rupture(world.owner, world.with_rosa, their_side=HURT, on=day(-9))


def assert_shown(page: str, *words: str, but: tuple[str, ...] = ()) -> None:
    """The page shows these words, and none of the others."""
    assert [shown for shown in words if shown not in page] == []
    assert [hidden for hidden in but if hidden in page] == []


def test_whose_slip_it_was_can_be_said_later_and_theirs_is_not_held_against_them(
    sam: Client, rupture: Rupture
) -> None:
    assert_shown(page_of(sam, "rupture", rupture.id), "Whose slip was it?", but=("not held against",))
    assert "Rosa’s" in page_of(sam, "rupture-whose", rupture.id)
    page = send(sam, "rupture-whose", rupture.id, whose="theirs").text
    assert_shown(page, "Rosa’s slip", "She got something wrong, and it is not held against her.")
    for part in ("stronger", "mended"):  # never offered while it is open
        assert sam.get(reverse("rupture-write", args=[rupture.id, part])).status_code == 404
    page = send(sam, "rupture-whose", rupture.id, whose="both").text
    assert_shown(page, "both of us slipped", but=("not held against",))


def test_after_a_try_the_day_to_come_back_is_asked_for_once(sam: Client, rupture: Rupture) -> None:
    page = send(sam, "rupture-today", rupture.id, kind="acknowledged").text
    assert_shown(page, "The day to come back", "No day: Rosa will say")
    assert (
        "Please give a day that is to come."
        in sam.post(reverse("rupture-back", args=[rupture.id]), {"on": f"{day(0):%d/%m/%Y}"}).text
    )
    assert_shown(send(sam, "rupture-back", rupture.id, soon="3").text, "The day you come back")
    rupture.refresh_from_db()
    assert rupture.follow_up_on == day(3)
    assert_shown(send(sam, "rupture-today", rupture.id, kind="stayed").text, "A hard patch with Rosa")


def test_an_open_one_stands_on_top_of_the_page_and_of_get_ready_until_it_is_mended(
    world: World, sam: Client, rupture: Rupture
) -> None:
    pages = {"alliance": rupture.alliance_id, "contact-ready": planned(world.with_rosa).id}
    link, since = f'href="{reverse("rupture", args=[rupture.id])}"', "A hard patch since"

    def top(name: str) -> str:
        return page_of(sam, name, pages[name]).split("efore you visit")[0]

    for name in pages:
        assert_shown(top(name), link, since, "not acknowledged yet")
    send(sam, "rupture-mended", rupture.id, words="We are all right", said_by="they")
    for name in pages:
        assert_shown(top(name), but=(since,))
    assert_shown(top("alliance"), link, "mended")
    assert_shown(top("contact-ready"), but=(link,))


def test_the_picture_of_the_circle_shows_a_strain_and_a_mend_to_whose_they_are(
    world: World, sam: Client, rupture: Rupture
) -> None:
    olu = signed_in(world.olu)
    marks = ("tie-strained", "A hard patch with: Rosa Walker."), ("line-seam", "Mended with: Rosa Walker.")
    for shown, other in (marks, marks[::-1]):
        assert_shown(page_of(sam, "circle", world.with_dean.id), *shown, but=other)
        assert_shown(page_of(olu, "circle", world.with_dean.id), but=(*shown, *other))
        if shown == marks[0]:
            send(sam, "rupture-mended", rupture.id, words="We are all right", said_by="they")


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
    assert "2 slips were forgiven" in page_of(sam, "alliance-between", world.with_dean.id)
    for _twice in range(2):
        answer = sam.post(reverse("slip-retract", args=[slip.id]), follow=True)
        assert_shown(answer.text, "Taken back.")
    assert Event.objects.filter(verb="slip.retracted").count() == 1
    assert sam.get(reverse("slip-words", args=[slip.id])).status_code == 404
    assert "1 slip was forgiven" in page_of(sam, "alliance-between", world.with_dean.id)


def test_a_day_that_hurts_is_on_the_page_on_get_ready_and_on_today_until_somebody_rang(
    world: World, sam: Client
) -> None:
    dean, contact = world.with_dean.id, planned(world.with_dean)
    send(sam, "hard-day-add", dean, kind="expert", on=day(1), words="Ring his brother")
    for name, id in (("alliance", dean), ("contact-ready", contact.id)):
        assert_shown(page_of(sam, name, id), "Tomorrow: an expert’s examination.", "Slow down")
    assert_shown(page_of(sam, "today"), "Tomorrow is an expert’s examination for Dean.")
    HardDay.objects.update(on=day(-1))
    assert_shown(page_of(sam, "today"), "Ring, with nothing to ask.")
    for _twice in range(2):
        send(sam, "hard-day-rang", HardDay.objects.get().id)
    assert_shown(page_of(sam, "today"), but=("an expert’s examination",))
    for _twice in range(2):
        send(sam, "hard-day-drop", HardDay.objects.get().id)
    told = Event.objects.filter(verb__in=["hard_day.rang", "hard_day.dropped"])
    assert told.count() == 2, "pressed twice is said once"
    assert_shown(page_of(sam, "ruptures", dean), but=("an expert’s examination",))
    assert HardDay.objects.exists(), "what was taken off stays on record"


def test_the_day_to_come_back_is_owed_until_it_is_kept(world: World, sam: Client) -> None:
    """It landed well, so no hard patch asks for it: Today does, and getting ready shows what it was."""
    back = {"about": "What staff do at night", "back_on": day(0)}
    send(sam, "hard-conversation-plan", world.with_rosa.id, **back)
    conversation = HardConversation.objects.get()
    assert_shown(
        page_of(sam, "hard-conversation", conversation.id), but=("I came back to it",)
    )  # it was not said
    send(sam, "hard-conversation-said", conversation.id, landed="well", on=day(-3))
    owed, meant = "Today you meant to come back to something hard with Rosa.", "you meant to come back"
    assert_shown(page_of(sam, "today"), owed, reverse("hard-conversation", args=[conversation.id]))
    assert_shown(page_of(sam, "contact-ready", planned(world.with_rosa).id), "Come back to this")
    for undo, there in (({}, False), ({}, False), ({"undo": "1"}, True), ({}, False)):
        send(sam, "hard-conversation-back", conversation.id, **undo)
        assert (owed in page_of(sam, "today")) is there
    send(sam, "hard-conversation-change", conversation.id, **back | {"back_on": day(-1)})
    assert_shown(page_of(sam, "today"), meant)  # another day is to be kept anew
    send(sam, "hard-conversation-rupture", conversation.id, whose="nobody")
    send(sam, "rupture-mended", Rupture.objects.get().id, words="We are all right", said_by="they")
    assert_shown(page_of(sam, "today"), but=(meant,))  # a hard patch that followed has its own clocks
