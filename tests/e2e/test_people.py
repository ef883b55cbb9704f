"""People in a real browser (S1, S9, S16): a client, who is around them, what is good to know before a visit."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.standing import Standing, standing
from tests.e2e.ways import AT_A_DESK
from tests.world import PASSWORD

QUESTION = "On which days should I leave you in peace?"
PAGES = ["", "circle/", "circle/add/", "good-to-know/", "good-to-know/add/begin/", "good-to-know/earlier/"]
PAGES += ["get-right/", "getting-in/", "details/"]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("people")) as running:
        yield running


@AT_A_DESK
def test_signing_in_by_the_form(here: Standing, page: Page, width: int) -> None:
    here.door.by_the_form(page, "priya", PASSWORD)
    expect(page.get_by_role("button", name="Sign out")).to_have_count(1)


def test_signing_in_by_the_form_without_javascript(here: Standing, no_js: Page) -> None:
    here.door.by_the_form(no_js, "priya", PASSWORD)
    expect(no_js.get_by_role("button", name="Sign out")).to_have_count(1)


def done(page: Page) -> None:
    page.get_by_role("button", name="Done").click()


def go_through(here: Standing, page: Page, name: str) -> str:
    """From nobody to a person with a circle and what is good to know; the address of the person's page."""
    here.sign_in(page)
    page.goto(f"{here.url}/people/")
    page.get_by_role("link", name="Add a person").click()
    page.get_by_label("Name", exact=False).first.fill(name)
    done(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{name.split()[0]} and you")
    person = page.url
    somebody_joins(page)
    something_is_good_to_know(page, person)
    the_code_of_the_door(page, person)
    a_question_is_talked_about(page, person)
    return person


def somebody_joins(page: Page) -> None:
    page.locator("summary", has_text="More").click()
    page.get_by_role("link", name="Circle", exact=True).click()
    page.get_by_role("link", name="Add somebody").click()
    page.get_by_label("Name", exact=False).first.fill("Marta Kowalczyk")
    page.get_by_label("Therapist").check()
    page.get_by_label("In your own words").fill("speech therapist")
    done(page)
    page.get_by_role("button", name="Begin with Marta").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Marta and you")
    expect(page.locator(".sub").first).to_contain_text("Speech therapist of")


def something_is_good_to_know(page: Page, person: str) -> None:
    page.goto(f"{person}good-to-know/")
    page.get_by_role("link", name=re.compile("Add.*How to begin")).click()
    page.get_by_label("In a few words").fill("I need a minute at the door")
    page.get_by_label(re.compile("own words")).check()
    done(page)
    page.goto(person)
    expect(page.get_by_text("“I need a minute at the door”")).to_be_visible()


def the_code_of_the_door(page: Page, person: str) -> None:
    page.goto(f"{person}good-to-know/")
    page.get_by_role("link", name=re.compile("Add.*Getting in")).click()
    page.get_by_label("In a few words").fill("The green bin, 4711")
    done(page)
    page.goto(f"{person}good-to-know/")
    expect(page.get_by_text("4711")).to_have_count(0)
    page.get_by_role("link", name="Show how to get in").click()
    expect(page.get_by_text("The green bin, 4711", exact=True)).to_be_visible()


def a_question_is_talked_about(page: Page, person: str) -> None:
    page.goto(f"{person}get-right/")
    page.locator("summary", has_text="Days that matter").click()
    page.get_by_role("link", name=QUESTION).click()
    page.get_by_label("In a few words").fill("Not on the third of March")
    done(page)
    expect(page.get_by_text("“Not on the third of March”")).to_be_visible()


def test_a_person_and_who_is_around_them(
    here: Standing, page: Page, width: int, axe: Callable[[Page], None]
) -> None:
    person = go_through(here, page, f"Ana Lopes {width}")
    for address in [f"{here.url}/people/", f"{here.url}/me/values/", *(f"{person}{path}" for path in PAGES)]:
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_same_without_javascript(here: Standing, no_js: Page) -> None:
    go_through(here, no_js, "Noor Aziz")


def test_on_the_smallest_screen_in_the_dark(
    here: Standing, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page = page_at(320, color_scheme="dark")
    here.sign_in(page)
    page.goto(f"{here.url}/people/")
    page.get_by_role("link", name="Dean Walker", exact=True).click()
    person = page.url
    for path in PAGES:
        page.goto(f"{person}{path}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
