"""The pencil on two devices, in real browsers: how late the other's finger is seen, how soon a round begins, and what twenty rooms
cost a staff page.

Late: from the movement of a finger on one device until the other draws it half a unit further; a finger with the mass of a hand takes
some 25 ms to set out. Added is the time of a network between the two, half of it before and half behind the server. Twenty rooms
are forty connections that each send sixty touches a second; the page is Today, asked for again and again, by turns with and without them.

    python -m bench.pencil_devices [--moves 60] [--rounds 6]
"""

import argparse
import asyncio
import contextlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from websockets.asyncio.client import connect

from tests.e2e import chromium
from tests.e2e.site import PASSWORD, Door, alongside, free_port, running
from tests.e2e.test_pencil_devices import TABLET, OneFinger

ROOMS, A_PAGE = 20, 25  # rooms at once; requests of the staff page in a turn
ADDED = 0.1  # s from one device to the other, and so as much there and back for each
SEEN = """() => {
  const ring = document.getElementById("ring-a"), x = () => Number(ring.getAttribute("transform").match(/-?[\\d.]+/)[0])
  let rest = x(); window.seen = null
  window.waitFor = () => { rest = x(); window.seen = null }
  new MutationObserver(() => { if (!window.seen && Math.abs(x() - rest) > .5) window.seen = performance.timeOrigin + performance.now() })
    .observe(ring, {attributes: true})
}"""
MOVED = """() => document.getElementById("table").addEventListener("pointermove",
  ({timeStamp}) => { window.moved = performance.timeOrigin + timeStamp })"""


class Network:
    """Another port that leads to the server, each way so many seconds late."""

    def __init__(self, port: int, late: float):
        self.port, self.to, self.late = free_port(), port, late
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self.through, "localhost", self.port), self.loop
        ).result()

    async def through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        behind, on = await asyncio.open_connection("localhost", self.to)
        await asyncio.gather(self.carry(reader, on), self.carry(behind, writer), return_exceptions=True)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(65536):
            self.loop.call_later(self.late, writer.write, piece)
        self.loop.call_later(self.late, writer.close)


def begun(browser: Browser, url: str) -> tuple[list[Page], float]:
    """Two browsers from the sign-in page to a pencil that both hold, and how many seconds that took."""
    left, right = (browser.new_context(viewport=TABLET, has_touch=True).new_page() for _ in "ab")  # type: ignore[arg-type]
    start = time.monotonic()
    left.goto(f"{url}/sign-in/")
    for link in ("Play the pencil", "On two devices"):
        left.get_by_role("link", name=link).click()
    left.locator("[name=open][value=hold_still]").check()
    left.get_by_role("button", name="Open a room").click()
    left.get_by_text("Show this to the other").wait_for()
    right.goto(left.url)
    right.get_by_role("button", name="Join").click()
    for page in (left, right):
        page.get_by_role("button", name="Begin").click()
    for page, side in ((left, "a"), (right, "b")):
        page.locator("#veil").wait_for(state="hidden")
        page.finger = OneFinger(page, side)  # type: ignore[attr-defined]
        page.finger.put_down()  # type: ignore[attr-defined]
    for page in (left, right):
        page.locator("#table[data-hold=held]").wait_for()
    return [left, right], time.monotonic() - start


def lateness(browser: Browser, url: str, moves: int) -> tuple[list[float], float]:
    """Milliseconds of each movement, and the seconds until the first."""
    (left, right), seconds = begun(browser, url)
    right.evaluate(SEEN)
    left.evaluate(MOVED)
    late = []
    for number in range(moves):
        time.sleep(0.5)
        right.evaluate("() => waitFor()")
        left.finger.by(6 * (-1) ** number, 0)  # type: ignore[attr-defined]
        right.wait_for_function("() => window.seen", timeout=5000)
        late.append(right.evaluate("() => window.seen") - left.evaluate("() => window.moved"))
    for page in (left, right):
        page.context.close()
    return late, seconds


def ticket(context: BrowserContext, url: str, **asked: str) -> tuple[str, str]:
    """The code of a room that is opened or joined, and a ticket for it."""
    page = context.request.get(f"{url}/pencil/two/").text()
    token = re.findall(r'middlewaretoken" value="(\w+)"', page)[0]
    form: dict[str, Any] = {"csrfmiddlewaretoken": token, **asked}
    answer = context.request.post(f"{url}/pencil/two/", form=form, max_redirects=0)
    return re.findall(r"room/(\w+)/#(.+)", answer.headers["location"])[0]


def play_many(url: str, entering: list[str]) -> None:
    """The process that plays all rooms, until it is ended."""
    asyncio.run(_all(url, entering))


async def _all(url: str, entering: list[str]) -> None:
    """Sixty touches a second of each device, as cheap as they can be made: other machines send them in truth."""
    hands = [await _entered(url, ticket) for ticket in entering]
    for number in range(60 * 600):
        for side, transport in hands:
            x = (0.29, 0.44)[side] + 0.002 * (number // 10 % 2)
            message = json.dumps([number, x, 0.22, True]).encode()
            transport.write(
                b"\x81" + bytes([0x80 | len(message)]) + b"\0\0\0\0" + message
            )  # masked with nothing
        await asyncio.sleep(1 / 60)


async def _entered(url: str, ticket: str) -> tuple[int, asyncio.Transport]:
    """Which side a device with this ticket plays, and its connection, which nobody reads any more."""
    device = await connect(f"{url.replace('http', 'ws', 1)}/pencil/socket/", origin=url)  # type: ignore[arg-type]
    await device.send(json.dumps({"ticket": ticket}))
    side = json.loads(await device.recv())["side"]
    await device.send('{"ready":true}')
    device.transport.set_protocol(Unread())
    return side, device.transport


class Unread(asyncio.Protocol):
    """Takes what comes and does nothing with it."""


def cpu_of_rooms(server: int) -> float:
    """Seconds of a processor that the process for two devices, which this server started, has taken."""
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[1]) == server and b"alongside.ops.rooms\0" in (folder / "cmdline").read_bytes():
                return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    sys.exit("The process for two devices is not there.")


def staff_page(page: Page, url: str) -> list[float]:
    """Milliseconds of Today, asked for again and again."""
    taken = []
    for _ in range(A_PAGE):
        start = time.perf_counter()
        assert page.request.get(url).ok
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def slower(browser: Browser, url: str, server: int, rounds: int) -> tuple[list[float], list[float], float]:
    """Today without rooms and with twenty, by turns, and the share of a processor that twenty rooms take."""
    context = browser.new_context()
    page = context.new_page()
    Door(url).sign_in(page, "sam", PASSWORD)
    staff_page(page, url)
    without, with_rooms, shares = [], [], []
    codes = [ticket(context, url, open="hold_still")[0] for _room in range(ROOMS)]
    for _ in range(rounds):
        without.append(statistics.median(staff_page(page, url)))
        entering = [ticket(context, url, join=code)[1] for code in codes for _side in "ab"]
        command = [sys.executable, "-m", "bench.pencil_devices", "--play", url, *entering]
        playing = subprocess.Popen(["nice", "-n", "19", *command])
        time.sleep(3)
        start, used = time.monotonic(), cpu_of_rooms(server)
        with_rooms.append(statistics.median(staff_page(page, url)))
        time.sleep(max(0.0, 2 - (time.monotonic() - start)))
        shares.append((cpu_of_rooms(server) - used) / (time.monotonic() - start))
        if playing.poll() is not None:
            sys.exit("The rooms were not played.")
        playing.kill()
        playing.wait()
        time.sleep(1)
    return without, with_rooms, statistics.median(shares)


def print_late(name: str, late: list[float], wanted: float) -> None:
    high = statistics.quantiles(late, n=20)[-1]
    met = "met" if high < wanted else "not met"
    print(
        f"{name}: {len(late)} movements, median {statistics.median(late):.0f} ms, 95th percentile {high:.0f} ms"
    )
    print(f"  wanted: below {wanted:g} ms, {met}")


def measure(url: str, server: int, moves: int, rounds: int) -> None:
    port = urlsplit(url).port or 80
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.program(), args=chromium.flags())
        late, seconds = lateness(browser, url, moves)
        print(f"from the sign-in page to a pencil that both hold: {seconds:.1f} s of the machine")
        print_late("on this computer", late, 150)
        late, _ = lateness(browser, f"http://localhost:{Network(port, ADDED / 2).port}", moves)
        print_late("100 ms added between the two", late, 300)
        without, with_rooms, share = slower(browser, url, server, rounds)
        browser.close()
    middle, other = statistics.median(without), statistics.median(with_rooms)
    print(
        f"Today {middle:.1f} ms, beside {ROOMS} rooms {other:.1f} ms: {100 * (other / middle - 1):+.0f} %; wanted below 10 %"
    )
    print(f"{ROOMS} rooms take {100 * share:.0f} % of one processor")


def main() -> None:
    if sys.argv[1:2] == ["--play"]:
        return play_many(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=6)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data, port = Path(folder) / "data", free_port()
        made = alongside("prepare", "--new", data=data)
        if made.returncode:
            sys.exit(made.stderr)
        serve = [sys.executable, "-m", "alongside", "serve", "--port", str(port)]
        with running(serve, port, data, Path(folder) / "log") as server:
            measure(f"http://localhost:{port}", server.pid, wanted.moves, wanted.rounds)
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    return None


if __name__ == "__main__":
    main()
