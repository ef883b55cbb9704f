"""Story D: four contacts of mine only, and Today says so and why; and its opposite, only ever theirs."""

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from alongside.base.clock import today
from tests.e2e.standing import Standing, standing
from tests.e2e.ways import AT_A_DESK, ON_A_PHONE

STATEMENT, STALL = "The witness statement", "An hour at the stall, with my cousin"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("story-d")) as running:
        yield running


def record(page: Page, theirs: str, ago: int, *, words: str = "", came_up: str = "not today") -> dt.date:
    """A contact some days ago, by the page, as one catches up on a week."""
    day = today("Europe/London") - dt.timedelta(days=ago)
    page.goto(theirs)
    page.get_by_role("link", name="Record a contact").click()
    if words:
        page.get_by_label("What was on his mind?").fill(words)
        page.get_by_label("Something new: put it on his list").check()
    came = page.locator("fieldset", has_text="Did yours come up?")
    came.get_by_label(came_up, exact=True).check()
    page.locator("details.fold", has=page.get_by_label("On which day, if not today?")).locator(
        "summary"
    ).click()
    page.get_by_label("On which day, if not today?").fill(day.isoformat())
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Visit")
    return day


def worth_a_look(here: Standing, page: Page, name: str) -> Locator:
    page.goto(here.url)
    return page.locator(".card-look", has_text=name)


def said(day: dt.date) -> str:
    year = f" {day.year}" if day.year != today("Europe/London").year else ""
    return f"{day.day} {day:%B}{year}"


def put_aside(page: Page, card: Locator) -> None:
    # another notice about the same person may take its place
    fact = card.locator("strong").first.inner_text()
    card.get_by_role("button", name="Not now").click()
    expect(page.get_by_text("Put aside until")).to_be_visible()
    expect(page.locator(".card-look", has_text=fact)).to_have_count(0)


def only_mine(here: Standing, page: Page, name: str) -> None:
    theirs = f"{here.url}/alliances/{here.person(name, ('theirs', STALL), ('mine', STATEMENT))}/"
    last = record(page, theirs, 44, words=STALL)
    for ago in (37, 28, 16):
        record(page, theirs, ago, came_up="I named it")
        if ago > 16:
            expect(worth_a_look(here, page, name).get_by_text("about your list")).to_have_count(0)
    record(page, theirs, 7, came_up="I named it")
    card = worth_a_look(here, page, name)
    expect(card).to_contain_text(f"Your last four contacts with {name} were about your list.")
    expect(card).to_contain_text("Start the next with his.")
    expect(card).to_contain_text(f"Since {said(last)} nothing of his was written down.")
    expect(card).to_contain_text("That can be chance, or a busy month.")
    card.locator("summary").click()
    expect(card.get_by_text("Of 100 relationships")).to_be_visible()
    card.get_by_role("link", name="Start with something of his").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Get ready for {name}")
    expect(page.locator(".card-now")).to_contain_text(STALL)
    put_aside(page, worth_a_look(here, page, name))


def only_ever_theirs(here: Standing, page: Page, name: str) -> None:
    theirs = f"{here.url}/alliances/{here.person(name, ('mine', STATEMENT))}/"
    first = record(page, theirs, 78, words="The television")
    for ago, words in ((60, "The bins"), (40, "The hedge"), (20, "The telephone")):
        record(page, theirs, ago, words=words)
    expect(worth_a_look(here, page, name).get_by_text("only about his list")).to_have_count(0)
    record(page, theirs, 2, words="That telephone is too loud")
    card = worth_a_look(here, page, name)
    expect(card).to_contain_text(f"Your last five contacts with {name} were only about his list.")
    expect(card).to_contain_text(f"Since {said(first)} nothing of yours was named.")
    expect(card).to_contain_text("Going with him first is right; so is a turn of yours.")
    card.get_by_role("link", name="Name one thing of mine, openly").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Get ready for {name}")
    expect(page.get_by_text(STATEMENT).first).to_be_visible()
    put_aside(page, worth_a_look(here, page, name))


@AT_A_DESK
def test_four_contacts_of_mine_only_are_said_with_why(here: Standing, page: Page, width: int, axe) -> None:
    here.sign_in(page)
    only_mine(here, page, f"Amir{width}")
    axe(page)


@ON_A_PHONE
def test_and_the_opposite_only_ever_theirs(here: Standing, page: Page, width: int) -> None:
    here.sign_in(page)
    only_ever_theirs(here, page, f"Frank{width}")


def test_today_reads_and_puts_aside_without_javascript(here: Standing, no_js: Page) -> None:
    here.sign_in(no_js)
    only_mine(here, no_js, "Plain")
