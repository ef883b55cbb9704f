"""Ending what opens a record, in a real browser: a lead ends an assignment, a practitioner an alliance and begins it again."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.site import Site
from tests.e2e.ways import AT_A_DESK, ON_A_PHONE


@AT_A_DESK
def test_a_lead_sees_what_stays_open_and_ends_it_now(
    site: Site, page: Page, axe: Callable[[Page], None], shot: Callable[[Page, str], None]
) -> None:
    site.sign_in(page, "olu")
    page.goto(f"{site.url}/team/")
    page.get_by_role("link", name="Sam Okafor").click()
    page.get_by_role("listitem").filter(has_text="Dean Whitlock").get_by_role("link", name="End it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("When do they stop working together?")
    axe(page)
    shot(page, "assignment-end")
    expect(page.get_by_text("Helen Marsh stays open to Sam", exact=False)).to_be_visible()
    page.get_by_label("Now", exact=True).check()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Ended. It opens nothing any more.")).to_be_visible()


@ON_A_PHONE
def test_a_practitioner_ends_with_somebody_around_a_client_and_begins_again(
    site: Site, page: Page, axe: Callable[[Page], None], shot: Callable[[Page, str], None]
) -> None:
    site.sign_in(page, "sam")
    page.goto(f"{site.url}/people/")
    page.locator(".around a").first.click()
    page.get_by_role("link", name="End this working relationship").click()
    axe(page)
    shot(page, "alliance-end")
    page.get_by_role("button", name="End it").click()
    page.get_by_text("Ended", exact=True).click()
    axe(page)
    shot(page, "people-ended")
    page.get_by_role("button", name="Begin again").first.click()
    expect(page.get_by_role("link", name="End this working relationship")).to_be_visible()
