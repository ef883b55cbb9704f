"""Every ending has a next step: theirs solved and mine may come next, a promise kept, a try in a hard patch, a day that is over."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.standing import Standing, standing
from tests.e2e.ways import ON_A_PHONE

DAY_OVER = """
from alongside.base.clock import now
from alongside.contacts.models import Contact
from alongside.people.models import Alliance
alliance = Alliance.objects.get(pk="{id}")
Contact.objects.create(org_id=alliance.org_id, alliance=alliance, state="happened", at=now())
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("next-steps")) as running:
        yield running


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def solved_then_mine(page: Page, called: str) -> None:
    page.get_by_role("link", name="The parking").first.click()
    press(page, f"{called} says it is done")
    expect(page.get_by_role("heading", name="Yours may come next")).to_be_visible()
    press(page, f"{called} said yes to talking about it")
    expect(page.get_by_role("heading", level=1)).to_have_text("A support worker")
    expect(page.get_by_role("link", name="Plan when to talk about it")).to_be_visible()


def kept_and_known(page: Page, home: str, called: str) -> None:
    page.goto(f"{home}promises/add/")
    page.get_by_label("What did you say you would do?").fill("Ring the lift firm")
    press(page, "Done")
    page.get_by_role("link", name="Ring the lift firm").first.click()
    press(page, "I kept it")
    expect(page.get_by_role("heading", name=f"Does {called} know?")).to_be_visible()


def tried_then_the_day(page: Page, home: str) -> None:
    page.goto(f"{home}ruptures/note/")
    press(page, "Note it")
    press(page, "I acknowledged it today")
    expect(page.get_by_role("heading", level=1)).to_have_text("The day to come back")
    page.get_by_label("Tomorrow").check()
    press(page, "Done")
    expect(page.get_by_text("The day you come back: tomorrow.")).to_be_visible()


@ON_A_PHONE
def test_each_ending_leads_on(here: Standing, page: Page, axe: Callable, shot: Callable, width: int) -> None:
    called = f"Ned{width}"
    id = here.person(f"{called} Next", ("theirs", "The parking"), ("mine", "A support worker"))
    home = f"{here.url}/alliances/{id}/"
    here.sign_in(page)

    def look(name: str) -> None:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        shot(page, f"next-{name}")

    page.goto(f"{home}agenda/")
    solved_then_mine(page, called)
    look("mine")
    kept_and_known(page, home, called)
    look("kept")
    tried_then_the_day(page, home)
    look("back")
    here.ask(DAY_OVER.format(id=id))
    page.goto(here.url)
    card = page.locator(".card", has_text="That is everybody for today")
    expect(card.get_by_role("link", name=called)).to_be_visible()
    expect(card.get_by_text("Ring the lift firm")).to_have_count(0)
    look("over")
