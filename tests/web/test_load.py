"""How the work is for me, on pages: two taps after a contact, what is several said first, and shared by my act alone (S27)."""

import datetime as dt

import pytest
from django.conf import settings
from django.urls import reverse

from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from alongside.checkins.models import Questionnaire
from alongside.contacts.actions.recording import record_contact
from alongside.core.own_load import NextStep, next_step
from alongside.people.models import Person
from alongside.reflection.models import LoadMark, WhatHelped
from alongside.repair.actions.ruptures import notice_rupture
from alongside.supervision.models import SupervisionItem
from tests.web.client import PageClient, signed_in
from tests.web.samples import everybody
from tests.world import World, alliance


@pytest.fixture
def three(world: World) -> list[str]:
    """Something is hard with three at once."""
    june = Person.objects.create(org=world.org, name="June Frost", made_by=world.sam)
    world.dean.circle.create(org=world.org, person=june, place="family", made_by=world.sam)
    with acting_for(world.owner):
        for between in (world.with_dean, world.with_rosa, alliance(world.sam, june, dt.date(2026, 1, 5))):
            notice_rupture(world.owner, between, id=new_id())
    return ["Dean", "Rosa", "June"]


def test_two_taps_after_a_contact(world: World, sam: PageClient) -> None:
    typed = {"id": str(new_id()), "note": "We spoke", "way": "call"}
    recorded = sam.post(reverse("contact-new", args=[world.with_dean.id]), typed, follow=True)
    contact = world.with_dean.contacts.get()
    mark = reverse("contact-load", args=[contact.id])
    assert mark in recorded.text
    tapped = {"id": str(new_id()), "feeling": "dread", "balance": "takes"}
    assert "Kept, for you alone." in sam.post(mark, tapped, follow=True).text
    sam.post(mark, tapped)
    assert LoadMark.objects.get().contact == contact, "sent twice is once"
    assert "Please choose what you feel" in sam.post(mark, {"balance": "takes"}, follow=True).text
    assert "dread; it takes" in sam.get(reverse("load")).text
    with acting_for(world.owner):
        planned = record_contact(world.owner, world.with_dean)
    assert "rings I feel" not in sam.get(reverse("contact", args=[planned.id])).text, "only where it follows"


def test_three_hard_at_once_are_said_to_me_first_and_to_nobody_else(
    world: World, sam: PageClient, three: list[str]
) -> None:
    said = "It is hard with Dean, Rosa and June at the same time."
    page = sam.get(reverse("today")).text
    assert said in page
    assert page.index(said) < page.index("Worth a look")
    load = sam.get(reverse("load")).text
    assert said in load
    assert "116 123" in load
    assert load.count("One thing to do:") == 1
    for other in (world.olu, world.priya, world.maya):
        assert "at the same time" not in signed_in(other).get(reverse("today")).text


def test_what_is_brought_is_what_stands_there_and_stays_as_it_was(
    world: World, sam: PageClient, three: list[str]
) -> None:
    page = sam.get(reverse("load-bring")).text
    assert "Exactly this is shared" in page
    assert "Rosa: a hard patch is open" in page
    sent = {"id": str(new_id()), "to": str(world.olu.id), "asks": "A day off"}
    assert "taken back until" in sam.post(reverse("load-bring"), sent, follow=True).text
    sam.post(reverse("load-mark", args=[world.with_dean.id]), {"feeling": "tired", "balance": "takes"})
    item = SupervisionItem.objects.get()
    assert (item.kind, item.supervisor, item.asks) == ("question", world.olu, "A day off")
    assert "tired" not in item.snapshot
    stranger = {"id": str(new_id()), "to": str(world.maya.id)}
    assert sam.post(reverse("load-bring"), stranger).status_code == 422


def test_nothing_to_bring_leads_back(world: World, sam: PageClient) -> None:
    assert sam.get(reverse("load-bring")).status_code == 302


def test_what_helped_and_whom_to_ring(world: World, sam: PageClient, monkeypatch) -> None:
    monkeypatch.setattr(settings, "HELPLINE", "Ring Ines on 01632 960999.")
    sam.post(reverse("helped-add"), {"id": str(new_id()), "words": "A walk by the water"})
    page = sam.get(reverse("load")).text
    assert "A walk by the water" in page
    assert "Ring Ines on 01632 960999." in page
    assert reverse("load") in sam.get(reverse("me")).text
    sam.post(reverse("helped-retire", args=[WhatHelped.objects.get().id]))
    assert "A walk by the water" not in sam.get(reverse("load")).text


def test_a_questionnaire_about_oneself_is_answered_for_oneself(world: World, sam: PageClient) -> None:
    everybody(world)
    about_me = Questionnaire.objects.get(org=world.org, key="about-me")
    assert "I am worn out" in (page := sam.get(reverse("load-answer")).text)
    assert "too much" in page
    sent = {"id": str(new_id()), "item_a": "4", "item_b": "dont_know"}
    page = sam.post(reverse("load-answer"), sent, follow=True).text
    assert "1 of 2 were answered with a number" in page
    assert "Total: 8 (2 to 10)" in page, "the sample, with the second item reversed"
    asked_with = reverse("questionnaire-answer", args=[world.with_dean.id, about_me.id])
    assert sam.get(asked_with).status_code == 404
    assert "Invented" in (page := sam.get(reverse("questionnaires-with", args=[world.with_dean.id])).text)
    assert str(about_me.id) not in page
    about_me.retired_at = about_me.made_at
    about_me.save()
    assert sam.get(reverse("load-answer")).status_code == 302
    assert "Total: 8 (2 to 10)" in sam.get(reverse("load")).text


@pytest.mark.parametrize(
    ("strained", "several", "helped", "leave", "step"),
    [
        (3, True, True, True, NextStep.BRING),
        (1, False, True, False, NextStep.AGAIN),
        (2, False, False, True, NextStep.WRITE),
        (0, False, True, False, NextStep.LEAVE),
        (0, False, False, True, NextStep.NOTHING),
    ],
)
def test_one_thing_to_do_next(
    strained: int, several: bool, helped: bool, leave: bool, step: NextStep
) -> None:
    assert next_step(strained, several=several, helped=helped, leave=leave) is step
