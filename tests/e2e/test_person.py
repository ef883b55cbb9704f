"""A person's page: what the first view asks of a tired thumb, three rooms without a script, and a sheet to print."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.site import Site
from tests.e2e.ways import DESK, PHONE, beyond_the_edge

SCREENS, CHOICES = 2.5, 12  # at most: how long the page is, and what one may press in its first view
IN_VIEW = """() => [...document.querySelectorAll("main :is(a, button, summary, input, select)")].filter(
  each => { const box = each.getBoundingClientRect(); return each.checkVisibility() && box.top < innerHeight && box.bottom > 0 }).length"""


@pytest.fixture
def people(site: Site, page_at: Callable[..., Page]) -> tuple[Page, list[str]]:
    """Sam on a phone, and the address of each of Sam's people."""
    page = page_at(PHONE)
    site.sign_in(page, "sam")
    page.goto(f"{site.url}/people/")
    links = page.locator("main :is(.who, .around) a")
    return page, [site.url + str(link.get_attribute("href")) for link in links.all()]


def test_it_is_short_and_asks_little_for_everybody(people: tuple[Page, list[str]]) -> None:
    page, addresses = people
    assert len(addresses) > 8
    for address in addresses:
        page.goto(address)
        name = page.locator("h1").inner_text()
        assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= SCREENS, name
        assert page.evaluate(IN_VIEW) <= CHOICES, name


def test_the_rooms_open_without_a_script_and_nothing_scrolls_two_ways(
    site: Site, no_js: Page, page_at: Callable[..., Page]
) -> None:
    page = no_js
    site.sign_in(page, "sam")
    page.goto(f"{site.url}/people/")
    page.get_by_role("link", name="Dean Whitlock").first.click()
    for room, shows in (("Between us", "The line"), ("Time", "Time with each other"), ("Ours", "Yours")):
        page.get_by_role("link", name=room, exact=True).click()
        expect(page.get_by_role("heading", name=shows, exact=True)).to_be_in_viewport()
        for width, height in ((320, 640), (320, 256)):  # a narrow phone, and a desk at 400 %
            page.set_viewport_size({"width": width, "height": height})
            assert beyond_the_edge(page) <= 0, room
            page.set_viewport_size({"width": PHONE, "height": 844})
    page.locator("summary", has_text="Add something").click()
    page.get_by_role("link", name="A promise", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_it_prints_as_a_sheet_without_what_is_mine_alone(site: Site, page_at: Callable[..., Page]) -> None:
    page = page_at(DESK)
    site.sign_in(page, "sam")
    page.goto(f"{site.url}/people/")
    page.get_by_role("link", name="Dean Whitlock").first.click()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Yours", exact=True)).to_be_visible()
    expect(page.get_by_text("01632 960114")).to_be_visible()
    assert page.locator(".btn:visible, nav:visible, summary:visible").count() == 0
    page.goto(f"{page.url.split('#')[0]}between/")
    page.emulate_media(media="print")
    expect(page.get_by_text("What is yours alone is not printed.")).to_be_visible()
    for selector in (".line-card", ".mine-alone", ".rows"):
        expect(page.locator(selector).locator("visible=true")).to_have_count(0)
