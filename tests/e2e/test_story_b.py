"""Story B: the parking space over three contacts (S5, S6, S8). Recruitment waits until they are ready."""

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from alongside.base.clock import today
from tests.e2e.standing import Hand, Standing, standing
from tests.e2e.watch import Watch
from tests.e2e.ways import ON_A_PHONE

VAN = "The white van was in my space again. Could not get the chair out of the car."
LETTER = "Write to the building manager"
RECRUIT = "Talk about recruiting a support worker"
MOST = 14  # taps or fields for a contact


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("story-b")) as running:
        yield running


def chip(page: Page, group: str, words: str) -> Locator:
    return page.locator("fieldset", has_text=group).get_by_label(words, exact=True)


def first_contact(hand: Hand) -> None:
    """He speaks of the van; the letter is promised; nothing of mine today."""
    page = hand.page
    hand.tap(page.get_by_role("link", name="Record a contact"))
    hand.fill(page.get_by_label("What was on his mind?"), VAN)
    hand.tap(page.get_by_label("These are his own words"))
    hand.tap(page.get_by_label("Something new: put it on his list"))
    hand.tap(chip(page, "What did you do about it?", "promised something"))
    hand.fill(page.get_by_label("What did you promise?"), LETTER)
    hand.fill(page.get_by_label("By when?"), (today("Europe/London") + dt.timedelta(days=3)).isoformat())
    hand.tap(chip(page, "Did yours come up?", "not today"))
    hand.tap(chip(page, "How at ease did I feel?", "at ease"))
    hand.tap(page.get_by_role("button", name="Done"))


def later_contact(page: Page, words: str, did: str, came_up: str) -> None:
    page.get_by_role("link", name="Record a contact").click()
    page.get_by_label("What was on his mind?").fill(words)
    page.get_by_label(VAN[:30]).first.check()
    chip(page, "What did you do about it?", did).check()
    chip(page, "Did yours come up?", came_up).check()
    page.get_by_role("button", name="Done").click()


def live_the_story(here: Standing, page: Page, name: str) -> int:
    person = here.person(name, ("mine", RECRUIT))
    theirs = f"{here.url}/alliances/{person}/"
    here.sign_in(page)

    page.goto(theirs)
    hand = Hand(page)
    first_contact(hand)
    expect(page.get_by_text(VAN).first).to_be_visible()
    page.goto(f"{theirs}ready/")
    expect(page.locator(".card-now")).to_contain_text(VAN)
    expect(page.locator(".card-promise")).to_contain_text(LETTER)
    expect(page.get_by_text("when there is room")).to_be_visible()

    page.goto(theirs)
    page.get_by_role("link", name=LETTER).first.click()
    with page.expect_navigation():
        page.get_by_role("button", name="I kept it").click()
    page.goto(theirs)
    later_contact(page, "The letter helped. The space is free.", "listened", "he raised it")
    page.goto(f"{theirs}ready/")
    expect(page.get_by_text("he is ready")).to_be_visible()

    page.goto(theirs)
    later_contact(page, "Somebody to help with the chair", "worked it out together", "we agreed")
    expect(page.get_by_text("we agreed").first).to_be_visible()
    page.goto(f"{theirs}contacts/")
    expect(page.locator(".timeline > li")).to_have_count(3)
    assert here.ask(WHAT_CAME_OF_IT.format(id=person)) == "doing agreed kept"
    return hand.count


WHAT_CAME_OF_IT = """
from alongside.agenda.models import AgendaItem, Promise
theirs, mine = (AgendaItem.objects.get(alliance_id="{id}", side=side) for side in ("theirs", "mine"))
print(theirs.state, mine.state, Promise.objects.get(alliance_id="{id}").state)
"""


def test_the_parking_space_over_three_contacts(here: Standing, page: Page, width: int) -> None:
    taps = live_the_story(here, page, f"Dean {width}")
    print(f"story B, a contact: {taps} taps or fields at {width} px, 0 needed")
    assert taps <= MOST


def test_the_same_without_javascript(here: Standing, no_js: Page) -> None:
    assert live_the_story(here, no_js, "Amir") <= MOST


@ON_A_PHONE
def test_nothing_is_needed_but_the_person(here: Standing, page: Page, width: int, watch: Watch) -> None:
    """A record without a word is asked about once, and kept."""
    watch.expect("status of 422")
    person = here.person(f"Noor {width}")
    here.sign_in(page)
    page.goto(f"{here.url}/alliances/{person}/contacts/new/")
    assert page.locator("[required], [aria-required=true], .needed").count() == 0
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Nothing is written yet").first).to_be_visible()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Visit")
