"""Every page that people can come to by links, in every state, through axe (C1, C3).

A walk over the demo as each role: each route is looked at once, at a desk in light, at 320 px in dark and, where it
has a form, with the error it shows when a form is sent with something wrong. A route of the permission table that no
walk came to must be named below with the reason, so that a page without a way to reach it is found here.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from alongside.access.table import TABLE
from tests.e2e.site import Site
from tests.e2e.standing import standing
from tests.e2e.watch import Watch

NARROW = {"width": 320, "height": 800}
LINK = re.compile(r'<a[^>]* href="(/[^"#]*)"')
SOME = 8
#: Pages that no link of the demo leads to, and why.
NO_LINK = {
    "sign-in": "looked at before anybody is signed in",
    "health": "for machines",
    "welcome": "by a link that is handed over; looked at in tests/web/test_team.py",
    "welcome-link": "the same",
    "practitioner-photo": "a picture",
    "together-question": "while a hard patch is open; looked at in tests/web",
    **dict.fromkeys(
        ("strain-mended", "strain-tried", "strain-when"),
        "while a hard patch is open: looked at in test_story_c.py",
    ),
    **dict.fromkeys(("talk-change", "talk-strain"), "before it was said, or when it hurt: test_story_c.py"),
    "bring-in-look": "after a file was chosen: looked at in test_story_g.py",
}


def route_of(path: str) -> str | None:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None


def walked(page: Page, site: str) -> Iterator[tuple[str, str]]:
    """Each route that links lead to from Today, with an address of it; up to SOME addresses of a route are followed,
    for not every person has a hard patch, nor every contact something to add."""
    todo, been, followed = ["/"], {"/"}, Counter[str]()
    while todo:
        path = todo.pop(0)
        name = route_of(path)
        if name not in TABLE or TABLE[name].get is None or followed[name] >= SOME:
            continue
        followed[name] += 1
        if followed[name] == 1:
            yield name, path
        answer = page.request.get(site + path, max_redirects=0)
        assert answer.status < 500, f"{path} breaks"  # each that is followed, looked at or not
        if answer.headers.get("content-type", "").startswith("text/html"):
            new = [html.unescape(link) for link in LINK.findall(answer.text())]
            todo += [link for link in dict.fromkeys(new) if link not in been]
            been.update(new)


def is_a_page(page: Page, url: str) -> bool:
    """Not a paper to download, a picture or a way to somewhere else."""
    answer = page.request.get(url, max_redirects=0)
    return answer.status == 200 and answer.headers.get("content-type", "").startswith("text/html")


def narrow_and_dark(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")


def wide_and_light(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")


def look(page: Page, axe: Callable[[Page], None]) -> list[str]:
    """What is wrong with the page as it is now, wide and narrow."""
    wrong = []
    for turn in (wide_and_light, narrow_and_dark):
        turn(page)
        try:
            axe(page)
        except AssertionError as found:
            wrong.append(f"{turn.__name__}: {found}")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        wrong.append(f"{page.url} scrolls sideways by {overflow} px at 320 px")
    wide_and_light(page)
    return wrong


def send_it_wrong(page: Page) -> bool:
    """Send the page's form with a day that is none; True where it came back with errors."""
    form = page.locator("main form[novalidate]")
    if form.count() != 1:
        return False
    page.evaluate(
        "for (const f of document.querySelectorAll('main form [type=date], main form [type=time]')) "
        "{ f.type = 'text'; f.value = 'no day'; }"
    )
    form.locator("button[type=submit], button:not([type])").first.click()
    page.wait_for_load_state()
    return page.locator(".errors, [aria-invalid=true]").count() > 0


@pytest.fixture(scope="module")
def seen() -> dict[str, str]:
    return {}


@pytest.mark.parametrize("who", ["sam", "olu", "maya"])
def test_every_page_in_the_demo(
    site: Site,
    page_at: Callable[..., Page],
    axe: Callable[[Page], None],
    watch: Watch,
    seen: dict[str, str],
    who: str,
) -> None:
    watch.expect("status of 422")
    page, sending, wrong, erring = page_at(1280), page_at(1280), [], 0
    site.sign_in(page, who)
    site.sign_in(sending, who)
    for name, path in walked(page, site.url):
        if name in seen or not is_a_page(page, site.url + path):
            seen.setdefault(name, path)
            continue
        seen[name] = path
        page.goto(site.url + path)
        wrong += look(page, axe)
        if TABLE[name].post is not None:
            sending.goto(site.url + path)
            if send_it_wrong(sending):
                erring += 1
                wrong += look(sending, axe)
    assert not wrong, "\n\n".join(wrong)
    assert who != "sam" or erring >= 15


def test_no_page_is_without_a_way_to_it(seen: dict[str, str]) -> None:
    """Runs after the walks: what they did not come to has its reason, and no reason is out of date."""
    pages = {name for name, route in TABLE.items() if route.get is not None}
    assert not (missed := sorted(pages - set(seen) - set(NO_LINK))), f"no walk came to {', '.join(missed)}"
    assert not set(NO_LINK) - pages


NOBODY_YET = """
from alongside.people.models import Organisation
from tests.world import practitioner
practitioner(Organisation.objects.create(name="New"), "newcomer", is_lead=True, is_supervisor=True)
"""


def test_the_pages_of_somebody_who_has_nobody_yet(
    tmp_path: Path, page_at: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    wrong: list[str] = []
    with standing(tmp_path) as here:
        here.ask(NOBODY_YET)
        page = page_at(1280)
        here.sign_in(page, "newcomer")
        for _name, path in walked(page, here.url):
            if is_a_page(page, here.url + path):
                page.goto(here.url + path)
                wrong += look(page, axe)
    assert not wrong, "\n\n".join(wrong)


def test_the_page_before_anybody_is_signed_in(
    site: Site, page_at: Callable[..., Page], axe: Callable[[Page], None], watch: Watch
) -> None:
    watch.expect("status of 4")
    page = page_at(1280)
    page.goto(f"{site.url}/sign-in/")
    wrong = look(page, axe)
    page.fill("input[name=password]", "no")
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    assert re.search("error", page.content(), re.IGNORECASE)
    assert not wrong + look(page, axe)
