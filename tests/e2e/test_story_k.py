"""Story K (S20): hospital and the way back, with a visit moved; and my own leave, entered once for everybody."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from alongside.base.clock import today
from tests.e2e.standing import Standing, standing
from tests.e2e.ways import AT_A_DESK, ON_A_PHONE

MET = """
import datetime as dt
from alongside.base.clock import now
from alongside.base.request_context import acting_for
from alongside.contacts.actions import planning, recording
from alongside.people.models import Alliance
made = Alliance.objects.select_related("practitioner__org").get(pk="{alliance}")
sam = made.practitioner.as_viewer()
with acting_for(sam):
    recording.record_contact(sam, made, at=now() - dt.timedelta(days=20), on_their_mind="The ramp", is_new=True)
    planning.plan_contact(sam, made, at=now() + dt.timedelta(days=1))
print(made.id)
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("story-k")) as running:
        yield running


def day(days: int) -> str:
    return (today("Europe/London") + dt.timedelta(days=days)).isoformat()


def begin(here: Standing, page: Page, name: str) -> str:
    """Somebody seen once and planned for tomorrow, on their page; its address."""
    id = here.ask(MET.format(alliance=here.person(name)))
    here.sign_in(page)
    page.goto(f"{here.url}/alliances/{id}/")
    return page.url


@AT_A_DESK
def test_in_hospital_is_believed_a_visit_is_moved_and_there_is_a_way_back(
    here: Standing, page: Page, width: int, axe: Callable[[Page], None], shot: Callable
) -> None:
    home, name = begin(here, page, f"Rosa{width} Bell"), f"Rosa{width}"
    page.locator("summary", has_text="Add something").click()
    page.get_by_role("link", name="Hospital, leave, silence").click()
    page.get_by_label("In hospital").check()
    page.get_by_label("Since when").fill(day(-8))
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.get_by_text(f"{name} is in hospital, since")).to_be_visible()
    page.goto(home)
    expect(page.get_by_text(f"{name} is in hospital, since")).to_be_visible()
    axe(page)
    shot(page, "in-hospital")
    page.get_by_role("link", name="Move tomorrow’s visit?").click()
    page.get_by_label("Which day?").fill(day(20))
    page.get_by_role("button", name="Move it").click()
    expect(page.get_by_text(f"{name} is in hospital")).to_be_visible()
    page.get_by_role("link", name="Get ready").click()
    expect(page.get_by_text(f"{name} is in hospital")).to_be_visible()
    axe(page)
    page.goto(f"{here.url}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main").get_by_text(name)).to_have_count(0)
    page.goto(home)
    page.get_by_role("link", name="What may help").click()
    page.get_by_label("The last day of it").fill(day(-1))
    page.get_by_role("button", name="It is over").click()
    expect(page.get_by_text(f"{name} was in hospital from")).to_be_visible()
    page.goto(home)
    expect(page.get_by_text("in hospital")).to_have_count(0)
    page.goto(f"{here.url}/")
    expect(page.get_by_role("main").get_by_text(name).first).to_be_visible()


@ON_A_PHONE
def test_my_leave_is_entered_once_for_everybody(
    here: Standing, page: Page, width: int, axe: Callable[[Page], None], shot: Callable
) -> None:
    home = begin(here, page, f"Lina{width} Bell")
    page.goto(f"{here.url}/people/")
    page.get_by_role("link", name="Your leave").click()
    axe(page)
    page.get_by_label("Your first day away").fill(day(1))
    page.get_by_label("Your last day away").fill(day(9))
    page.get_by_label("Who covers for you?").fill("Priya, 0117 496 0000")
    page.get_by_role("button", name="Save it").click()
    expect(page.get_by_text("You will be on leave from").first).to_be_visible()
    expect(page.get_by_role("link", name="Move tomorrow’s visit?").first).to_be_visible()
    axe(page)
    shot(page, "leave")
    page.goto(home)
    expect(page.get_by_text("Cover: Priya, 0117 496 0000")).to_be_visible()
    page.goto(f"{here.url}/people/")
    page.get_by_role("link", name="Your leave").click()
    page.get_by_role("link", name="You will be on leave from").click()
    with page.expect_navigation():
        page.get_by_role("button", name="I am not going after all").click()
    page.goto(home)
    expect(page.get_by_text("You will be on leave")).to_have_count(0)
