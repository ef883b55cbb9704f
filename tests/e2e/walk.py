"""A walk along the links of a site, as somebody who is signed in, and a look at a page in two ways of seeing."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from alongside.access.table import TABLE
from tests.e2e.ways import beyond_the_edge, see

LINK = re.compile(r'<a[^>]* href="(/[^"#]*)[#"]')
SOME = 8


def route_of(path: str) -> str | None:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None


def walked(page: Page, site: str) -> Iterator[tuple[str, str, bool]]:
    """Each route that links lead to from Today, with an address of it and whether a page is there, and not a paper to
    download, a picture or a way to somewhere else. Up to SOME addresses of a route are followed, for not every person
    has a hard patch, nor every contact something to add."""
    todo, been, followed = ["/"], {"/"}, Counter[str]()
    while todo:
        path = todo.pop(0)
        name = route_of(path)
        if name not in TABLE or TABLE[name].get is None or followed[name] >= SOME:
            continue
        followed[name] += 1
        answer = page.request.get(site + path, max_redirects=0)
        assert answer.status < 500, f"{path} breaks"  # each that is followed, looked at or not
        is_html = answer.headers.get("content-type", "").startswith("text/html")
        if is_html:
            new = [html.unescape(link) for link in LINK.findall(answer.text())]
            todo += [link for link in dict.fromkeys(new) if link not in been]
            been.update(new)
        if followed[name] == 1:
            yield name, path, is_html and answer.status == 200


def look(
    page: Page, axe: Callable[[Page], None], ways: tuple[str, ...] = ("320 px, dark", "light")
) -> list[str]:
    """What is wrong with the page as it is now, with all that can be folded open."""
    wrong = []
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
