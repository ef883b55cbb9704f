"""The browser, the running site and what every page is held to."""

import contextlib
import fcntl
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e import chromium
from tests.e2e.gallery import gallery, opened, served  # noqa: F401 - fixtures
from tests.e2e.site import Door, Site, alongside, free_port, running
from tests.e2e.watch import Watch
from tests.e2e.ways import DESK, PHONE
from tests.installation import ROOT, empty

AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text("utf-8")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Only what is wrong comes back: to carry all that is right out of the page costs as much as to look at it.
AXE_RUN = """tags => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
  .then(found => found.violations)"""
SCREENS = ROOT / "tests" / "e2e" / "screens"
HEIGHTS = {PHONE: 844, DESK: 900}
PATIENCE = 20_000  # milliseconds: a busy machine is slow, and that is no fault of the page
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this process."""
    if (program := chromium.program()) is None:
        pytest.fail(chromium.HOW_TO_GET_IT)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=chromium.flags())
        yield started
        started.close()


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo caseload, made once per run, whatever the number of processes."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    folder = shared / "demo-data"
    with (shared / "demo-data.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            making = empty(shared / "demo-data-making").data
            made = alongside("prepare", data=making)
            assert made.returncode == 0, made.stderr
            making.rename(folder)
    return folder


@pytest.fixture(scope="module")
def site(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real server on a copy of the demo, for one module of tests."""
    folder = tmp_path_factory.mktemp("site")
    data = Path(shutil.copytree(demo_data, folder / "data"))
    port, log = free_port(), folder / "log"
    with running([sys.executable, "-m", "alongside", "serve", "--port", str(port)], port, data, log):
        url = f"http://localhost:{port}"
        yield Site(url, data, log, Door(url))


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails the test at its end for what its pages did and may not do."""
    watching = Watch()
    yield watching
    assert not watching.unexpected(), "\n".join(watching.unexpected())


@pytest.fixture
def page_at(browser: Browser, watch: Watch) -> Iterator[Callable[..., Page]]:
    """`page_at(390)`: a new visitor's page of that width. Further words go to Playwright's new_context."""
    with contextlib.ExitStack() as open_contexts:

        def new_page(width: int = DESK, **options: Any) -> Page:
            viewport = {"width": width, "height": options.pop("height", HEIGHTS.get(width, 900))}
            options = {
                "locale": "en-GB",
                "timezone_id": "Europe/London",
                "reduced_motion": "reduce",
                "has_touch": width < 600,
                "service_workers": "block",  # looked at in test_connection.py
                **options,
            }
            context = open_contexts.enter_context(browser.new_context(viewport=viewport, **options))
            context.set_default_timeout(PATIENCE)
            watch.over(context)
            return context.new_page()

        yield new_page


@pytest.fixture(params=[PHONE, DESK], ids=lambda width: f"{width}px")
def width(request: pytest.FixtureRequest) -> int:
    """A phone's width and a desk's: every test that asks for it runs at both."""
    return request.param


@pytest.fixture
def page(page_at: Callable[..., Page], width: int) -> Page:
    """A new visitor's page, on a phone and on a desk."""
    return page_at(width)


@pytest.fixture
def no_js(page_at: Callable[..., Page]) -> Page:
    """A phone with JavaScript off."""
    return page_at(PHONE, java_script_enabled=False)


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails with the list of what axe-core finds wrong on the page as it is now."""

    def look(page: Page) -> None:
        page.wait_for_load_state()  # a press waits for the next page to begin, not for all of it
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        found = page.evaluate(AXE_RUN, AXE_TAGS)
        assert not found, f"{page.url}\n" + "\n".join(map(_in_words, found))

    return look


def _in_words(violation: dict[str, Any]) -> str:
    places = "\n".join(f"    {node['html'][:200]}" for node in violation["nodes"][:5])
    return f"  {violation['id']} ({violation['impact']}): {violation['help']}\n{places}"


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """`shot(page, "today")` keeps a picture of the whole page, named with its width, where somebody made a folder
    tests/e2e/screens/ for them."""

    def take(page: Page, name: str) -> None:
        if SCREENS.is_dir():
            width = (page.viewport_size or {"width": 0})["width"]
            path = SCREENS / f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{width}.png"
            page.screenshot(path=path, full_page=True)

    return take
