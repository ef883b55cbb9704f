"""Story M: somebody remembers a van and no name. "van" is typed, Dean is found and called."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.site import Site
from tests.e2e.ways import beyond_the_edge, see


def van_typed_dean_called(site: Site, page: Page) -> None:
    site.sign_in(page, "sam")
    page.get_by_role("navigation").get_by_role("link", name="Search").click()
    box = page.get_by_role("searchbox")
    box.fill("VÁN")
    box.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_have_text(["Dean Whitlock"])
    expect(page.get_by_role("link", name="That white van is in my space again").first).to_be_visible()
    assert "van" not in page.url
    call = page.get_by_role("link", name="Call Dean")
    assert (call.get_attribute("href") or "").startswith("tel:0")


def test_van_is_typed_and_dean_is_called(
    site: Site, page: Page, axe: Callable[[Page], None], shot: Callable[[Page, str], None]
) -> None:
    van_typed_dean_called(site, page)
    axe(page)
    shot(page, "search-found")
    see(page, "320 px, dark")
    axe(page)
    assert beyond_the_edge(page) <= 0


@pytest.mark.parametrize("who", ["priya", "maya"])
def test_others_find_nothing_of_his(site: Site, page_at: Callable[..., Page], who: str) -> None:
    page = page_at(390)
    site.sign_in(page, who)
    page.goto(f"{site.url}/search/")
    page.get_by_role("searchbox").fill("van")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("Nothing of yours has “van” in it.")).to_be_visible()


def test_the_same_without_javascript(site: Site, no_js: Page) -> None:
    van_typed_dean_called(site, no_js)
