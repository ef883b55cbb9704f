"""A look lower than usual: asked aloud, Today says it with its rule and its limits, it is put aside, and it becomes calmer (S19, S23)."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.standing import Standing, standing
from tests.e2e.ways import ON_A_PHONE

#: Four steady looks and a low one of the last months, as they would have been kept on those days.
EARLIER = """
import datetime as dt
from alongside.checkins.models import CheckIn
from alongside.people.models import Alliance
a = Alliance.objects.get(pk="{id}")
day = dt.date.today()
for ago, score in ((190, 16), (160, 17), (130, 16), (100, 17), (14, 10)):
    CheckIn.objects.create(org_id=a.org_id, alliance=a, made_by_id=a.practitioner_id, person_id=a.person_id, rater="client",
        instrument="own-client", version="1", mode="together", medium="aloud", audience="talk", on=day - dt.timedelta(days=ago),
        score=score, top=20, answered=5)
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("lower")) as running:
        yield running


def ask_five(page: Page, theirs: str, answer: str) -> None:
    """The five, asked aloud together, each with the same answer."""
    page.goto(f"{theirs}together/five/")
    for group in ("listen", "safe", "side", "help", "wrong"):
        page.locator("fieldset", has_text=group).get_by_label(answer, exact=True).first.check()
    for how in ("asked aloud", "together with me"):
        page.get_by_label(how, exact=True).check()
    page.get_by_role("button", name="Done").click()


def once_it_is_said_on_the_line_alone(page: Page, theirs: str, called: str) -> None:
    expect(page.get_by_text("lower than usual")).to_have_count(0)
    page.goto(f"{theirs}line/")
    expect(page.get_by_text(f"Below what is usual for {called}, once.")).to_be_visible()


def the_look_says_from_what(page: Page, called: str) -> None:
    """Below what is done about it: the figures are folded."""
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Thank {called} for saying so")
    page.get_by_text("What the figures say").click()
    expect(page.get_by_text(f"Lower than usual for {called}.")).to_be_visible()
    expect(
        page.get_by_text(
            re.compile(r"This time 3\.0 of 5; usual was \d\.\d to \d\.\d, from five earlier looks")
        )
    ).to_be_visible()


def card_on_today(here: Standing, page: Page, called: str) -> Locator:
    page.goto(here.url)
    return page.locator(".card-look", has_text=f"{called}’s answers on")


def it_says_its_rule_and_its_limits(card: Locator) -> None:
    expect(card).to_be_visible()
    expect(card.get_by_text("Ask how it is between you, when there is room.")).to_be_visible()
    card.get_by_text("Other ways, and how sure this is").click()
    expect(
        card.get_by_text(
            re.compile(
                "Of 1(,0)?00 steady relationships with about .* looks a year, about .* show this within"
            )
        )
    ).to_be_visible()
    expect(card.get_by_text("Rule “alongside 2”")).to_be_visible()


def leads_to(page: Page, link: Locator, heading: str) -> None:
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def it_is_put_aside(page: Page, card: Locator) -> None:
    card.get_by_role("button", name="Not now").click()
    expect(page.get_by_text("Put aside until")).to_be_visible()
    expect(page.locator(".card-look", has_text="are lower than usual")).to_have_count(0)
    expect(page.get_by_text("thing put aside")).to_be_visible()


def the_line_still_says_it(page: Page, theirs: str, called: str) -> None:
    page.goto(f"{theirs}line/")
    expect(page.get_by_text(f"Lower than usual for {called}.")).to_be_visible()
    expect(page.locator(".line-pic:visible .line-usual")).to_have_count(1)
    page.get_by_text("As a table").click()


@ON_A_PHONE
def test_a_look_lower_than_usual(here: Standing, page: Page, axe: Callable, shot: Callable) -> None:
    called = "Iris"
    id = here.person(f"{called} Low")
    theirs = f"{here.url}/alliances/{id}/"
    here.ask(EARLIER.format(id=id))
    here.sign_in(page)
    once_it_is_said_on_the_line_alone(page, theirs, called)

    ask_five(page, theirs, "sometimes")
    the_look_says_from_what(page, called)
    axe(page)
    shot(page, "lower-look")

    card = card_on_today(here, page, called)
    it_says_its_rule_and_its_limits(card)
    axe(page)
    shot(page, "lower-today")
    leads_to(page, card.get_by_role("link", name="What is this figure?"), "Unusually low for this person")
    card = card_on_today(here, page, called)
    leads_to(page, card.get_by_role("link", name="Ask how it is between you"), "How is it between us?")
    it_is_put_aside(page, card_on_today(here, page, called))

    the_line_still_says_it(page, theirs, called)
    axe(page)
    shot(page, "lower-line")

    ask_five(page, theirs, "always")
    expect(page.get_by_text(f"Calmer: back near what is usual for {called}.")).to_be_visible()
    axe(page)
    page.goto(here.url)
    expect(page.get_by_text("are lower than usual")).to_have_count(0)


@pytest.mark.parametrize("seeing", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_band_is_seen_in_the_dark_and_in_forced_colours(
    here: Standing, page_at: Callable[..., Page], axe: Callable, shot: Callable, seeing: dict[str, str]
) -> None:
    which = next(iter(seeing.values()))
    id = here.person(f"Ivo{which} Low")
    here.ask(EARLIER.format(id=id))
    page = page_at(1280, **seeing)
    here.sign_in(page)
    page.goto(f"{here.url}/alliances/{id}/line/")
    band = page.locator(".line-pic:visible .line-usual")
    drawn = band.evaluate(
        "one => { const s = getComputedStyle(one); return [s.stroke, s.strokeDasharray, s.fill] }"
    )
    assert drawn[0] not in ("none", "rgba(0, 0, 0, 0)")
    assert drawn[1] != "none", "its edge is broken, whatever the colours"
    ground = page.evaluate("getComputedStyle(document.querySelector('.line-card')).backgroundColor")
    assert drawn[0] != ground
    axe(page)
    shot(page, f"band-{which}")
