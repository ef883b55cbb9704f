"""The pictures of the README: made anew in build/pictures/ by each run, to be copied to docs/pictures/ when a page has changed."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tests.e2e.site import Site
from tests.e2e.ways import PHONE
from tests.installation import ROOT

MADE, SHOWN = ROOT / "build" / "pictures", ROOT / "docs" / "pictures"


def with_a_mend(page: Page, site: Site) -> str:
    """The address of a line that shows one."""
    page.goto(f"{site.url}/people/")
    people = page.locator("main a[href^='/alliances/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    for person in filter(re.compile(r"/alliances/[^/]+/").fullmatch, people):
        page.goto(f"{site.url}{person}line/")
        if page.locator(".line-mended").count():
            return page.url
    raise AssertionError("nobody in the demo has a line with a mend")


def test_the_pictures_of_the_readme(site: Site, page_at: Callable[..., Page]) -> None:
    page = page_at(PHONE)
    site.sign_in(page, "sam")
    MADE.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=MADE / "today.png")
    page.get_by_role("link", name="Dean", exact=True).first.click()
    page.screenshot(path=MADE / "person.png")
    desk = page_at(1000)
    site.sign_in(desk, "sam")
    desk.goto(with_a_mend(desk, site))
    desk.locator(".line-card").screenshot(path=MADE / "line.png")
    readme = (ROOT / "README.md").read_text()
    for picture in sorted(MADE.glob("*.png")):
        assert f"docs/pictures/{picture.name}" in readme
        assert (SHOWN / picture.name).exists()
