"""Get ready (S2, S6, S9, S11, S12, S14, S22), and a kind way back (S20)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from alongside.agenda.actions.agreements import add_promise, step_promise
from alongside.agenda.actions.items import add_item, step_item
from alongside.base.clock import now
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.contacts.actions.planning import plan_contact
from alongside.contacts.actions.recording import record_contact, record_planned
from alongside.contacts.models import Absence, Contact, ContactPlan
from tests.domain.papers.reading import read
from tests.world import World


@pytest.fixture
def planned(world: World) -> Contact:
    by = world.owner
    with acting_for(by):
        add_item(
            by,
            world.with_dean,
            side="theirs",
            words="The parking space",
            in_their_words=True,
            why="The chair",
        )
        for safety, words in ((False, "Support worker"), (True, "Tablets by the bed")):
            add_item(
                by,
                world.with_dean,
                id=new_id(),
                side="mine",
                words=words,
                safety=safety,
                why="You sleep",
            )
        add_promise(by, world.with_dean, id=new_id(), words="Ring the manager")
        return plan_contact(by, world.with_dean, at=now() + dt.timedelta(hours=2))


def test_everything_stands_on_one_screen_theirs_first(sam: Client, planned: Contact) -> None:
    page = sam.get(reverse("contact-ready", args=[planned.id])).text
    places = [
        page.index(words)
        for words in (
            "The parking space",
            "Why it matters: “The chair”",
            "Ring the manager",
            "Support worker",
        )
    ]
    assert places == sorted(places)
    assert "this can not wait: how to say it kindly" in page
    assert "The first time: what helps" in page
    assert "What do I respect or like about him today?" in page


def test_the_plan_is_kept_in_versions_and_shown_without_what_is_mine(sam: Client, planned: Contact) -> None:
    page = reverse("contact-ready", args=[planned.id])
    typed = {
        "respect": "canary-respect",
        "my_need": "canary-need",
        "not_moving": "We stand still",
        "start_with": "The van",
    }
    answer = sam.post(page, {"id": str(new_id()), **typed, "openly": ["not_moving"]}, follow=True)
    for seen in (
        "The van",
        "The parking space",
        "Support worker",
        "Why I think this could help you: You sleep",
        "Ring the manager",
        "We stand still",
    ):
        assert seen in answer.text
    assert "canary" not in answer.text
    again = sam.get(page).text
    assert "canary-respect" in again
    assert "canary-need" in again
    sam.post(page, {"id": str(new_id()), "start_with": "Tea"})
    assert ContactPlan.objects.count() == 2


def test_with_nothing_planned_saving_plans_it(world: World, sam: Client) -> None:
    page = reverse("alliance-ready", args=[world.with_dean.id])
    assert "Nothing is planned yet" in sam.get(page).text
    answer = sam.post(
        page, {"id": str(new_id()), "respect": "Warm", "day": "2030-05-06", "time": "10:30"}, follow=True
    )
    assert "Monday 6 May 2030, 10:30" in answer.text
    assert Contact.objects.get().state == "planned"
    contact = Contact.objects.get()
    assert sam.get(page).headers["Location"] == reverse("contact-ready", args=[contact.id])


def test_the_path_is_there_for_the_first_three_and_no_longer(
    world: World, sam: Client, planned: Contact
) -> None:
    page = reverse("contact-ready", args=[planned.id])
    seen = []
    for n in range(4):
        seen.append([nth for nth in ("first", "second", "third") if f"The {nth} time" in sam.get(page).text])
        with acting_for(world.owner):
            at = now() - dt.timedelta(days=n + 1)
            record_contact(world.owner, world.with_dean, at=at)
    assert seen == [["first"], ["second"], ["third"], []]
    done = Contact.objects.filter(state="happened").order_by("at")[0]
    assert "Afterwards" in sam.get(reverse("contact", args=[done.id])).text


def test_what_is_over_leads_to_what_happened(world: World, sam: Client, planned: Contact) -> None:
    with acting_for(world.owner):
        record_planned(world.owner, planned)
    for page in ("contact-ready", "contact-record"):
        assert sam.get(reverse(page, args=[planned.id])).headers["Location"] == reverse(
            "contact", args=[planned.id]
        )


def test_the_page_asks_the_database_little(
    sam: Client, planned: Contact, django_assert_max_num_queries
) -> None:
    page = reverse("contact-ready", args=[planned.id])
    sam.post(page, {"id": str(new_id()), "respect": "Warm", "my_need": "Rest"})
    sam.get(page)
    with django_assert_max_num_queries(99) as asked:
        sam.get(page)
    selects = [one["sql"] for one in asked.captured_queries if one["sql"].startswith("SELECT")]
    assert len(selects) <= 12, "\n".join(selects)


@pytest.mark.parametrize("who", ["priya", "kit", "olu"])
def test_a_plan_is_for_the_two_alone(world: World, client: Client, planned: Contact, who: str) -> None:
    client.force_login(getattr(world, who))
    for name in ("contact-ready", "contact-shown", "contact-record"):
        assert client.get(reverse(name, args=[planned.id])).status_code == 404
    assert client.get(reverse("alliance-ready", args=[planned.alliance_id])).status_code == 404


def test_a_time_apart_and_the_way_back(world: World, sam: Client) -> None:
    page = reverse("absence-new", args=[world.with_dean.id])
    assert sam.post(page, {"id": str(new_id())}).status_code == 422
    answer = sam.post(page, {"id": str(new_id()), "why": "hospital"}, follow=True)
    assert "While it lasts" in answer.text
    assert "Welcome him back" in answer.text
    assert "They were in hospital" in sam.get(reverse("alliance", args=[world.with_dean.id])).text
    spell = Absence.objects.get()
    own = reverse("absence", args=[spell.id])
    wrong = sam.post(own, {"id": str(new_id()), "until": "2020-01-01"})
    assert wrong.status_code == 422
    assert "before it began" in wrong.text
    assert "Put it right" in sam.post(own, {"id": str(new_id())}, follow=True).text
    spell.refresh_from_db()
    assert spell.until == spell.since


def test_the_two_pages_for_both_lead_to_each_other(world: World, client: Client) -> None:
    client.force_login(world.sam)
    lists = reverse("agenda-show", args=[world.with_dean.id])
    assert "The plan for" not in client.get(lists).text, "nothing is planned"
    with acting_for(world.owner):
        contact = plan_contact(world.owner, world.with_dean, at=now() + dt.timedelta(days=1))
    plan = reverse("contact-shown", args=[contact.id])
    assert f'href="{plan}"' in client.get(lists).text
    assert f'href="{lists}"' in client.get(plan).text


def test_a_promise_that_is_not_kept_is_nowhere_shown_as_one_to_come(
    world: World, sam: Client, planned: Contact
) -> None:
    with acting_for(world.owner):
        day = now().date() + dt.timedelta(days=3)
        promise = add_promise(world.owner, world.with_dean, words="Ask about the ramp", due_on=day)
        step_promise(world.owner, promise, event="broken")
    ready = sam.get(reverse("contact-ready", args=[planned.id])).text
    assert "not kept, and not said yet" in ready
    for path in (
        reverse("contact-shown", args=[planned.id]),
        reverse("agenda-show", args=[world.with_dean.id]),
    ):
        text = sam.get(path).text
        assert "his did not happen" in text
        assert f"{day:%-d %B}" not in text.split("Ask about the ramp")[1][:120]
    paper = sam.get(reverse("paper-plan", args=[planned.id])).content
    assert "This did not happen." in read(paper).text


def test_how_i_will_say_it_stands_apart_from_what(world: World, sam: Client, planned: Contact) -> None:
    words = {"side": "mine", "words": "The respite plan", "how_to_say": "After tea"}
    with acting_for(world.owner):
        add_item(world.owner, world.with_dean, id=new_id(), **words)
    assert "How I will say it: After tea" in sam.get(reverse("contact-ready", args=[planned.id])).text


def test_the_plan_for_both_says_whose_words_and_what_waits_and_what_can_not(
    world: World, sam: Client, planned: Contact
) -> None:
    theirs = {"side": "theirs", "in_their_words": True}
    with acting_for(world.owner):
        add_item(world.owner, world.with_dean, id=new_id(), words="The lift is slow", **theirs)
        later = add_item(world.owner, world.with_dean, id=new_id(), words="A holiday", **theirs)
        step_item(world.owner, later, event="parked")
    text = sam.get(reverse("contact-shown", args=[planned.id])).text
    assert "“The lift is slow”" in text
    assert "“A holiday” (for later)" in text
    assert "Tablets by the bed <strong>This can not wait.</strong>" in text
