"""How things look and what they let people do, in a real browser, over every part in every state."""

from __future__ import annotations

import http.server
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from alongside.base.headers import CSP
from tests.e2e.conftest import DESK, PHONE
from tests.gallery import pages
from tests.installation import ROOT

STATIC = ROOT / "alongside" / "web" / "static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
PAGES = pages()
WAYS = {
    "light": (1280, {}),
    "phone": (390, {}),
    "dark": (1280, {"color_scheme": "dark"}),
    "320 px": (320, {}),
    "320 px, dark": (320, {"color_scheme": "dark"}),
    "forced colours": (390, {"forced_colors": "active"}),
    "more contrast": (390, {"contrast": "more"}),
}


@dataclass
class Gallery:
    """The address of the pages, what was posted to them, and how the next drafts are answered."""

    url: str = ""
    posted: list[dict[str, list[str]]] = field(default_factory=list)
    submitted: list[dict[str, list[str]]] = field(default_factory=list)
    answer: int = 204


class Handler(http.server.BaseHTTPRequestHandler):
    gallery: Gallery

    def do_GET(self) -> None:
        name = self.path.strip("/")
        if name.startswith("static/"):
            file = STATIC / name.removeprefix("static/")
            return self._send(file.read_bytes(), KINDS[Path(name).suffix])
        return self._send(PAGES[name].lstrip().encode(), "text/html; charset=utf-8")

    def do_POST(self) -> None:
        fields = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/drafts/":
            names = re.findall(r'name="([^"]+)"\r\n\r\n(.*?)\r\n--', fields, re.DOTALL)
            self.gallery.posted.append({name: [value] for name, value in names})
            return self._send(b"", "text/plain", self.gallery.answer)
        self.gallery.submitted.append(parse_qs(fields))
        return self._send(PAGES["plain"].lstrip().encode(), "text/html; charset=utf-8")

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", CSP)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def served() -> Iterator[Gallery]:
    """The gallery on this computer, under the product's own content policy."""
    own = Gallery()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Handler,), {"gallery": own}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    own.url = f"http://localhost:{server.server_port}"
    yield own
    server.shutdown()
    server.server_close()


@pytest.fixture
def gallery(served: Gallery) -> Gallery:
    """The gallery, with nothing posted to it yet."""
    served.posted.clear()
    served.submitted.clear()
    served.answer = 204
    return served


@pytest.fixture
def opened(page_at, gallery):
    """`opened("parts", "dark")`: a page of the gallery, seen one way."""

    def open_page(name: str, way: str = "light", **options):
        page = page_at(PHONE if way == "phone" else DESK, **options)
        page.goto(f"{gallery.url}/{name}")
        see(page, way)
        return page

    return open_page


def see(page, way: str) -> None:
    """Turn the page to another way of seeing."""
    width, more = WAYS[way]
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(
        **{"color_scheme": "light", "forced_colors": "none", "contrast": "no-preference", **more}
    )


@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_in_the_way_of_anybody(opened, axe, shot, name):
    page = opened(name)
    for way in WAYS:
        see(page, way)
        axe(page)
        if way in {"light", "phone", "dark"}:
            shot(page, f"look {name} {way}")


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


# -- keyboard, focus, no script ----------------------------------------------------------------------------------------


def test_the_first_tab_offers_to_skip_to_the_main_part(opened):
    page = opened("parts")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#people"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_what_is_wrong_takes_the_focus(opened, script):
    page = opened("wrong", java_script_enabled=script)
    assert page.locator("#error-summary:focus").count() == 1


def test_a_link_of_the_summary_leads_to_the_field(opened):
    page = opened("wrong")
    page.get_by_role("link", name="How at ease did I feel?").click()
    assert page.evaluate("document.activeElement.id") == "id_ease_0"


def test_every_stop_of_the_keyboard_can_be_seen(opened):
    page = opened("form")
    unseen = []
    for _stop in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const e = document.activeElement, over = e.matches("[type=radio], [type=checkbox]") ? e.nextElementSibling : e;
            return [e.outerHTML.slice(0, 80), getComputedStyle(over).outlineStyle, parseFloat(getComputedStyle(over).outlineWidth)] }"""
        )
        unseen += [seen[0]] if seen[0][:5] != "<body" and (seen[1] == "none" or seen[2] < 3) else []
    assert unseen == []


def test_a_choice_can_be_taken_and_taken_back_with_a_thumb(opened):
    page = opened("form", "phone", java_script_enabled=False)
    back = page.locator("#id_ease_clear")
    assert not back.is_visible()
    page.locator("#id_ease_3").click()
    assert page.locator("#id_ease_3").is_checked()
    back.click()
    assert not page.locator("#id_ease_3").is_checked()


def test_choosing_moves_nothing(opened):
    page = opened("form", "phone")
    places = "[...document.querySelectorAll('.chip, .circle, .bar, summary')].map(e => JSON.stringify(e.getBoundingClientRect()))"
    before = page.evaluate(places)
    for name in ("#id_did_1", "#id_came_up_0", "#id_ease_4"):
        page.locator(name).evaluate("input => input.click()")
    assert page.evaluate(places) == before


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
    assert sum(style.stat().st_size for style in STATIC.glob("*.css")) <= 31_000
    assert (STATIC / "alongside.css").stat().st_size <= 29_000


# -- keeping what is typed --------------------------------------------------------------------------------------------

STATE = "[data-draft-state]"


def wait_for(page, words: str) -> None:
    page.wait_for_function(
        "words => document.querySelector('[data-draft-state]').textContent.includes(words)", arg=words
    )


def test_what_is_typed_is_kept_whole_with_its_page(opened, gallery):
    page = opened("form", "phone")
    page.fill("#id_on_mind", "The van\nagain")
    page.locator("#id_did_1").check()
    wait_for(page, "kept as you type")
    last = gallery.posted[-1]
    assert (last["_path"], last["on_mind"], last["did"]) == (
        ["/form"],
        ["The van\r\nagain"],
        ["promised something"],
    )
    assert last["csrfmiddlewaretoken"][0]


def test_a_state_is_announced_once_and_the_time_is_not(opened, gallery):
    page = opened("form")
    page.evaluate(
        """() => { window.said = 0; new MutationObserver(all => window.said += all.length)
        .observe(document.querySelector("[role=status]"), {childList: true, characterData: true, subtree: true}) }"""
    )
    for words in ("one", "one two", "one two three"):
        with page.expect_response("**/drafts/"):
            page.fill("#id_on_mind", words)
    page.wait_for_function("document.querySelector('[data-draft-time]').textContent.length > 3")
    assert len(gallery.posted) == 3
    assert page.evaluate("window.said") == 1


def test_without_a_connection_nothing_is_lost_and_it_is_sent_when_it_returns(opened, gallery, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page = opened("form", "phone")
    page.context.set_offline(True)
    page.fill("#id_on_mind", "The van again")
    wait_for(page, "no connection")
    page.get_by_role("button", name="Done").click()
    wait_for(page, "not sent")
    assert page.input_value("#id_on_mind") == "The van again"
    assert gallery.submitted == []
    page.context.set_offline(False)
    wait_for(page, "kept as you type")
    assert gallery.posted[-1]["on_mind"] == ["The van again"]
    page.get_by_role("button", name="Done").click()
    page.wait_for_selector("h1:has-text('Sign in')")
    assert gallery.submitted[-1]["on_mind"] == ["The van again"]


def test_a_server_that_does_not_keep_it_is_said_so_and_submitting_still_works(opened, gallery, watch):
    watch.expect("status of 500")
    gallery.answer = 500
    page = opened("form")
    page.fill("#id_on_mind", "The van again")
    wait_for(page, "not kept yet")
    page.get_by_role("button", name="Done").click()
    page.wait_for_selector("h1:has-text('Sign in')")
    assert gallery.submitted[-1]["on_mind"] == ["The van again"]


def test_leaving_at_once_keeps_the_last_words(opened, gallery):
    page = opened("form")
    page.fill("#id_on_mind", "quick")
    page.goto(f"{gallery.url}/plain", wait_until="networkidle")
    until = time.monotonic() + 5
    while not gallery.posted and time.monotonic() < until:
        time.sleep(0.02)
    assert gallery.posted[-1]["on_mind"] == ["quick"]


def test_a_text_can_be_copied_and_it_is_said(opened, gallery):
    page = opened("parts")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=gallery.url)
    page.get_by_role("button", name="Copy as case note").click()
    page.get_by_text("copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "Dean, home visit, 10:30."


def test_without_a_clipboard_the_text_is_selected(opened):
    page = opened("parts")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }")
    page.get_by_role("button", name="Copy as case note").click()
    page.get_by_text("selected: now press Ctrl and C").wait_for()
    assert page.evaluate("getSelection().toString()") == "Dean, home visit, 10:30."
