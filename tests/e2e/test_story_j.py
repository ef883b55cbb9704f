"""Story J: a low answer asked aloud, thanked, one thing to do differently, done, asked again."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.standing import Standing, standing

FIVE = ("listen", "safe", "side", "help", "wrong")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("story-j")) as running:
        yield running


def ask_five(page: Page, home: str, listens: str) -> None:
    page.goto(f"{home}together/five/")
    for group in FIVE:
        answer = listens if group == "listen" else "most times"
        page.locator("fieldset", has_text=group).get_by_label(answer, exact=True).first.check()
    for how in ("asked aloud", "together with me"):
        page.get_by_label(how, exact=True).check()
    page.get_by_role("button", name="Done").click()


def live_story_j(here: Standing, page: Page, called: str, look: Callable[[], None]) -> None:
    home = f"{here.url}/alliances/{here.person(f'{called} Story')}/"
    here.sign_in(page)
    ask_five(page, home, "not often")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Thank {called} for saying so")
    expect(page.get_by_text("Not often: Sam listens to what matters to me.")).to_be_visible()
    expect(page.get_by_role("link", name="Something is hard between us")).to_be_visible()
    look()
    page.get_by_label("What will you do?").fill("Hear it to the end before I answer")
    page.get_by_role("button", name="Promise it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"What {called} said")
    look()
    page.get_by_role("link", name="Hear it to the end before I answer").click()
    with page.expect_navigation():
        page.get_by_role("button", name="I kept it").click()
    page.goto(f"{home}together/")
    card = page.locator(".card", has_text="Ask whether it is easier now")
    expect(card.get_by_text("Hear it to the end before I answer")).to_be_visible()
    expect(card.get_by_text("kept")).to_be_visible()
    look()
    ask_five(page, home, "always")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"What {called} said")
    expect(page.get_by_text("Hear it to the end before I answer")).to_be_visible()
    expect(page.get_by_text(f"Thank {called}")).to_have_count(0)
    look()


def test_story_j(here: Standing, page: Page, axe: Callable, shot: Callable, width: int) -> None:
    seen = iter(("thanked", "promised", "again", "easier"))

    def look() -> None:
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        shot(page, f"story-j-{next(seen)}")

    live_story_j(here, page, f"Jo{width}", look)


def test_story_j_without_javascript(here: Standing, no_js: Page) -> None:
    live_story_j(here, no_js, "Jon", lambda: None)
