"""The pencil for two on one tablet, in a real browser: its mechanics beside the core's, two fingers, keys, one switch."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import CDPSession, Page, expect

from tests.core.pencil_traces import FILE
from tests.e2e.site import Site
from tests.e2e.walk import look

TABLET = 1024
LARGEST = 150 * 1024  # bytes, with everything that the page fetches
#: Each trace played by the modules of the page: states after each input, and what was measured, as Python's rows are.
TWIN = """async ({world, traces}) => {
  const {laidDown, step, USUAL} = await import("/static/pencil/physics.js")
  const {newWatch, watch, meanPress, first, afterwards} = await import("/static/pencil/rounds.js")
  const rules = {hold_still: {places: false}, one_after_the_other: {in_turn: true}, say_where: {known: true}}
  const row = ({a, b, ...p}) =>
    [a.x, a.y, a.u, a.v, b.x, b.y, b.u, b.v, p.x, p.y, p.nx, p.ny, p.press, p.loose, p.hold]
  return {parameters: USUAL, played: traces.map(trace => {
    const rule = {places: true, known: false, in_turn: false, ...rules[trace.round]}
    const [a, b] = trace.places.map(name => world.places[name])
    let pencil = laidDown(...world.start), seen = newWatch(rule, a, b, world.start)
    const states = trace.inputs.map(([ax, ay, ad, bx, by, bd]) => {
      for (let n = 0; n < world.every; n++) {
        pencil = step(pencil, [{x: ax, y: ay, down: ad}, {x: bx, y: by, down: bd}], world.step)
        watch(seen, pencil, world.step)
      }
      return row(pencil)
    })
    return {states, measured: {...seen, mean_press: meanPress(seen), first: first(seen), afterwards: afterwards(seen)}}
  })}
}"""


def numbers(value: Any) -> Iterator[Any]:
    """Everything in it, depth first; of an object in the order of its names."""
    if isinstance(value, dict):
        value = [item for name in sorted(value) for item in (name, value[name])]
    if isinstance(value, list):
        for part in value:
            yield from numbers(part)
    else:
        yield value


def far_apart(one: Any, other: Any) -> float:
    """The largest difference between two numbers in the same place; all else has to be the same."""
    pairs = list(zip(numbers(one), numbers(other), strict=True))
    worst = 0.0
    for mine, theirs in pairs:
        if isinstance(mine, (int, float)) and not isinstance(mine, bool) and theirs is not None:
            worst = max(worst, abs(mine - theirs))
        else:
            assert mine == theirs
    return worst


def test_browser_and_core_agree_on_the_recorded_traces(site: Site, page_at: Callable[..., Page]) -> None:
    recorded = json.loads(FILE.read_text("utf-8"))
    page = page_at(TABLET)
    page.goto(f"{site.url}/pencil/my_way/")
    played = page.evaluate(TWIN, recorded)
    assert far_apart(played["parameters"], recorded["world"]["parameters"]) == 0
    for trace, twin in zip(recorded["traces"], played["played"], strict=True):
        assert far_apart(trace["states"], twin["states"]) < 1e-9, trace["name"]
        assert far_apart(trace["measured"], twin["measured"]) < 1e-9, trace["name"]


class TwoFingers:
    """Both fingers of two people on the room, each at their ring and moved from there."""

    def __init__(self, page: Page, devtools: CDPSession):
        self.page, self.devtools = page, devtools
        self.at = [self._middle(f"#ring-{side} .ring-{side}") for side in "ab"]

    def _middle(self, selector: str) -> tuple[float, float]:
        box = self.page.locator(selector).first.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def send(self, kind: str, points: list[tuple[float, float]]) -> None:
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def put_down(self) -> None:
        self.send("touchStart", self.at)
        expect(self.page.locator("#table")).to_have_attribute("data-hold", "held")

    def carry(self, place: str, steps: int = 60) -> None:
        """Move both until the middle of the pencil is there, not further than fingers can go on a screen."""
        (x, y), (px, py) = (
            self._middle(f"[data-place={place}] > :is(rect, circle)"),
            self._middle("#pencil .wood"),
        )
        dx, dy = 0.94 * (x - px) / steps, 0.94 * (y - py) / steps
        for _ in range(steps):
            self.at = [(ax + dx, ay + dy) for ax, ay in self.at]
            self.send("touchMove", self.at)
            self.page.evaluate("() => new Promise(requestAnimationFrame)")

    def lift(self) -> None:
        self.send("touchEnd", [])


def begin(page: Page) -> dict[str, str]:
    """Each looks at their place behind a hand; the places."""
    drawn = {side: page.locator(f"#account [name={side}]").input_value() for side in "ab"}
    for side in "ab":
        page.get_by_role("button", name="Show me my place").click()
        expect(page.locator(".place:visible")).to_have_text(f"Get to the {drawn[side]}")
        page.get_by_role("button", name="Hide it").click()
    page.get_by_role("button", name="Begin").click()
    return drawn


def test_two_people_play_a_round_with_two_fingers(
    site: Site, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page = page_at(TABLET, height=768, has_touch=True)
    fetched: list[int] = []
    page.on("requestfinished", lambda request: fetched.append(request.sizes()["responseBodySize"]))
    page.goto(f"{site.url}/sign-in/")
    page.get_by_role("link", name="Play the pencil").click()
    assert not look(page, axe)
    page.set_viewport_size({"width": TABLET, "height": 768})
    fetched.clear()
    page.locator("a[href='/pencil/theirs_first/']").click()
    drawn = begin(page)
    assert 0 < sum(fetched) <= LARGEST
    fingers = TwoFingers(page, page.context.new_cdp_session(page))
    fingers.put_down()
    fingers.carry(drawn["b"])
    fingers.lift()
    expect(page.locator("#table")).to_have_attribute("data-hold", "pulled_away")
    page.get_by_role("button", name="Pause").click()
    left = page.locator("#seconds").text_content()
    page.get_by_role("button", name="Only Right looks").click()
    expect(page.locator(".place:visible")).to_have_text(f"Get to the {drawn['b']}")
    page.get_by_role("button", name="Hide it").click()
    assert not look(page, axe)
    page.set_viewport_size({"width": TABLET, "height": 768})
    assert page.locator("#seconds").text_content() == left
    page.get_by_role("button", name="Go on").click()
    fingers = TwoFingers(page, fingers.devtools)
    fingers.put_down()
    fingers.carry(drawn["a"])
    page.get_by_role("button", name="Talk about it").click()
    for words in (
        "gave way first",
        "The pencil was there after",
        "It fell once: one pulled away.",
        "the other got there too",
    ):
        expect(page.locator("#told")).to_contain_text(words)
    expect(page.get_by_role("link", name="The next round")).to_be_visible()


def test_keys_for_two_and_one_switch_in_place_of_fingers(site: Site, page_at: Callable[..., Page]) -> None:
    page = page_at(TABLET, height=768, forced_colors="active")
    page.goto(f"{site.url}/pencil/hold_still/")
    page.get_by_role("button", name="Begin").click()
    table, rings = page.locator("#table"), [page.locator(f"#ring-{side}") for side in "ab"]
    expect(table).to_be_focused()
    page.keyboard.press("d")
    expect(rings[0]).to_have_class("touched")
    expect(table).to_have_attribute("data-hold", "laid_down")
    page.keyboard.press("ArrowLeft")
    expect(table).to_have_attribute("data-hold", "held")
    page.get_by_role("button", name="Describe it to me").click()
    expect(page.get_by_role("status")).to_contain_text("pressed a little: 28 cm to the table")
    page.get_by_text("Keys, and one switch").click()
    page.get_by_role("button", name="A switch for Right").click()
    expect(page.locator(".lit")).to_have_count(1)
    switch = page.locator("#switch")
    expect(switch).to_have_text("the door")
    before = rings[1].get_attribute("transform")
    page.keyboard.press("Space")
    expect(rings[1]).not_to_have_attribute("transform", before or "")
    table.focus()
    for _ in range(3):
        page.keyboard.press("a")
    expect(table).to_have_attribute("data-hold", "pulled_away")
    expect(page.locator("#pressed")).to_have_text("It fell: one pulled away.")


def test_without_scripts_it_is_played_in_turns(site: Site, no_js: Page) -> None:
    no_js.goto(f"{site.url}/pencil/my_way/")
    no_js.get_by_role("link", name="Play in turns").click()
    for button in ("Show me my place", "Hide it", "Show me my place", "Hide it", "Take it up together"):
        no_js.get_by_role("button", name=button).click()
    for side in ("left", "right"):
        no_js.locator(f"[name={side}][value=table]").check()
    no_js.get_by_role("button", name="Both move").click()
    expect(no_js.get_by_text("26 cm to the table")).to_be_visible()
    no_js.get_by_role("button", name="Stop, and talk about it").click()
    expect(no_js.get_by_role("heading", level=1)).to_contain_text("Then talk")


def test_a_simulated_round_is_watched(
    site: Site, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page = page_at(TABLET)
    page.clock.install()
    page.goto(f"{site.url}/pencil/strategies/?a=say_it&b=say_it")
    page.get_by_role("button", name="Watch it").click()
    page.clock.run_for(10_000)
    expect(page.get_by_role("button", name="Watch it again")).to_be_visible()
    expect(page.locator("#pressed")).to_have_text("pressed a little")
    assert not look(page, axe)
