"""Show Dean: the screen is handed over, five are answered one at a time, and the password brings it back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.site import PASSWORD, Site
from tests.e2e.watch import Watch
from tests.e2e.ways import PHONE, beyond_the_edge, see

SMALLEST, GAP, TEXT = 48, 8, 19  # pixels
#: Everything there is to press on a screen that is theirs, by its place; a radio lies over its whole row.
TARGETS = """() => [...document.querySelectorAll("a.btn, button, input[type=radio]")].map(each => {
  const {top, bottom, left, right} = each.getBoundingClientRect(); return [top, bottom, left, right]; })"""
SMALL_TEXT = """least => [...document.querySelectorAll("main *, .foot *")].filter(each => each.checkVisibility()
  && [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim())
  && parseFloat(getComputedStyle(each).fontSize) < least).map(each => each.textContent.trim())"""


def is_fit_for_them(page: Page) -> None:
    """Large enough to press and to read, apart from each other, and nothing to scroll sideways for."""
    targets = page.evaluate(TARGETS)
    for top, bottom, left, right in targets:
        assert min(bottom - top, right - left) >= SMALLEST
    for first in targets:
        for other in targets:
            if first is not other:
                apart = max(
                    other[0] - first[1], first[0] - other[1], other[2] - first[3], first[2] - other[3]
                )
                assert apart >= GAP - 0.5
    assert page.evaluate(SMALL_TEXT, TEXT) == []
    assert beyond_the_edge(page) <= 0


def somebody_who_can_be_asked(site: Site, page: Page) -> str:
    """The address of the first of Sam's people to whom a form may be brought now."""
    page.goto(f"{site.url}/people/")
    links = page.locator("main :is(.who, .around) a").all()
    for address in [site.url + str(link.get_attribute("href")) for link in links]:
        page.goto(f"{address}together/device/")
        if page.get_by_text("ask aloud instead").count() == page.get_by_text("In a hard patch").count() == 0:
            return address
    raise AssertionError("nobody in the demo can be asked")


def leads_nowhere_else(page: Page, other: Page, addresses: list[str]) -> None:
    """In another tab, under addresses of the worker's, and by going back: it is the page that is handed over."""
    shown = "How it is with Sam"
    for address in (*addresses, f"{addresses[0]}/people/", f"{addresses[0]}/search/"):
        other.goto(address)
        expect(other.get_by_role("heading", level=1)).to_have_text(shown)
    other.close()
    for _press in range(4):
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text(shown)


def give_it_back(page: Page) -> None:
    """By the password alone."""
    for password in ("a guess", PASSWORD):
        page.get_by_label("Your password").fill(password)
        page.get_by_role("button", name="Take the screen back").click()
        if password != PASSWORD:
            expect(page.get_by_text("This is not your current password").first).to_be_visible()


def answer_five(page: Page, axe: Callable, shot: Callable, *, script: bool) -> None:
    """One after the other; the last is answered anew."""
    for place, answer in enumerate(("Always", "Not often", "I do not know", "Sometimes", "Never"), start=1):
        expect(page.get_by_text(f"{place} of 5.")).to_be_visible()
        expect(page.locator(":checked")).to_have_count(0)
        is_fit_for_them(page)
        page.get_by_label(answer, exact=True).check()
        if script and place == 1:
            axe(page)
            see(page, "320 px, dark")
            axe(page)
            is_fit_for_them(page)
            see(page, "phone")
            shot(page, "one-of-five")
        page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Back").click()
    page.get_by_label("Most times").check()
    page.get_by_role("button", name="Next").click()


@pytest.mark.parametrize("script", [False, True], ids=["without script, thrown away", "kept"])
def test_hand_over_five_are_answered_and_back_by_the_password(
    site: Site, page_at: Callable[..., Page], axe: Callable, shot: Callable, watch: Watch, script: bool
) -> None:
    watch.expect("status of 422")
    page = page_at(PHONE, java_script_enabled=script)
    site.sign_in(page, "sam")
    home = somebody_who_can_be_asked(site, page)
    page.goto(home)
    page.locator("summary", has_text="Add something").click()
    page.get_by_role("link", name=re.compile("^Show h")).click()
    page.get_by_role("link", name="how it is with you").click()
    other = page.context.new_page()
    other.goto(home)
    page.get_by_label("alone").check()
    page.get_by_role("button", name="Hand the screen to").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("How it is with Sam")
    theirs = page.url
    if script:
        expect(other).to_have_url(theirs)
    leads_nowhere_else(page, other, [site.url, home])
    page.get_by_role("button", name="Begin").click()
    answer_five(page, axe, shot, script=script)
    ending = page.get_by_role("button", name="Yes, Sam can read it" if script else "No, throw it away")
    expect(ending).to_be_visible()
    is_fit_for_them(page)
    ending.click()
    expect(heading).to_have_text("Thank you")
    page.get_by_role("link", name="Give it back to Sam").click()
    give_it_back(page)
    if script:
        expect(heading).to_contain_text("How I think it is for")
        page.locator("input[name=listens][value='3']").check(force=True)
        page.get_by_role("button", name="Save it, then see the gap").click()
        page.get_by_role("link", name="Read what Amir said").click()
        expect(page.get_by_text("Not often: Sam is on my side.")).to_be_visible()
    page.goto(theirs)
    expect(heading).to_have_text("Five questions, on your device")
