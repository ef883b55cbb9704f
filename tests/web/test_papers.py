"""The papers as files: who gets them, what they are called, what is not in them, and what it says in the audit."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.agenda.actions.agreements import add_promise, step_promise, write_sheet
from alongside.audit.models import Event
from alongside.base import clock
from alongside.base.ids import new_id
from alongside.base.request_context import acting_for
from alongside.contacts.actions.planning import get_ready, plan_contact
from alongside.contacts.models import Contact
from alongside.documents.papers.press import full
from tests.domain.agenda.made import goal, mine, promise, theirs
from tests.domain.papers.reading import read
from tests.pictures import picture
from tests.web.client import bare
from tests.web.test_faces import sent
from tests.world import World

READ = ("paper-promises", "paper-promises-show", "paper-expect", "paper-goals")
PRIVATE = ("respect", "like_for_me", "my_need", "not_moving", "name_openly")


@pytest.fixture
def lived(world: World) -> Contact:
    """Something of everything, and a canary wherever words are not for the person."""
    with acting_for(world.owner):
        theirs(world, words="Somebody parks in my space")
        mine(world, words="A support worker", how_to_say="CANARY how")
        promise(world, words="Write to the manager")
        goal(world, words="Drive again")
        write_sheet(world.owner, world.with_dean, id=new_id(), my_role="I am your case manager.")
        at = timezone.now() + dt.timedelta(days=2)
        found = plan_contact(world.owner, world.with_dean, at=at, place="your flat")
        own = {name: f"CANARY {name}" for name in PRIVATE}
        given: dict[str, Any] = {
            **own,
            "my_need": "I need to ask you something.",
            "start_with": "The parking",
        }
        get_ready(world.owner, found, openly=["my_need"], **given)
    return found


def of(world: World, name: str, lived: Contact) -> str:
    return reverse(name, args=[lived.id if name == "paper-plan" else world.with_dean.id])


@pytest.mark.parametrize("name", [*READ, "paper-plan"])
def test_each_paper_is_a_file_that_names_nobody_or_a_page(
    world: World, sam: Client, lived: Contact, name: str
) -> None:
    answer = sam.get(of(world, name, lived))
    assert answer.status_code == 200
    if name == "paper-promises-show":
        assert "Write to the manager" in answer.text
        assert "CANARY" not in answer.text
        return
    assert answer["Content-Type"] == "application/pdf"
    kind, _, named = answer["Content-Disposition"].partition("; ")
    assert kind == "attachment"
    assert named.removeprefix('filename="').split("-2")[0] in {"promises", "plan", "what-to-expect", "goals"}
    found = read(answer.content)
    assert found.tagged
    assert "CANARY" not in found.text
    assert b"CANARY" not in answer.content


def test_the_plan_says_what_was_to_be_said_openly_and_nothing_else_of_mine(
    world: World, sam: Client, lived: Contact
) -> None:
    text = read(sam.get(of(world, "paper-plan", lived)).content).text
    assert "I need to ask you something." in text
    assert "Let us start with The parking" in text
    assert "CANARY" not in text


@pytest.mark.parametrize("name", READ)
def test_a_linked_supervisor_reads_and_a_stranger_and_a_colleague_find_nothing(
    world: World, client: Client, lived: Contact, name: str
) -> None:
    page = of(world, name, lived)
    client.force_login(world.olu)
    assert client.get(page).status_code == 200
    for somebody in (world.kit, world.priya, world.maya):
        client.force_login(somebody)
        answer = client.get(page)
        nothing = client.get(reverse(name, args=[new_id()]))
        assert (answer.status_code, bare(answer.content)) == (404, bare(nothing.content))


def test_the_plan_is_its_authors_alone(world: World, client: Client, lived: Contact) -> None:
    for somebody in (world.olu, world.kit, world.priya):
        client.force_login(somebody)
        assert client.get(of(world, "paper-plan", lived)).status_code == 404


@pytest.mark.parametrize("name", [*READ, "paper-plan"])
def test_each_look_is_one_event_that_says_whose(world: World, sam: Client, lived: Contact, name: str) -> None:
    before = Event.objects.count()
    sam.get(of(world, name, lived))
    event = Event.objects.order_by("n").last()
    assert event is not None
    assert Event.objects.count() == before + 1
    assert (event.verb, event.records) == (f"read:{name}", "A")
    assert ["person", world.dean.id.hex] in event.subjects


def test_without_a_sheet_one_comes_to_where_it_is_written(world: World, sam: Client) -> None:
    answer = sam.get(reverse("paper-expect", args=[world.with_dean.id]))
    assert answer["Location"] == reverse("expect", args=[world.with_dean.id])


def test_the_next_time_is_not_one_that_is_over(world: World, sam: Client) -> None:
    with acting_for(world.owner):
        for days in (-3, 5):
            at = timezone.now() + dt.timedelta(days=days)
            plan_contact(world.owner, world.with_dean, at=at, place=f"place {days}")
    page = sam.get(reverse("paper-promises-show", args=[world.with_dean.id])).text
    assert "place 5" in page
    assert "place -3" not in page


def test_a_day_that_was_agreed_anew_is_said_to_be_on_the_page_and_on_paper(world: World, sam: Client) -> None:
    with acting_for(world.owner):
        day = clock.today(world.owner.zone)
        one = add_promise(world.owner, world.with_dean, id=new_id(), words="Ring the bank", due_on=day)
        at = timezone.now() + dt.timedelta(days=1)
        visit = plan_contact(world.owner, world.with_dean, at=at)
        papers = [("paper-promises-show", world.with_dean.id), ("paper-promises", world.with_dean.id)]
        papers += [("contact-shown", visit.id), ("paper-plan", visit.id), ("agenda-show", world.with_dean.id)]
        anew = re.compile(
            rf"Before, it was for {full(day)}. (We|You and Sam) agreed on the new day on {full(day)}."
        )

        def said_on() -> list[bool]:
            answers = [sam.get(reverse(name, args=[id])) for name, id in papers]
            pdf = [one["Content-Type"] == "application/pdf" for one in answers]
            texts = [
                read(one.content).text if is_pdf else one.text
                for one, is_pdf in zip(answers, pdf, strict=True)
            ]
            return [bool(anew.search(text)) for text in texts]

        assert said_on() == [False] * 5
        step_promise(world.owner, one, event="changed", due_on=day + dt.timedelta(days=4))
    assert said_on() == [True] * 5


def test_the_persons_page_and_each_page_it_belongs_to_lead_to_the_paper(
    world: World, sam: Client, lived: Contact
) -> None:
    alliance = world.with_dean.id
    leads = {
        reverse("alliance", args=[alliance]): READ[1:],
        reverse("agenda", args=[alliance]): ("paper-promises-show", "paper-goals"),
        reverse("paper-promises-show", args=[alliance]): ("paper-promises",),
        reverse("expect", args=[alliance]): ("paper-expect",),
        reverse("contact-shown", args=[lived.id]): ("paper-plan",),
    }
    for page, names in leads.items():
        text = sam.get(page).text
        for name in names:
            assert f'href="{of(world, name, lived)}"' in text, (page, name)


def test_a_symbol_is_chosen_and_stands_on_my_page_and_on_the_paper(
    world: World, sam: Client, lived: Contact
) -> None:
    assert "<svg" in sam.get(reverse("me-symbol")).text
    page = sam.post(reverse("me-symbol"), {"symbol": "boat"}, follow=True).text
    assert 'aria-label="The symbol of Sam: Boat"' in page
    assert read(sam.get(of(world, "paper-promises", lived)).content).alts == ("The symbol of Sam: Boat",)
    sam.post(reverse("me-photo"), {"photo": sent(picture())})
    assert read(sam.get(of(world, "paper-promises", lived)).content).alts == ("A photo of Sam",)
    assert sam.post(reverse("me-symbol"), {"symbol": "skull"}).status_code == 422
