"""Get ready (S2, S6, S9, S11, S12, S14, S22), and the plan for both."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from alongside.agenda.actions.agreements import add_promise, step_promise
from alongside.agenda.actions.items import add_item
from alongside.base.clock import now
from alongside.base.request_context import acting_for
from alongside.contacts.actions.planning import plan_contact
from alongside.contacts.actions.recording import record_contact, record_planned
from alongside.contacts.models import Contact, ContactPlan
from tests.domain.papers.reading import read
from tests.web.client import page_of, send
from tests.world import World


@pytest.fixture
def planned(world: World) -> Contact:
    by, dean = world.owner, world.with_dean
    with acting_for(by):
        theirs = {"side": "theirs", "in_their_words": True}
        add_item(by, dean, words="The parking space", why="The chair", **theirs)
        for safety, words in ((False, "Support worker"), (True, "Tablets by the bed")):
            add_item(
                by, dean, side="mine", words=words, safety=safety, why="You sleep", how_to_say="After tea"
            )
        add_promise(by, dean, words="Ring the manager")
        return plan_contact(by, dean, at=now() + dt.timedelta(hours=2))


def test_the_plan_is_kept_in_versions_and_shown_without_what_is_mine(
    world: World, sam: Client, planned: Contact
) -> None:
    own = {"respect": "canary-respect", "my_need": "canary-need"}
    typed = {"not_moving": "We stand still", "start_with": "The van", "openly": ["not_moving"]}
    shown = send(sam, "contact-ready", planned.id, **own, **typed).text
    safety = "Tablets by the bed <strong>This cannot wait.</strong>"
    for words in ("The van", "“The parking space”", safety, "Ring the manager", "We stand still"):
        assert words in shown
    assert "canary" not in shown
    again = page_of(sam, "contact-ready", planned.id)
    assert "canary-respect" in again
    assert "canary-need" in again
    send(sam, "contact-ready", planned.id, start_with="Tea")
    assert ContactPlan.objects.count() == 2


def test_with_nothing_planned_saving_plans_it(world: World, sam: Client) -> None:
    assert "Nothing is planned yet" in page_of(sam, "alliance-ready", world.with_dean.id)
    when = {"day": "2030-05-06", "time": "10:30"}
    answer = send(sam, "alliance-ready", world.with_dean.id, respect="Warm", **when)
    assert "Monday 6 May 2030, 10:30" in answer.text
    contact = Contact.objects.get()
    assert contact.state == "planned"
    there = sam.get(reverse("alliance-ready", args=[world.with_dean.id])).headers["Location"]
    assert there == reverse("contact-ready", args=[contact.id])


def test_the_path_is_there_for_the_first_three_and_no_longer(
    world: World, sam: Client, planned: Contact
) -> None:
    seen = []
    for n in range(4):
        page = page_of(sam, "contact-ready", planned.id)
        seen.append([nth for nth in ("first", "second", "third") if f"The {nth} time" in page])
        with acting_for(world.owner):
            record_contact(world.owner, world.with_dean, at=now() - dt.timedelta(days=n + 1))
    assert seen == [["first"], ["second"], ["third"], []]
    done = Contact.objects.filter(state="happened").order_by("at")[0]
    assert "Afterwards" in page_of(sam, "contact", done.id)


def test_what_is_over_leads_to_what_happened(world: World, sam: Client, planned: Contact) -> None:
    with acting_for(world.owner):
        record_planned(world.owner, planned)
    for page in ("contact-ready", "contact-record"):
        there = sam.get(reverse(page, args=[planned.id])).headers["Location"]
        assert there == reverse("contact", args=[planned.id])


def test_a_promise_that_is_not_kept_is_nowhere_shown_as_one_to_come(
    world: World, sam: Client, planned: Contact
) -> None:
    with acting_for(world.owner):
        day = now().date() + dt.timedelta(days=3)
        promise = add_promise(world.owner, world.with_dean, words="Ask about the ramp", due_on=day)
        step_promise(world.owner, promise, event="broken")
    assert "not kept, and not said yet" in page_of(sam, "contact-ready", planned.id)
    for name, id in (("contact-shown", planned.id), ("agenda-show", world.with_dean.id)):
        text = page_of(sam, name, id)
        assert "his did not happen" in text
        assert f"{day:%-d %B}" not in text.split("Ask about the ramp")[1][:120]
    paper = sam.get(reverse("paper-plan", args=[planned.id])).content
    assert "This did not happen." in read(paper).text
