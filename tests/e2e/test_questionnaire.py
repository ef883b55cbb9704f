"""A questionnaire under a licence, from the lead's shelf to its score: added, asked aloud, read again; then put away."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.core.test_instruments import INVENTED
from tests.e2e.standing import Standing, standing
from tests.e2e.watch import Watch
from tests.e2e.ways import ON_A_PHONE

MET = """
import datetime as dt
from alongside.base.clock import now
from alongside.contacts.models import Contact
from alongside.people.models import Alliance
a = Alliance.objects.get(pk="{id}")
for ago in (3, 30, 60):
    Contact.objects.create(org=a.org, alliance=a, state="happened", at=now() - dt.timedelta(days=ago))
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("questionnaire")) as running:
        yield running


def add_it(here: Standing, page: Page, axe: Callable, key: str) -> None:
    """The lead pastes a data file with a mistake, mends the line that is named, and states the licence."""
    here.sign_in(page, "maya")
    page.get_by_role("link", name="Team").first.click()
    page.get_by_role("link", name="Questionnaires").click()
    axe(page)
    page.get_by_role("link", name="Add one from a file").click()
    axe(page)
    text = INVENTED.replace('"invented"', f'"{key}"').replace('"Invented"', f'"Invented {key}"', 1)
    page.get_by_label("Or its text").fill(text.replace('range = "1:5:1"', 'range = "1:5"'))
    page.get_by_label("Who granted the licence?").fill("The authors")
    page.get_by_label("We hold this licence").check()
    page.get_by_label("The range, the reversed items").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("Line 5").first).to_be_visible()
    axe(page)
    page.get_by_label("Or its text").fill(text)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Invented {key}")
    expect(page.get_by_text("We go at my pace.")).to_be_visible()
    axe(page)


@ON_A_PHONE
def test_from_the_shelf_to_the_score(
    here: Standing,
    page: Page,
    page_at: Callable[..., Page],
    axe: Callable,
    watch: Watch,
    shot: Callable[..., Path],
) -> None:
    watch.expect("status of 422")
    width = page.viewport_size["width"]
    add_it(here, page_at(width), axe, f"q{width}")
    alliance = here.person(f"Erin Asked{width}")
    here.ask(MET.format(id=alliance))

    here.sign_in(page)
    page.goto(f"{here.url}/alliances/{alliance}/together/")
    page.get_by_role("link", name="A questionnaire your organisation holds").click()
    axe(page)
    page.get_by_role("link", name=f"Invented q{width}").click()
    axe(page)
    assert page.locator("input:checked").count() == 0
    expect(page.get_by_text("A court might ask to see what I write down.")).to_be_visible()
    expect(page.get_by_text("Think of Sam.")).to_be_visible()
    page.locator("fieldset", has_text="We go at my pace.").get_by_label("4", exact=True).check()
    page.locator("fieldset", has_text="I am left out.").get_by_label("1 · never").check()
    page.get_by_label("asked aloud").check()
    page.get_by_label("together with me").check()
    shot(page, "questionnaire asked")
    page.get_by_role("button", name="Done").click()
    total = page.get_by_role("row", name="Total")
    expect(total).to_contain_text("9")
    expect(total).to_contain_text("2 to 10")
    expect(page.get_by_text("No source was found for them.")).to_be_visible()
    axe(page)
    shot(page, "questionnaire read")
    page.get_by_role("link", name="Questionnaires with Erin").click()
    expect(page.get_by_role("link", name="9 (2 to 10)")).to_be_visible()
    expect(page.get_by_text("Once in three months at most").first).to_be_visible()
    axe(page)
    shot(page, "questionnaires with")


def test_the_wording_is_typed_without_javascript(here: Standing, no_js: Page) -> None:
    page = no_js
    here.sign_in(page, "maya")
    page.goto(f"{here.url}/team/questionnaires/")
    page.get_by_role("link", name="Agnew Relationship Measure").click()
    for number in range(1, 6):
        page.get_by_label(f"Item {number}", exact=False).first.fill(f"Our own words, {number}")
    page.get_by_label("Who granted the licence?").fill("The authors")
    page.get_by_label("We hold this licence").check()
    page.get_by_label("The range, the reversed items").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("Our own words, 4")).to_be_visible()
    page.get_by_role("button", name="Put it away").click()
    expect(page.get_by_text("it is not used any more").first).to_be_visible()
