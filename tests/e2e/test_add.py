"""A call that came in is written down from anywhere: the plus, the beginning of a name, and the form knows it was a call."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.site import Site
from tests.e2e.ways import beyond_the_edge, see


def to_the_form(site: Site, page: Page) -> None:
    site.sign_in(page, "sam")
    page.goto(f"{site.url}/people/")
    page.get_by_role("navigation").get_by_role("link", name="Write something down").click()
    page.get_by_label("A call", exact=True).check()
    page.get_by_label("With whom?").fill("dea")


def is_a_call_with_dean(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("How was it")
    expect(page.locator("input[name=way][value=call]")).to_be_checked()
    expect(page.get_by_role("link", name="Dean").first).to_be_visible()


def test_a_call_from_anywhere(
    site: Site, page: Page, axe: Callable[[Page], None], shot: Callable[[Page, str], None]
) -> None:
    to_the_form(site, page)
    expect(page.locator("#people button:visible")).to_have_text(["Dean Whitlock"])
    axe(page)
    shot(page, "add")
    see(page, "320 px, dark")
    axe(page)
    assert beyond_the_edge(page) <= 0
    page.get_by_role("button", name="Dean Whitlock").click()
    is_a_call_with_dean(page)


def test_the_same_without_javascript(site: Site, no_js: Page) -> None:
    to_the_form(site, no_js)
    no_js.get_by_role("button", name="Find").click()
    is_a_call_with_dean(no_js)
