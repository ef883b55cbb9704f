"""A lead makes a password link for somebody, in a real browser: asked twice, seen, and closed until a second lead speaks."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.standing import standing
from tests.e2e.walk import look
from tests.e2e.watch import Watch

NEW = "three grey herons"
SECOND_LEAD = """
from alongside.people.models import Practitioner
from tests.world import practitioner
maya = Practitioner.objects.called("maya").select_related("org").get()
practitioner(maya.org, "ines", is_worker=False, is_lead=True)
print(Practitioner.objects.called("sam").get().id)
"""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_a_reset_is_asked_twice_seen_and_opened_by_a_second_lead(
    tmp_path: Path, page_at: Callable[..., Page], axe: Callable[[Page], None], watch: Watch
) -> None:
    watch.expect("status of 4")
    maya, ines, sam, wrong = page_at(390), page_at(1280), page_at(390), []
    with standing(tmp_path) as here:
        worker = f"{here.url}/team/{here.ask(SECOND_LEAD).strip()}/"
        here.sign_in(maya, "maya")
        maya.goto(worker)
        press(maya, "Make a link to set a password")
        wrong += look(maya, axe)
        link = maya.locator("#link").inner_text()

        sam.goto(link)
        for field in ("Your new password", "The same password again"):
            sam.get_by_label(field).fill(NEW)
        press(sam, "Set the password")
        expect(sam.get_by_role("main")).to_contain_text("Maya Test made a new password link for you")
        wrong += look(sam, axe)
        press(sam, "I have seen this")
        sam.goto(f"{here.url}/people/")
        sam.get_by_role("link", name="Dean Walker", exact=True).click()
        sam.get_by_role("link", name="Why, and until when").click()
        expect(sam.get_by_role("main")).to_contain_text("Ines Test")
        wrong += look(sam, axe)

        here.sign_in(ines, "ines")
        press(ines, "I have seen this")
        ines.goto(worker)
        wrong += look(ines, axe)
        press(ines, "I have spoken with them: open it now")
        expect(ines.get_by_role("main")).to_contain_text("open to them again")
        sam.reload()
        press(sam, "I have seen this")
        expect(sam.get_by_role("heading", level=1)).to_contain_text("The line")
    assert not wrong, "\n\n".join(wrong)
