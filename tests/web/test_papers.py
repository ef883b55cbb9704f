"""The papers as files: who gets them, what they are called, what is not in them, and what it says in the audit."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.agenda.actions.agreements import write_sheet
from alongside.base import clock
from alongside.base.clock import new_id
from alongside.base.request_context import acting_for
from alongside.checkins.models import Answer
from alongside.contacts.actions.planning import get_ready, plan_contact
from alongside.contacts.models import Contact
from tests.domain.agenda.made import goal, mine, promise, theirs
from tests.domain.papers.reading import read
from tests.noticed import check_in
from tests.pictures import picture
from tests.web.test_my_account import sent
from tests.world import World

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


@pytest.fixture
def looked(world: World) -> str:
    """Check-ins of each kind, with a canary in what is for me; the address of the line."""
    dean = world.with_dean
    for ago in (90, 40, 10):
        check_in(dean, ago, 15)
        check_in(dean, ago, 12, rater="mirror")
    for_me = check_in(dean, 0, 1, rater="for_me", top=4)
    words = {"org": world.org, "made_by": world.sam, "key_of": world.sam.id}
    Answer.objects.create(check_in=for_me, item="stuck", words="CANARY of mine", **words)
    check_in(dean, 0, 9, mode="with_help", helper="Tunde")
    return reverse("paper-line", args=[world.with_dean.id])


PAPERS = {
    "promises": ("paper-promises", "Write to the manager"),
    "plan": ("paper-plan", "I need to ask you something."),
    "what-to-expect": ("paper-expect", "I am your case manager."),
    "goals": ("paper-goals", "Drive again"),
    "five-questions": ("paper-five", "Sam is on my side."),
    "line": ("paper-line", "asked aloud, with help from Tunde"),
}


def of(world: World, name: str, lived: Contact) -> str:
    return reverse(name, args=[lived.id if name == "paper-plan" else world.with_dean.id])


@pytest.mark.parametrize("called", PAPERS)
def test_each_paper_is_a_file_that_names_nobody_and_tells_nothing_that_is_mine(
    world: World, sam: Client, lived: Contact, looked: str, called: str
) -> None:
    name, words = PAPERS[called]
    answer = sam.get(of(world, name, lived))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    day = clock.today(world.owner.zone)
    assert answer["Content-Disposition"] == f'attachment; filename="{called}-{day}.pdf"'
    paper = read(answer.content)
    assert paper.is_accessible
    assert words in paper.text
    assert not [mine for mine in ("CANARY", "at ease you") if mine in paper.text]
    assert b"CANARY" not in answer.content


def test_an_older_window_is_printed_as_its_page_shows_it(world: World, sam: Client, looked: str) -> None:
    until = timezone.localdate() - dt.timedelta(days=50)
    page = sam.get(reverse("line", args=[world.with_dean.id]) + f"?until={until}").text
    assert f'href="{looked}?until={until}"' in page
    assert read(sam.get(f"{looked}?until={until}").content).tags.count("/TD") == 4 * 2


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
