"""The pages of somebody who has nobody yet, through axe."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.e2e.standing import standing
from tests.e2e.walk import look, walked

NOBODY_YET = """
from alongside.people.models import Organisation
from tests.world import practitioner
practitioner(Organisation.objects.create(name="New"), "newcomer", is_lead=True, is_supervisor=True)
"""


def test_the_pages_of_somebody_who_has_nobody_yet(
    tmp_path: Path, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    wrong: list[str] = []
    with standing(tmp_path) as here:
        here.ask(NOBODY_YET)
        page = page_at(1280)
        here.sign_in(page, "newcomer")
        for stop in walked(page, here.url):
            if stop.is_page:
                page.goto(here.url + stop.path)
                wrong += look(page, axe, ("320 px, dark",))
    assert not wrong, "\n\n".join(wrong)
