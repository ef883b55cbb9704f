"""Story A: from a referral list to an agenda of theirs (S3, S6, S7, S14, S15). At a desk, on a phone, without JavaScript."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.standing import Standing, standing
from tests.e2e.watch import Watch
from tests.e2e.ways import PHONE

REFERRAL = "1. Recruit a support worker\n2. Review of the wheelchair\n\n- Bank account and appointee"
VAN = "That white van is in my space again"
WHY = "He cannot get the chair out of the car."
OUTSIDE = "Because the solicitor says so"
HERS = "So that somebody is there when the nights are long"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("story-a")) as running:
        yield running


@pytest.fixture(autouse=True)
def a_remark_is_no_failure(watch: Watch) -> None:
    """The page with a remark has not been saved yet, which the browser's console calls an error."""
    watch.expect("status of 422")


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def go(page: Page, words: str) -> None:
    page.get_by_role("link", name=words, exact=True).first.click()


def paste_the_referral(page: Page, theirs: str) -> None:
    """The list arrives as mine; theirs stands empty and asks to be filled by listening."""
    page.goto(theirs)
    go(page, "Both lists in full")
    go(page, "Paste a referral’s list")
    page.get_by_label("The list, one need a line").fill(REFERRAL)
    press(page, "Put it on my list")
    expect(page.locator(".side-mine .items > li")).to_have_count(3)
    expect(page.locator(".side-theirs .items")).to_have_count(0)
    expect(page.locator(".side-theirs")).to_contain_text("Ask what is on")


def listen(page: Page) -> None:
    """What was heard, in their words, and what was done about it."""
    page.get_by_role("link", name="Add something of").first.click()
    page.get_by_label("What does", exact=False).fill(VAN)
    page.get_by_label("Why does it matter", exact=False).fill(WHY)
    press(page, "Done")
    expect(page.locator(".side-theirs .items > li")).to_contain_text([f"“{VAN}”"])
    go(page, f"“{VAN}”")
    go(page, "What was done about it")
    page.get_by_label("I did it", exact=True).check()
    page.get_by_label("A few words about it").fill("wrote to the building manager")
    press(page, "Done")
    expect(page.locator(".timeline")).to_contain_text("You did it: wrote to the building manager")


def say_why(page: Page) -> None:
    """A reason that names only the solicitor gets one kind remark, and then is kept as it is, or better."""
    page.locator(".crumb a").first.click()
    go(page, "Recruit a support worker")
    go(page, "Change the words")
    page.get_by_label("Why I think this could help you. Does it?").fill(OUTSIDE)
    page.get_by_label("How I will say it").fill("over tea, and I will ask")
    press(page, "Done")
    expect(page.locator(".advice")).to_contain_text("what could the person have from it?")
    expect(page.get_by_label("How I will say it")).to_have_value("over tea, and I will ask")
    page.get_by_label("Why I think this could help you. Does it?").fill(HERS)
    press(page, "Done")
    expect(page.locator(".facts")).to_contain_text(HERS)
    press(page, "I named it openly")
    press(page, "I named it openly")
    expect(page.locator(".timeline > li")).to_have_count(1)  # named twice is named: nobody counts
    page.get_by_role("button", name="mind eased").click()
    expect(page.locator(".tag-mine")).to_have_text("he is ready")


def show_it(page: Page, theirs: str) -> None:
    """Both lists side by side for the client, large, with nothing of how I will say it."""
    page.goto(f"{theirs}agenda/show/")
    said = page.locator("main")
    expect(said).to_contain_text(f"“{VAN}”")
    expect(said).to_contain_text(HERS)
    expect(said).not_to_contain_text("over tea")


SMALLEST = """() => Math.min(...[...document.querySelectorAll("main p, main li, main h1, main h2")]
  .filter(e => e.offsetParent && e.textContent.trim()).map(e => parseFloat(getComputedStyle(e).fontSize)))"""


def live_the_story(here: Standing, page: Page, name: str) -> str:
    theirs = f"{here.url}/alliances/{here.person(name)}/"
    here.sign_in(page)
    paste_the_referral(page, theirs)
    listen(page)
    say_why(page)
    show_it(page, theirs)
    return theirs


def test_from_a_referral_list_to_an_agenda_of_theirs(
    here: Standing, page: Page, width: int, axe: Callable[[Page], None]
) -> None:
    theirs = live_the_story(here, page, f"Amir {width}")
    assert page.evaluate(SMALLEST) >= 19
    for path in (
        "",
        "agenda/",
        "agenda/show/",
        "agenda/mine/",
        "agenda/theirs/",
        "agenda/referral/",
        "expect/write/",
    ):
        page.goto(f"{theirs}{path}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_same_without_javascript(here: Standing, no_js: Page) -> None:
    live_the_story(here, no_js, "Rosa")


def test_where_the_remark_stands_the_focus_goes(here: Standing, page_at: Callable[..., Page]) -> None:
    page = page_at(PHONE)
    here.sign_in(page)
    page.goto(f"{here.url}/alliances/{here.person('Kofi')}/agenda/mine/")
    page.get_by_label("What would you like to get done?").fill("A bank account")
    page.get_by_label("Why I think this could help you. Does it?").fill(OUTSIDE)
    press(page, "Done")
    expect(page.locator("#advice")).to_be_focused()
    press(page, "Done")
    expect(page.locator(".side-mine")).to_contain_text("A bank account")
