"""Hard patches in pages (S25, S26): for their practitioner alone, from both clocks to mended in their words."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.audit.models import Event
from alongside.base.request_context import acting_for
from alongside.repair.actions import beside, ruptures
from alongside.repair.models import HardConversation, HardDay, RepairAttempt, Rupture
from tests.web.hard import day, page_of, planned, send
from tests.world import World

HURT = "You would have the police on my son."


@pytest.fixture
def rupture(world: World) -> Rupture:
    with acting_for(world.owner):
        return ruptures.notice_rupture(world.owner, world.with_rosa, their_side=HURT, on=day(-9))


def test_noting_needs_nothing_and_leads_to_the_first_clock(world: World, sam: Client) -> None:
    text = send(sam, "rupture-note", world.with_rosa.id).text
    assert "Today: acknowledge it" in text
    assert "Nothing has been tried yet" in text
    rupture = Rupture.objects.get()
    assert (rupture.came, rupture.whose, rupture.began_on) == ("noticed", "", day(0))
    text = send(sam, "rupture-today", rupture.id, kind="acknowledged").text
    assert "Acknowledged the same day." in text
    assert "Sticking at it: one try." in text


def test_what_was_typed_stays_when_something_is_wrong(sam: Client, rupture: Rupture) -> None:
    cases = {
        ("rupture-tried", rupture.id): {"words": "canary", "kind": ""},
        ("rupture-tried", rupture.id, "late"): {
            "words": "canary",
            "kind": "apology",
            "follow_up_on": day(-2).isoformat(),
        },
        ("rupture-mended", rupture.id): {"words": "", "said_by": "both"},
        ("rupture-when", rupture.id): {"when": "date"},
        ("hard-conversation-plan", rupture.alliance_id): {"about": "", "first": "canary"},
        ("hard-day-add", rupture.alliance_id): {"kind": "expert", "on": "", "words": "canary"},
    }
    for (name, id, *_), data in cases.items():
        answer = send(sam, name, id, **data)
        assert answer.status_code == 422, name
        assert ("canary" in answer.text) == ("canary" in data.values()), name
    assert RepairAttempt.objects.count() == HardConversation.objects.count() == HardDay.objects.count() == 0
    rupture.refresh_from_db()
    assert rupture.state == "noticed"


def test_two_clocks_tries_and_what_is_never_offered(sam: Client, rupture: Rupture) -> None:
    text = send(
        sam, "rupture-tried", rupture.id, kind="conversation", landed="too_early", their_words="Not now, Sam."
    ).text
    assert "too early" in text
    assert "“Not now, Sam.”" in text
    assert "waiting until she wants to talk" in text
    text = send(sam, "rupture-when", rupture.id, when="date", on=day(4).isoformat()).text
    assert "She named" in text
    text = send(sam, "rupture-when", rupture.id, when="never").text
    assert "She would rather not talk about it. That is an answer too" in text
    assert "What is stronger now" not in text
    assert sam.get(reverse("rupture-write", args=[rupture.id, "stronger"])).status_code == 404
    assert sam.get(reverse("rupture-write", args=[rupture.id, "mended"])).status_code == 404


def test_mended_is_their_word_and_only_then_what_is_stronger(sam: Client, rupture: Rupture) -> None:
    send(sam, "rupture-step", rupture.id, event="calmer")
    text = send(sam, "rupture-step", rupture.id, event="mended").text
    assert "Please choose one of the buttons." in text
    rupture.refresh_from_db()
    assert rupture.state == "calmer"
    text = send(sam, "rupture-mended", rupture.id, words="We are all right.", said_by="they").text
    assert "“We are all right.”" in text
    assert "card-mend" in text
    text = send(sam, "rupture-write", rupture.id, "stronger", words="I know now that you tell me.").text
    assert "I know now that you tell me." in text
    assert "It is hard again" in text


def test_whose_slip_it_was_can_be_said_later_and_theirs_is_not_held_against_them(
    sam: Client, rupture: Rupture
) -> None:
    text = page_of(sam, "rupture", rupture.id)
    assert "Whose slip was it?" in text
    assert "not held against" not in text
    assert "Rosa’s" in page_of(sam, "rupture-whose", rupture.id)
    text = send(sam, "rupture-whose", rupture.id, whose="theirs").text
    assert "Rosa’s slip" in text
    assert "She got something wrong, and it is not held against her." in text
    text = send(sam, "rupture-whose", rupture.id, whose="both").text
    assert "both of us slipped" in text
    assert "not held against" not in text
    assert send(sam, "rupture-whose", rupture.id, whose="hers").status_code == 422
    rupture.refresh_from_db()
    assert rupture.whose == "both"
    event = Event.objects.filter(verb="rupture.whose").latest("n")
    assert event.records == "D"


def test_what_had_to_be_said_and_how_are_asked_apart(sam: Client, rupture: Rupture) -> None:
    for part, words in (("had_to_say", "Staff may ring the police."), ("manner", "At the door, no warning.")):
        page = page_of(sam, "rupture-write", rupture.id, part)
        assert "The first is no mistake. The second can be looked at." in page
        send(sam, "rupture-write", rupture.id, part, words=words)
    text = page_of(sam, "rupture", rupture.id)
    places = [text.index(one) for one in ("no mistake", "Staff may ring", "At the door, no warning.")]
    assert places == sorted(places)


def test_an_open_patch_stands_on_top_of_the_page_and_of_get_ready_until_it_is_mended(
    world: World, sam: Client, rupture: Rupture
) -> None:
    contact = planned(world.with_rosa)
    link, said = f'href="{reverse("rupture", args=[rupture.id])}"', "A hard patch since"
    for name, id, below in (
        ("alliance", rupture.alliance_id, "Good to know before you visit"),
        ("contact-ready", contact.id, "Good to know before you visit"),
    ):
        text = page_of(sam, name, id)
        assert link in text.split(below)[0], name
        assert said in text.split(below)[0], name
        assert "not acknowledged yet" in text.split(below)[0], name
    send(sam, "rupture-mended", rupture.id, words="We are all right", said_by="they")
    assert said not in page_of(sam, "contact-ready", contact.id)
    assert link not in page_of(sam, "alliance", rupture.alliance_id).split("Good to know before you visit")[0]


def test_a_patch_of_one_day_is_said_as_one(sam: Client, world: World) -> None:
    send(sam, "rupture-note", world.with_rosa.id)
    rupture = Rupture.objects.get()
    text = send(sam, "rupture-mended", rupture.id, words="Forget it", said_by="they").text
    date = f"{day(0).day} {day(0):%B}"
    assert f"On {date}" in text
    assert f"to {date}" not in text


def test_today_says_it_by_age_and_tries_and_never_asks_for_mended(
    world: World, sam: Client, rupture: Rupture
) -> None:
    text = sam.get("/").text
    assert "It has been hard between Rosa and you for nine days." in text
    assert f'href="{reverse("rupture", args=[rupture.id])}">Acknowledge it today' in text
    assert "mended" not in text
    send(sam, "rupture-tried", rupture.id, kind="apology", landed="mixed", on=day(-8).isoformat())
    text = sam.get("/").text
    assert "You have tried once, on" in text
    assert "Stay in touch, with nothing to ask" in text
    assert HURT not in text
    send(sam, "rupture-today", rupture.id, kind="stayed")
    assert "It has been hard between Rosa" not in sam.get("/").text


def test_nobody_else_sees_that_there_is_anything(world: World, client: Client, rupture: Rupture) -> None:
    for user in (world.olu, world.priya, world.kit):
        client.force_login(user)
        for name, id in (("rupture", rupture.id), ("ruptures", rupture.alliance_id)):
            assert client.get(reverse(name, args=[id])).status_code == 404
    client.force_login(world.olu)
    text = page_of(client, "alliance", rupture.alliance_id)
    assert "When it is hard" not in text
    assert HURT not in text
    assert "hard patch" not in text.lower()


def test_a_relatives_patch_is_nowhere_in_the_clients_record(
    world: World, sam: Client, rupture: Rupture
) -> None:
    for name in ("alliance", "ruptures", "circle", "contacts", "alliance-ready"):
        text = page_of(sam, name, world.with_dean.id)
        assert str(rupture.id) not in text
        assert HURT not in text
    assert reverse("rupture", args=[rupture.id]) in page_of(sam, "alliance", world.with_rosa.id)


def test_each_look_is_in_the_trail_as_class_d_and_without_a_word(sam: Client, rupture: Rupture) -> None:
    page_of(sam, "rupture", rupture.id)
    event = Event.objects.order_by("-n").first()
    assert (event.verb, event.records) == ("read:rupture", "D")
    assert "police" not in str(event.detail) + str(event.subjects)


def test_the_pages_ask_the_database_little(world: World, sam: Client, rupture: Rupture) -> None:
    contact = planned(world.with_rosa)
    with acting_for(world.owner):
        for n in range(5):
            ruptures.try_something(world.owner, rupture, kind="stayed", words=str(n))
            beside.forgive(world.owner, world.with_rosa)
            beside.expect_hard_day(world.owner, world.with_rosa, kind="expert", on=day(n))
        talk = beside.plan_conversation(world.owner, world.with_rosa, about="x", contact=contact)
    pages = {
        "rupture": rupture.id,
        "ruptures": rupture.alliance_id,
        "hard-conversation": talk.id,
        "alliance": rupture.alliance_id,
        "contact-ready": contact.id,
        "today": None,
    }
    for name, id in pages.items():
        url = reverse(name, args=[id] if id else [])
        sam.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert sam.get(url).status_code == 200
        selects = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
        assert len(selects) <= 15, (name, *selects)  # the page's fourteen, and the end of the audit chain
