"""Story P (S27, S18): three hard patches at once are seen by me first (that nobody else sees it: tests/web/test_load.py).

No word of mine stands in clear in the database, its log, a backup or the server's log.
"""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.site import Site, alongside
from tests.e2e.ways import PHONE

SAID = "at the same time. That is a lot for one person to carry."
CANARY = "heronsbill"
THREE = ("Dean Whitlock", "June Ashby", "Kayleigh")


def note_something_hard(page: Page, site: Site, name: str) -> None:
    page.goto(f"{site.url}/people/")
    page.get_by_role("link", name=name).first.click()
    page.get_by_role("link", name="Between us", exact=True).click()
    page.get_by_role("link", name="Something is hard between us").click()
    page.get_by_role("button", name="Note it").click()


def keep(page: Page, site: Site) -> None:
    """What has helped, where my lines are, and when this phone rings."""
    page.get_by_role("link", name="Add something that helps").click()
    page.get_by_label("What has helped you before").fill(f"A walk, {CANARY}")
    page.get_by_role("button", name="Keep").click()
    summary = page.locator("details", has_text="Dean").first
    summary.locator("summary").click()
    summary.get_by_label("dread", exact=True).check()
    summary.get_by_role("button", name="It takes").click()
    expect(page.get_by_text("dread; it takes").first).to_be_visible()
    page.goto(f"{site.url}/me/boundaries/")
    page.get_by_label("Whom do I ask when I am not sure?").fill(f"Olu, {CANARY}")
    page.get_by_role("button", name="Keep").click()


def test_three_hard_patches_at_once_are_seen_by_me_first(
    site: Site, page_at: Callable[..., Page], axe: Callable[[Page], None], tmp_path: Path
) -> None:
    page = page_at(PHONE)
    site.sign_in(page, "sam")
    for name in THREE:
        expect(page.get_by_text(SAID)).to_have_count(0)
        note_something_hard(page, site, name)
        page.goto(site.url)
    expect(page.get_by_text(SAID)).to_be_visible()
    axe(page)
    page.get_by_role("link", name="One thing to do").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How the work is for you")
    expect(page.get_by_text("116 123")).to_be_visible()
    keep(page, site)
    backup = tmp_path / "backup"
    assert alongside("backup", "--to", str(backup), data=site.data).returncode == 0
    files = [site.log, backup, *(file for file in site.data.rglob("*") if file.is_file())]
    assert any(file.suffix.endswith("-wal") or "wal" in file.name for file in files)
    in_clear = [file for file in files if CANARY.encode() in file.read_bytes()]
    assert in_clear == []
    assert b"Saltmarsh" in (site.data / "alongside.sqlite3").read_bytes(), "what is no secret is found"
