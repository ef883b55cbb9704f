"""Story I: what is planned reaches the record, and every word of it is found on the contact (S2, S8, S11, S12)."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.standing import Standing, standing
from tests.e2e.ways import AT_A_DESK

PLANNED = {
    "What will we start with?": "The van, and how the night was",
    "respect or like": "How patient he is with the builders",
    "What would be good to name openly?": "That the review is late",
    "What is this like for me?": "I dread the solicitor",
    "What do I need myself?": "An answer by Friday",
}
LETTER = "Write to the building manager"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("story-i")) as running:
        yield running


def plan(page: Page, theirs: str) -> None:
    page.goto(f"{theirs}ready/")
    page.locator("summary", has_text="For me").click()
    for label, words in PLANNED.items():
        page.get_by_label(label).first.fill(words)
    page.locator("[name=openly][value=my_need]").check()
    page.get_by_role("button", name="Save the plan").click()


def see_and_record(page: Page, theirs: str) -> None:
    """From the person's page: what was planned for today is offered before another record is begun."""
    page.goto(theirs)
    page.get_by_role("link", name="Record a contact").click()
    page.get_by_role("link", name="is planned: record that one").click()
    page.locator("summary", has_text="What I planned").click()
    expect(page.locator("[name=of_plan][value=name_openly]")).to_be_checked()
    expect(page.locator("[name=of_mine][value=my_need]")).to_be_checked()
    page.get_by_label(PLANNED["respect or like"]).check()
    page.get_by_label(LETTER).check()
    page.get_by_label("What was on his mind?").fill("The van is gone")
    page.get_by_role("button", name="Done").click()


def live_the_story(here: Standing, page: Page, name: str) -> None:
    theirs = f"{here.url}/alliances/{here.person(name)}/"
    here.sign_in(page)
    page.goto(f"{theirs}promises/add/")
    page.locator("[name=words]").fill(LETTER)
    page.get_by_role("button", name="Done").click()
    plan(page, theirs)
    see_and_record(page, theirs)
    page.locator("summary", has_text="What I planned").click()
    planned = page.locator("details", has_text="What I planned")
    for words in PLANNED.values():
        expect(planned.get_by_text(words)).to_be_visible()
    expect(planned.locator(".tag")).to_have_text(["said", "named openly", "named openly"])
    expect(page.get_by_text(f"kept {LETTER}")).to_be_visible()


@AT_A_DESK
def test_what_is_planned_is_found_on_the_contact(
    here: Standing, page: Page, width: int, axe: Callable[[Page], None]
) -> None:
    live_the_story(here, page, f"Dean {width}")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_same_without_javascript(here: Standing, no_js: Page) -> None:
    live_the_story(here, no_js, "Rosa")
