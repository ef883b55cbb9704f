"""Story E: what made it work in a good patch is offered back in a bad one (S20, S24). And a look with no JavaScript."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.standing import Hand, Standing, standing
from tests.e2e.ways import ON_A_PHONE

WORKED = "You did the boring bit first and talked after."
HARD = "You told them before you told me."
MOST = 12  # taps for a look
SMALLEST = 12  # px of any words on the line
#: A year of looks for somebody, so that there is a line to look at.
LOOKS = """
import datetime as dt
from alongside.checkins.models import CheckIn
from alongside.people.models import Alliance
from alongside.repair.models import Rupture
a = Alliance.objects.get(pk="{id}")
day = dt.date.today()
own = dict(org=a.org, alliance=a, made_by=a.practitioner)
for n in range(12):
    for rater, code, audience, mode in (("client", "own-client", "talk", "together"), ("mirror", "own-mirror", "mine", "alone"), ("for_me", "own-for-me", "mine", "alone")):
        top = 4 if rater == "for_me" else 20
        CheckIn.objects.create(person=a.person, rater=rater, instrument=code, version="1", mode=mode, medium="aloud", audience=audience, on=day - dt.timedelta(days=30 * n + 20), score=top * (5 + n % 3) // 8, top=top, answered=5, **own)
for began, until in ((200, 190), (185, 160), (3, None)):
    mended = dict(state="mended", mended_on=day - dt.timedelta(days=until), mended_said_by="they") if until else dict()
    Rupture.objects.create(began_on=day - dt.timedelta(days=began), state_on=day, **mended, **own)
"""


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("story-e")) as running:
        yield running


def chip(page: Page, group: str, words: str) -> Locator:
    return page.locator("fieldset:not(.group)", has_text=group).get_by_label(words, exact=True)


def take_a_look(hand: Hand) -> None:
    """From the room between a person and me: the mirror and how it is for me. Nothing is chosen beforehand."""
    page = hand.page
    hand.tap(page.get_by_role("link", name="How I think it is"))
    assert page.locator("input:checked").count() == 0
    for group in ("listen", "safe", "side", "help", "wrong"):
        hand.tap(chip(page, group, "most times"))
    for group in ("at ease", "raised", "problems"):
        hand.tap(chip(page, group, "sometimes"))
    hand.tap(page.get_by_role("button", name="Save it, then see the gap"))
    expect(page.get_by_role("link", name="How it is for me")).to_be_visible()


@ON_A_PHONE
def test_what_made_it_work_comes_back_when_it_is_hard(here: Standing, page: Page, axe: Callable) -> None:
    width = page.viewport_size["width"]
    theirs = f"{here.url}/alliances/{here.person(f'Erin Good{width}')}/"
    here.sign_in(page)

    page.goto(f"{theirs}between/")
    page.get_by_role("link", name="Ask together").first.click()
    axe(page)
    page.get_by_role("link", name="Ask directly").click()
    axe(page)
    page.get_by_label("What went well with Sam?").fill("The council wrote back.")
    page.get_by_label("What made that work?").fill(WORKED)
    chip(page, "Was anything hard?", "No").check()
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("The council wrote back.")).to_be_visible()
    axe(page)
    page.goto(f"{theirs}ready/")
    expect(page.get_by_text(WORKED)).to_be_visible()

    page.goto(f"{theirs}together/directly/")
    chip(page, "Was anything hard?", "Yes, something was difficult").check()
    page.get_by_label(re.compile("What was hard, in .* words")).fill(HARD)
    chip(page, "Do you want to talk about it?", "Not now").check()
    page.get_by_role("button", name="Done").click()
    page.get_by_role("link", name="The hard patch that is open").click()
    expect(page.get_by_role("heading", name="A hard patch with Erin")).to_be_visible()
    expect(page.get_by_text(WORKED)).to_be_visible()
    expect(page.get_by_text(HARD).first).to_be_visible()
    axe(page)
    page.goto(f"{theirs}together/")
    expect(page.get_by_role("link", name="The one question")).to_be_visible()
    expect(page.get_by_role("link", name="Ask directly")).to_have_count(0)
    expect(page.get_by_text(WORKED)).to_be_visible()
    page.goto(here.url)
    expect(page.get_by_text("said that something was hard").first).to_be_visible()
    axe(page)


def test_a_look_takes_at_most_twelve_taps_and_no_script(here: Standing, no_js: Page) -> None:
    page = no_js
    width = page.viewport_size["width"]
    here.sign_in(page)
    page.goto(f"{here.url}/alliances/{here.person(f'Tam Look{width}')}/between/")
    take_a_look(hand := Hand(page))
    print(f"a look: {hand.count} taps at {width} px")
    assert hand.count <= MOST


def test_the_line_keeps_its_words_large_and_its_labels_apart(
    here: Standing, page_at: Callable[..., Page], axe: Callable, shot: Callable, width: int
) -> None:
    id = here.person(f"Lin Long{width}")
    here.ask(LOOKS.format(id=id))
    for wide in (width, 320 if width < 600 else 760):
        page = page_at(wide)
        here.sign_in(page)
        page.goto(f"{here.url}/alliances/{id}/line/")
        page.get_by_text("As a table").click()
        axe(page)
        shown = page.locator(".line-pic:visible")
        expect(shown).to_have_count(1)
        boxes = page.evaluate(
            """() => [...document.querySelectorAll('.line-pic')].filter(one => one.checkVisibility()).flatMap(svg =>
              [...svg.querySelectorAll('text')].map(one => {
                const box = one.getBoundingClientRect(), scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                return [one.textContent, parseFloat(getComputedStyle(one).fontSize) * scale, box.left, box.top, box.right, box.bottom,
                        one.classList.contains('line-label')];
              }))"""
        )
        edge = shown.bounding_box()
        for words, size, left, _top, right, _bottom, _label in boxes:
            assert size >= SMALLEST, (wide, words, size)
            assert edge["x"] - 1 <= left <= right <= edge["x"] + edge["width"] + 1, (wide, words)
        labels = [one for one in boxes if one[-1]]
        assert len(labels) >= 4
        assert not [
            (one[0], other[0])
            for n, one in enumerate(labels)
            for other in labels[:n]
            if one[2] < other[4] and other[2] < one[4] and one[3] + 2 < other[5] and other[3] + 2 < one[5]
        ]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        shot(page, f"line-{wide}")
