"""Story L: from an empty installation to the first recorded visit, with the words of the README alone; on a phone and at a desk."""

import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.site import alongside, free_port, running
from tests.e2e.watch import Watch

NEW = "three grey herons"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def go(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name).click()


def come_in(page: Page, link: str) -> None:
    """Choose a password, and be on Today."""
    page.goto(link)
    for field in ("Your new password", "The same once more"):
        page.get_by_label(field).fill(NEW)
    press(page, "Set the password")
    expect(page.get_by_role("main")).to_contain_text("you are signed in")


def test_an_empty_installation_leads_to_the_first_recorded_visit(
    tmp_path: Path, page: Page, watch: Watch
) -> None:
    watch.expect("status of 422")  # the page that asks whether it is still her
    port, data, log = free_port(), tmp_path / "data", tmp_path / "log"
    start = [sys.executable, "-m", "alongside", "start", "--no-demo", "--new", "--port", str(port)]
    with running(start, port, data, log, patience=180):
        assert f"organisation --port {port}" in log.read_text()
        founded = alongside("organisation", "Harbour", "--lead", "maya", "--port", str(port), data=data)
        come_in(page, founded.stdout.split()[-1])

        expect(page.get_by_role("main")).to_contain_text("Three things to begin with")
        go(page, "Add somebody")
        page.fill("[name=name]", "Sam Okafor")
        page.fill("[name=first_name]", "Sam")
        page.fill("[name=username]", "sam")
        page.locator("[name=roles][value=worker]").check()
        press(page, "Done")
        page.fill("[type=password]", NEW)
        press(page, "Go on")
        press(page, "Make a link")
        link = page.locator("#link").inner_text()

        page.context.clear_cookies()
        come_in(page, link)
        go(page, "Add a person")
        page.fill("[name=name]", "Dean Walker")
        press(page, "Done")
        page.get_by_role("link", name="Record").first.click()
        page.fill("textarea >> nth=0", "The van is in his space again")
        press(page, "Done")
        expect(page.get_by_role("main")).to_contain_text("The van is in his space again")
