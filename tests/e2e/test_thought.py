"""A bad feeling after a visit, thought through and found again; and thought and not kept: no byte of it is anywhere (S10, S21)."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.standing import Standing, standing
from tests.e2e.ways import ON_A_PHONE
from tests.marks import in_files

KEPT, NOT_KEPT, GUESSED = "zebrafinchkept", "zebrafinchlet", "zebrafinchguess"


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("thought")) as running:
        yield running


def to_the_page(page: Page, here: Standing, name: str) -> None:
    page.goto(here.url)
    page.get_by_role("link", name="Think it through").click()
    page.get_by_role("link", name=name).click()
    page.get_by_label("pulled", exact=True).check()
    page.get_by_label("am I safe with you?").check()


@ON_A_PHONE
def test_a_feeling_is_kept_or_only_thought(
    here: Standing, page: Page, width: int, axe: Callable[[Page], None]
) -> None:
    here.person(name := "Dean Thought")
    here.sign_in(page)
    to_the_page(page, here, name)
    page.get_by_label("What of this is mine?").fill(NOT_KEPT)
    page.get_by_label("What will I watch for").press_sequentially(GUESSED)
    axe(page)
    page.get_by_role("button", name="keep none of it").click()
    expect(page.get_by_text("Nothing of it was kept.")).to_be_visible()

    to_the_page(page, here, name)
    page.get_by_label("What of this is mine?").fill(KEPT)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Kept. You alone see it here.")).to_be_visible()
    expect(page.get_by_text("am I safe with you?")).to_have_count(0)
    page.locator(".crumb").get_by_role("link", name="Thinking").click()
    page.get_by_placeholder("A word you wrote").fill(KEPT[:8])
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("listitem").filter(has_text=KEPT)).to_be_visible()
    expect(page.get_by_text("nothing kept")).to_have_count(0)
    axe(page)
    # the database, its write-ahead log, the server's log, and whatever else was written
    written = [path for path in here.home.data.parent.rglob("*") if path.is_file()]
    assert in_files(["reflection_reflection"], written), "where rows would be found"
    assert in_files([KEPT, NOT_KEPT, GUESSED], written) == []
