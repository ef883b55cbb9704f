"""The second door: a hard thing is written with names on a phone, looked at beside what is left, put right, and handed over."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.domain.papers.reading import read
from tests.e2e.site import Site

WRITTEN = "Rosa said I betrayed her. I rang Dean’s mother at once, and Ottilie heard it. Olu says wait."
LEFT = "The mother said I betrayed her. I rang another client’s mother at once, and a friend heard it. A colleague says wait."


def test_a_sheet_is_checked_and_put_right_before_it_is_made(
    site: Site, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page = page_at(390)
    site.sign_in(page, "sam")
    page.get_by_role("link", name="Signed in as Sam").click()
    page.get_by_role("link", name="A second door").click()
    page.get_by_role("link", name="Choose somebody").click()
    page.get_by_label("A group of peers").check()
    page.get_by_label("What do you call them?").fill("The Thursday group")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("listitem").filter(has_text="The Thursday group").get_by_role("link").click()
    page.get_by_label("Rosa", exact=True).check()
    page.get_by_label("What I would like to think about").fill(WRITTEN)
    page.get_by_label("What I ask of you").fill("What do I do meanwhile?")
    page.get_by_role("button", name="Look at it without names").click()
    expect(page.get_by_role("heading", name="Check the sheet")).to_be_visible()
    expect(page.locator("mark.looks").first).to_have_text("Ottilie")
    expect(page.locator("mark:not(.looks)").first).to_have_text("The mother")
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("What I would like to think about").fill(WRITTEN.replace("Ottilie", "a friend"))
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_text("Nothing else looks like a name.")).to_be_visible()
    page.get_by_role("button", name="Make the sheet").click()
    expect(page.get_by_text(LEFT)).to_be_visible()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download it").click()
    paper = read(Path(downloading.value.path()).read_bytes())
    assert " ".join(LEFT.split()) in " ".join(paper.text.split())
    assert "First turn" in paper.text
    assert not [name for name in ("Rosa", "Dean", "Olu", "Sam", "Thursday") if name in paper.text]
