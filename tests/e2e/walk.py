"""A walk along the links of a site, as somebody who is signed in, and a look at a page in two ways of seeing."""

import heapq
import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from alongside.access.table import TABLE
from tests.e2e.site import PASSWORD
from tests.e2e.ways import beyond_the_edge, see

FOLD_OR_LINK = re.compile(r'(?P<fold><details[^>]*>)|(?P<end></details>)|<a[^>]* href="(?P<link>/[^"#]*)[#"]')
HREF = re.compile(r'<a[^>]* href="([^"#]+)')
SOME = 8


@dataclass(frozen=True)
class Stop:
    """Where a walk came to: how many presses from Today; whether a page is there, and not a file, a picture or a way to
    somewhere else; whether it leads on: to more than the one place where one came from."""

    name: str
    path: str
    presses: int
    is_page: bool
    leads_on: bool


def route_of(path: str) -> str | None:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None


def walked(page: Page, site: str) -> Iterator[Stop]:
    """Each page that links lead to from Today, the nearest first. To open a fold is a press of its own. Up to SOME
    addresses of a route are followed, for not every person has a hard patch, nor every contact something to add."""
    number, been, followed = count(), set[str](), Counter[str]()
    todo = [(0, next(number), "/")]
    while todo:
        presses, _number, path = heapq.heappop(todo)
        name = route_of(path)
        if path in been or name not in TABLE or TABLE[name].get is None or followed[name] >= SOME:
            continue
        been.add(path)
        followed[name] += 1
        answer = page.request.get(site + path, max_redirects=0)
        if (
            TABLE[name].again and "location" in answer.headers
        ):  # a long walk is asked whether it is still they
            page.goto(site + answer.headers["location"])
            page.fill("input[name=again_password]", PASSWORD)
            page.press("input[name=again_password]", "Enter")
            page.wait_for_load_state()
            answer = page.request.get(site + path, max_redirects=0)
        assert answer.status < 500, f"{path} breaks"  # each that is followed, looked at or not
        if "location" in answer.headers:
            heapq.heappush(todo, (presses, next(number), urlsplit(answer.headers["location"]).path))
        is_page = answer.status == 200 and answer.headers.get("content-type", "").startswith("text/html")
        text = answer.text() if is_page else ""
        for link, folds in links(text):
            heapq.heappush(todo, (presses + 1 + folds, next(number), link))
        main = text.partition("<main")[2].partition("</main>")[0]
        yield Stop(name, path, presses, is_page, "<form" in main or len(set(HREF.findall(main))) > 1)


def links(text: str) -> Iterator[tuple[str, int]]:
    """Each address of the site on a page, and how many closed folds it lies behind."""
    closed: list[bool] = []
    for tag in FOLD_OR_LINK.finditer(text):
        if tag["link"]:
            yield html.unescape(tag["link"]), sum(closed)
        elif tag["end"]:
            closed.pop()
        else:
            closed.append(" open" not in tag["fold"])


def look(
    page: Page, axe: Callable[[Page], None], ways: tuple[str, ...] = ("320 px, dark", "light")
) -> list[str]:
    """What is wrong with the page as it is now, with all that can be folded open."""
    wrong = []
    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details').forEach(folded => { folded.open = true })")
    for way in ways:
        see(page, way)
        try:
            axe(page)
        except AssertionError as found:
            wrong.append(f"{way}: {found}")
        if (over := beyond_the_edge(page)) > 0:
            wrong.append(f"{way}: {page.url} scrolls sideways by {over} px")
    return wrong
