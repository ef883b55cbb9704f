"""Supervision as the two of it meet it: brought, looked at, agreed; another supervisor; and nothing to rank anybody by."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from alongside.base.clock import new_id, now
from alongside.people.models import SupervisionLink
from alongside.reflection.models import Reflection
from alongside.repair.models import Rupture, RuptureNote
from alongside.supervision.models import SupervisionItem, SupervisionSession
from tests.web.client import PageClient, page_of, send, signed_in
from tests.world import World

CANARY = "whimbrel"


def sent(client: PageClient, route: str, *ids: object, **typed: object) -> str:
    """The page that it leads to."""
    answer = send(client, route, *ids, **typed)
    assert answer.status_code == 200, answer.text
    return answer.text


def soon(days: int = 2) -> dt.datetime:
    return now() + dt.timedelta(days=days)


def met(world: World) -> SupervisionSession:
    two = {"practitioner": world.sam, "supervisor": world.olu}
    return SupervisionSession.objects.create(org=world.org, made_by=world.sam, at=soon(), **two)


def test_a_thought_is_brought_in_one_press_as_it_stood_and_what_is_agreed_stands_on_both_todays(
    world: World,
) -> None:
    """How the two go about it: tests/e2e/test_story_q.py."""
    sam, olu, meeting = signed_in(world.sam), signed_in(world.olu), met(world)
    about = {"org": world.org, "made_by": world.sam, "alliance": world.with_dean}
    thought = Reflection.objects.create(own_words=f"I am angry {CANARY}", felt="angry", **about)
    assert CANARY not in page_of(olu, "session", meeting.id)
    assert f"I am angry {CANARY}" in sent(sam, "bring-reflection", thought.id)
    item = SupervisionItem.objects.get()
    Reflection.objects.filter(pk=thought.pk).delete()
    table = page_of(olu, "session", meeting.id)
    assert f"I am angry {CANARY}" in table, "as it stood, whatever becomes of it"
    assert re.search(r"Rosa", table.partition("Whom have we not mentioned?")[2])
    assert "nearly did not bring" not in table
    sent(olu, "session-talk", meeting.id, item.id)
    assert "has moved on" in sent(sam, "brought-take-back", item.id)
    due_on = soon(3).date().isoformat()
    agreed = {"what": "Ring Dean before six", "owner": world.sam.id, "due_on": due_on, "item": item.id}
    assert "You: Ring Dean before six" not in sent(olu, "session", meeting.id, **agreed)
    for page in ("today", "supervision"):
        assert "You: Ring Dean before six" in (shown := page_of(sam, page))
        assert reverse("session", args=[meeting.id]) in shown
    on_hers = page_of(olu, "today")
    assert "Sam: Ring Dean before six" in on_hers
    assert "Done" not in on_hers, "whose it is says so"


def test_it_is_asked_once_and_told_to_nobody(world: World) -> None:
    sam, meeting = signed_in(world.sam), met(world)
    page = reverse("session", args=[meeting.id])
    assert "one thing you nearly did not bring" in sam.get(page).text
    assert "What would you like to bring?" in sent(sam, "session-nearly", meeting.id, more="1")
    assert "one thing you nearly did not bring" not in sam.get(page).text


def test_a_hard_patch_is_shown_before_it_is_brought_and_stays_as_it_was(world: World) -> None:
    day = now().date()
    about = {"org": world.org, "made_by": world.sam}
    rupture = Rupture.objects.create(alliance=world.with_rosa, began_on=day, state_on=day, **about)
    said = {"rupture": rupture, "person": world.rosa, "part": "their_side", "on": day, **about}
    RuptureNote.objects.create(words=f"Betrayed {CANARY}", in_their_words=True, **said)
    sam, olu = signed_in(world.sam), signed_in(world.olu)
    assert f"“Betrayed {CANARY}”" in page_of(sam, "bring-rupture", rupture.id)
    sent(sam, "bring-rupture", rupture.id, asks="What do I do meanwhile?", they_say="not yet")
    RuptureNote.objects.create(words="Written later", **said)
    item = SupervisionItem.objects.get()
    read = page_of(olu, "brought", item.id)
    for words in (f"“Betrayed {CANARY}”", "What do I do meanwhile?", "“not yet”"):
        assert words in read
    assert "Written later" not in read
    assert "You brought it before" in page_of(sam, "bring-rupture", rupture.id)
    sent(sam, "brought-take-back", item.id)
    assert olu.get(reverse("brought", args=[item.id])).status_code == 404
    assert CANARY not in page_of(olu, "supervision")


@pytest.mark.parametrize("page", ["supervision", "today"])
def test_a_supervisor_is_shown_no_score_no_count_and_no_ranking(world: World, page: str) -> None:
    since = now().date() - dt.timedelta(days=9)
    link = {"org": world.org, "supervisor": world.olu, "made_by": world.maya, "since": since}
    SupervisionLink.objects.create(practitioner=world.priya, **link)
    olu = signed_in(world.olu)
    before = text_of(olu, page)
    for n in range(5):
        about = {"org": world.org, "made_by": world.sam, "supervisor": world.olu, "kind": "rupture"}
        SupervisionItem.objects.create(source=new_id(), person=world.dean, snapshot=f"Hard {n}", **about)
    after = text_of(olu, page)
    assert not re.search(r"\d", re.sub(r"\d+ \w+( \d{4})?|\d\d:\d\d", "", after)), (
        "no number but days and hours"
    )
    assert not re.search(r"\b(two|three|four|five|six) (hard|things|times)", after)
    assert [after.find(name) for name in ("Priya", "Sam")] == sorted(after.find(n) for n in ("Priya", "Sam"))
    if page == "today":
        assert after == before, "Today says no more, however much was brought"


def text_of(client: PageClient, page: str) -> str:
    main = client.get(reverse(page)).text.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main.partition(">")[2]))
