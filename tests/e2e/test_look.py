"""How things look in a real browser, over every part in every state and in every way of seeing."""

import pytest

from tests.e2e.gallery import PAGES, STATIC
from tests.e2e.ways import WAYS, see


@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_in_the_way_of_anybody(opened, axe, shot, name):
    page = opened(name)
    for way in WAYS:
        see(page, way)
        axe(page)
        if way in {"light", "phone", "dark"}:
            shot(page, f"look {name} {way}")


def test_what_is_wrong_is_found_each_time_a_page_is_looked_at(opened, axe):
    page = opened("plain")
    axe(page)
    page.evaluate("() => document.querySelector('main').append(document.createElement('img'))")
    for _ in range(2):
        with pytest.raises(AssertionError, match="image-alt"):
            axe(page)


# -- what can be tapped -----------------------------------------------------------------------------------------------

TOO_SMALL = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")]
  .map(e => [e, (e.querySelector(".hit") ?? e).getBoundingClientRect(), getComputedStyle(e)])
  .filter(([e, box, style]) => box.width && style.visibility !== "hidden" && !e.matches(".skip"))
  .filter(([e, box]) => box.width < 44 || box.height < 44)
  .map(([e, box]) => `${e.outerHTML.slice(0, 90)}: ${box.width.toFixed(1)} x ${box.height.toFixed(1)}`)"""


@pytest.mark.parametrize("name", PAGES)
def test_whatever_one_can_tap_is_large_enough_for_a_thumb(opened, name):
    page = opened(name)
    for way in ("light", "phone", "320 px"):
        see(page, way)
        assert (way, page.evaluate(TOO_SMALL)) == (way, [])


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(opened, name):
    page = opened(name)
    for width, text in ((320, 1), (390, 2), (1280, 2)):  # 1280 px at 400 % is 320 px; and text twice as large
        page.set_viewport_size({"width": width, "height": 256})
        page.evaluate(f"document.documentElement.style.fontSize = '{106.25 * text}%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_a_low_window_the_button_does_not_cover_the_question(page_at, gallery):
    page = page_at(320, height=256)
    page.goto(f"{gallery.url}/form")
    assert page.eval_on_selector(".bar", "bar => getComputedStyle(bar).position") == "static"


# -- colours ----------------------------------------------------------------------------------------------------------

TOKENS = """() => Object.fromEntries([...document.styleSheets[0].cssRules].flatMap(rule => rule.cssRules ? [...rule.cssRules] : [rule])
  .filter(rule => rule.selectorText === ":root").flatMap(rule => [...rule.style])
  .map(name => [name, getComputedStyle(document.documentElement).getPropertyValue(name).trim()]))"""
PAIRS = [
    *[(text, ground, 7.0) for text in ("ink", "soft") for ground in ("paper", "card")],
    *[("ink", ground, 7.0) for ground in ("theirs-bg", "rule")],
    *[
        (edge, ground, 3.0)
        for edge in ("edge", "theirs", "mine", "strain", "ink")
        for ground in ("paper", "card")
    ],
    *[
        ("gold-line", "card", 3.0),
        ("gold", "gold-bg", 4.5),
        ("strain", "paper", 4.5),
        ("strain", "card", 4.5),
    ],
    *[("on-theirs", "theirs", 4.5), ("on-theirs", "theirs-press", 4.5), ("ink", "gold-bg", 7.0)],
    *[
        ("theirs-ink", "theirs-bg", 4.5),
        ("mine-ink", "mine-bg", 4.5),
        ("theirs", "theirs-bg", 3.0),
        ("edge", "theirs-bg", 3.0),
    ],
]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_contrast_is_worked_out_as_wcag_does():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("way", ["light", "dark"])
def test_words_and_edges_stand_out(opened, way):
    tokens = opened("plain", way).evaluate(TOKENS)
    found = {
        f"{one} on {other}": contrast(tokens[f"--{one}"], tokens[f"--{other}"])
        for one, other, _least in PAIRS
    }
    assert {
        pair: round(found[pair], 2)
        for one, other, least in PAIRS
        if found[pair := f"{one} on {other}"] < least
    } == {}


# -- paper, and the first load ------------------------------------------------------------------------------------------


def test_only_paper_shows_what_is_only_for_paper_and_leaves_out_the_buttons(opened):
    page = opened("parts")
    assert not page.locator("#paper").is_visible()
    page.emulate_media(media="print")
    assert page.locator("#paper").is_visible()
    assert page.locator(".btn:visible, nav:visible, .foot:visible").count() == 0


def test_the_first_load_of_a_page_is_light(page_at, gallery):
    page, sizes = page_at(390), []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto(f"{gallery.url}/parts")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_load_state("networkidle")
    assert len(sizes) >= 5
    assert sum(sizes) <= 150_000
    assert sum((STATIC / name).stat().st_size for name in ("alongside.css", "ways.css")) <= 31_500
    assert (STATIC / "alongside.css").stat().st_size <= 29_000
