"""The pencil on two devices, in two real browsers and at the protocol: one world, and what is refused."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.e2e.site import Site
from tests.e2e.walk import look

TABLET = {"width": 1024, "height": 768}
LARGEST = 150 * 1024  # bytes, with everything that the page fetches
FIRST = [1, 0.3, 0.22, True]


class OneFinger:
    """The finger of one of the two on their own device."""

    def __init__(self, page: Page, side: str):
        self.page, self.side, self.devtools = page, side, page.context.new_cdp_session(page)

    def middle(self, selector: str) -> tuple[float, float]:
        box = self.page.locator(selector).first.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def put_down(self) -> None:
        self.at = self.middle(f"#ring-{self.side} .ring-{self.side}")
        self.send("touchStart")

    def by(self, dx: float, dy: float) -> None:
        self.at = self.at[0] + dx, self.at[1] + dy
        self.send("touchMove")

    def send(self, kind: str) -> None:
        points = [{"x": self.at[0], "y": self.at[1], "id": 1}] if kind != "touchEnd" else []
        self.devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def carry(fingers: list[OneFinger], place: str, steps: int = 60) -> None:
    """Both go on until the middle of the pencil is there."""
    (x, y), (px, py) = (
        fingers[0].middle(f"[data-place={place}] > :is(rect, circle)"),
        fingers[0].middle("#pencil .wood"),
    )
    for _step in range(steps):
        for finger in fingers:
            finger.by(0.96 * (x - px) / steps, 0.96 * (y - py) / steps)
        fingers[0].page.evaluate("() => new Promise(requestAnimationFrame)")


def place_of(page: Page) -> str:
    """Where this one wants to get to, as their own screen says it; then they begin."""
    words = page.locator("#place").text_content() or ""
    page.get_by_role("button", name="Begin").click()
    return words.removeprefix("Get to the ")


def test_two_devices_play_a_round(
    site: Site, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    left, right = (page_at(TABLET["width"], height=TABLET["height"], has_touch=True) for _ in "ab")
    left.goto(f"{site.url}/sign-in/")
    for link in ("Play the pencil", "On two devices"):
        left.get_by_role("link", name=link).click()
    left.get_by_role("button", name="Open a room").click()
    expect(left.get_by_text("Show this to the other")).to_be_visible()
    assert not look(left, axe)
    left.set_viewport_size(TABLET)  # type: ignore[arg-type]
    fetched: list[int] = []
    right.on("requestfinished", lambda request: fetched.append(request.sizes()["responseBodySize"]))
    right.goto(left.url)
    right.get_by_role("button", name="Join").click()
    fingers = [OneFinger(left, "a"), OneFinger(right, "b")]
    places = [place_of(page) for page in (left, right)]
    assert 0 < sum(fetched) <= 2 * LARGEST  # the page was there twice: to join, and to play
    for finger in fingers:
        expect(finger.page.locator("#veil")).to_be_hidden()
        finger.put_down()
    for page in (left, right):
        expect(page.locator("#table")).to_have_attribute("data-hold", "held")
    carry(fingers, places[1])
    lost_and_found(left, right)
    for finger in fingers:
        finger.send("touchEnd")
        finger.put_down()
    carry(fingers, places[0])
    for page in (left, right):
        expect(page.get_by_text("This round is over")).to_be_visible()
    assert not look(right, axe)
    left.get_by_role("button", name="Talk about it").click()
    for words in (
        f"Left wanted to get to the {places[0]}. The pencil was there",
        "the other got there too",
        "It never fell.",
    ):
        expect(left.locator("#told")).to_contain_text(words)
    left.get_by_role("link", name="Back to the room").click()
    left.get_by_role("button", name="Play it").click()
    expect(right.locator("#title")).to_have_text("theirs first")
    assert left.url.split("/")[-2] not in site.log.read_text("utf-8")


def lost_and_found(left: Page, right: Page) -> None:
    """One device is gone for a moment: the other sees that it waits, and both go on where they were."""
    seconds = right.locator("#seconds").text_content()
    room = left.url
    left.goto("about:blank")
    expect(right.get_by_text("The other is not there just now")).to_be_visible()
    left.goto(room)
    for page in (left, right):
        expect(page.locator("#veil")).to_be_hidden()
        expect(page.locator("#table")).to_have_attribute("data-hold", "held")
    assert abs(int(right.locator("#seconds").text_content() or 0) - int(seconds or 0)) <= 1


def ticket(site: Site, context: BrowserContext, **asked: str) -> tuple[str, str]:
    """The code of a room and a ticket for it, as the page sends them on."""
    page = context.new_page()
    page.goto(f"{site.url}/pencil/two/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    form = {"csrfmiddlewaretoken": token, **asked}
    answer = page.request.post(f"{site.url}/pencil/two/", form=form, max_redirects=0)
    code, ticket = re.findall(r"room/(\w+)/#(.+)", answer.headers["location"])[0]
    return code, ticket


def device(site: Site, origin: str) -> ClientConnection:
    return connect(f"{site.url.replace('http', 'ws', 1)}/pencil/socket/", origin=origin)  # type: ignore[arg-type]


def to_the_end(connection: ClientConnection, touches: int) -> None:
    """So many touches at once, and then all that is said."""
    for number in range(touches):
        connection.send(json.dumps([number, *FIRST[1:]]))
    while True:
        connection.recv(timeout=20)


def why_closed(connection: ClientConnection, touches: int = 0) -> int | None:
    with pytest.raises(ConnectionClosed) as closed:
        to_the_end(connection, touches)
    return closed.value.rcvd.code if closed.value.rcvd else None


def test_what_a_device_is_refused(site: Site, page_at: Callable[..., Page]) -> None:
    context = page_at().context
    with pytest.raises(InvalidStatus) as refused, device(site, "https://elsewhere.example"):
        pass
    assert refused.value.response.status_code == 403
    code, first = ticket(site, context, open="my_way")
    _code, second = ticket(site, context, join=code.upper())
    with device(site, site.url) as left:
        left.send(json.dumps({"ticket": first}))
        assert json.loads(left.recv())["side"] == 0
        with device(site, site.url) as again:
            again.send(json.dumps({"ticket": first}))
            assert why_closed(again) == 4001
        left.send("x" * 300)
        assert why_closed(left) == 1009
    with device(site, site.url) as right:
        right.send(json.dumps({"ticket": second}))
        assert why_closed(right, touches=1000) == 1008
