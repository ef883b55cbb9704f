"""A client that looks at each page it fetches: is it sound HTML, safe, and usable?

Whatever a test is about, a page that breaks one of these rules fails it. Habit taken from notifications-admin.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from alongside.access.table import TABLE
from alongside.base.clock import new_id, now
from alongside.people.models import AccountNotice, Practitioner
from alongside.web.sign_in.again import AGAIN_AT as AT

FIELDS = {"input", "select", "textarea"}
UNLABELLED = {"hidden", "submit", "button", "reset"}
MAPS = {"geo", "https"}  # of a link that sends nothing along and says in words where it leads
ADDRESSES = {"href", "src", "action", "formaction", "srcset", "poster", "data", "xlink:href"}
REFERENCES = {"for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form"}
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


class PageClient(Client):
    """Django's test client with a look at every answer."""

    def request(self, **request: Any) -> HttpResponse:
        response = super().request(**request)
        path = request.get("PATH_INFO", "/")
        if complaints := list(what_is_wrong(response, path)):
            raise AssertionError(f"{request.get('REQUEST_METHOD')} {path}\n  " + "\n  ".join(complaints))
        if "text/html" in response.get("Content-Type", ""):
            response.text = laid_out(response.content.decode())
        return response


#: Lines and spaces inside these are the words of whoever wrote them.
AS_TYPED = re.compile(r"(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)", re.DOTALL)
BLOCK = "p|div|section|h[1-3]|ul|ol|li|dl|dt|dd|form|summary|details|table|thead|tbody|tr|td|th"


def laid_out(page: str) -> str:
    """A page in one line, with the spaces that a browser shows: none at the edge of an element or beside a block."""
    parts = AS_TYPED.split(page)
    for place in range(0, len(parts), 2):
        line = re.sub(r"\s+", " ", parts[place])
        line = re.sub(rf"(<[a-z][^<>]*>|</(?:{BLOCK})>) ", r"\1", line)
        parts[place] = re.sub(rf" (?=</|<(?:{BLOCK})\b)", "", line)
    return "".join(parts)


def what_is_wrong(response: HttpResponse, path: str) -> Iterator[str]:
    """Every rule that this answer breaks, in words."""
    yield from wrong_headers(response)
    if "text/html" in response.get("Content-Type", "") and response.content:
        yield from wrong_page(response.content.decode(), path)


def wrong_headers(response: HttpResponse) -> Iterator[str]:
    """What every answer carries, whatever its status."""
    for name, value in FIXED.items():
        if response.get(name) != value:
            yield f"{name} is {response.get(name)!r}, not {value!r}"
    for name in ("X-Request-ID", "Permissions-Policy"):
        if not response.get(name):
            yield f"{name} is missing"
    yield from wrong_policy(response.get("Content-Security-Policy", ""))


def wrong_policy(policy: str) -> Iterator[str]:
    """A content policy that would let anything in."""
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    none, ours = ("default-src", "frame-ancestors", "base-uri"), ("script-src", "style-src", "manifest-src")
    needed = dict.fromkeys(none, "'none'") | dict.fromkeys((*ours, "connect-src", "form-action"), "'self'")
    needed |= {"require-trusted-types-for": "'script'", "trusted-types": "worker"}
    for name, value in needed.items():
        if rules.get(name) != value:
            yield f"the content policy has {name} {rules.get(name)!r}, not {value!r}"
    for bad in ("unsafe", "*", "http:", "https:", "blob:"):
        if bad in policy:
            yield f"the content policy allows {bad}"


def wrong_page(body: str, path: str) -> tuple[str, ...]:
    """What is wrong with a page. A page that was looked at, such as a refusal, is not looked at again. Forms are held to the
    staff pages' rules where there is a path."""
    goes_back_to_itself = re.search(r"<form(?![^>]*\saction=)", body)
    return _wrong_page(bare(body), path if goes_back_to_itself or not path else "/")


@lru_cache(maxsize=64)
def _wrong_page(body: str, path: str) -> tuple[str, ...]:
    return tuple(_look_for_faults(body, path))


def _look_for_faults(body: str, path: str) -> Iterator[str]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page = parser.parse(body)
    for (line, _column), code, values in parser.errors:
        yield f"line {line}: {code} {values}: {body.splitlines()[line - 1].strip()[:100]}"
    parents = {child: parent for parent in page.iter() for child in parent}
    yield from _head(page)
    yield from _ids(page)
    if "%(" in words(page):
        yield f"a sentence is not filled in: {words(page).partition('%(')[2][:60]!r}"
    for element in page.iter():
        if isinstance(element.tag, str):
            yield from _inline(element)
            yield from _outside(element)
    for form in page.iter("form") if path else ():
        yield from _form(form, path)
    for field in page.iter():
        yield from _unlabelled(field, page, parents)


def words(element: Element) -> str:
    """The text inside, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def _head(page: Element) -> Iterator[str]:
    if not page.get("lang"):
        yield "<html> has no lang"
    headings = list(page.iter("h1"))
    if len(headings) != 1:
        yield f"there are {len(headings)} h1"
        return
    title, heading = page.find("head/title"), words(headings[0])
    if not heading or title is None or not words(title).startswith(heading):
        yield f"the title {words(title) if title is not None else ''!r} does not begin with the h1 {heading!r}"


def _ids(page: Element) -> Iterator[str]:
    ids = Counter(element.get("id") for element in page.iter() if element.get("id") is not None)
    for one, times in ids.items():
        if times > 1 or not one:
            yield f"the id {one!r} stands there {times} times"
    for element in page.iter():
        for name in REFERENCES & set(element.keys()):
            for one in element.get(name, "").split():
                if one not in ids:
                    yield f"{element.tag} {name}={one!r} points to nothing"


def _inline(element: Element) -> Iterator[str]:
    if element.tag == "style" or element.get("style") is not None:
        yield f"<{element.tag}> brings its own style"
    if element.tag == "script" and (not element.get("src") or words(element)):
        yield "a script stands in the page"
    for name in element.attrib:
        if name.startswith("on"):
            yield f"<{element.tag} {name}> runs a script"


def _outside(element: Element) -> Iterator[str]:
    for name in ADDRESSES & set(element.keys()):
        address = (element.get(name) or "").strip()
        parts = urlsplit(address)
        if parts.scheme in {"data", "mailto", "sms", "tel"} and (
            parts.scheme != "data" or element.tag == "img"
        ):
            continue
        if element.tag == "a" and element.get("rel") == "noreferrer" and parts.scheme in MAPS:
            continue
        if parts.scheme or parts.netloc or address.startswith(("//", "\\")):
            yield f"<{element.tag} {name}={address[:60]!r}> leads to another host"


def _form(form: Element, path: str) -> Iterator[str]:
    method = form.get("method", "get").lower()
    action = urlsplit(form.get("action") or path).path
    try:
        route = TABLE.get(resolve(action).view_name)
    except Resolver404:
        route = None
    if route is None or route.scope(method.upper()) is None:
        yield f"a form is sent by {method} to {action}, which takes no such thing"
    names = {element.get("name") for element in form.iter()}
    if method == "post" and "csrfmiddlewaretoken" not in names:
        yield f"the form to {action} has no CSRF token"
    if any(True for _ in form.iter("textarea")) and not {"_for", "id"} <= names:
        yield f"the form to {action} takes words and has no components/form_keys.html: they could not be kept"


def _unlabelled(field: Element, page: Element, parents: dict[Element, Element]) -> Iterator[str]:
    if field.tag not in FIELDS or (field.tag == "input" and field.get("type", "text") in UNLABELLED):
        return
    labels = [one for one in page.iter("label") if one.get("for") and one.get("for") == field.get("id")]
    above = field
    while above in parents and above.tag != "label":
        above = parents[above]
    if above.tag == "label":
        labels.append(above)
    if (
        not any(words(label) for label in labels)
        and not field.get("aria-label")
        and not field.get("aria-labelledby")
    ):
        yield f"the field {field.get('name')!r} has no label"


def bare(body: bytes | str) -> str:
    """A page without what differs each time: the CSRF token and the id of the request."""
    text = body.decode() if isinstance(body, bytes) else body
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]*', r"\1", text)


def signed_in(who: Practitioner) -> PageClient:
    """A browser of their own."""
    client = PageClient()
    client.force_login(who)
    return client


def signed_in_again(client: Client) -> None:
    """They have given their password once more, as leads must for what changes who can open what: for five minutes."""
    session = client.session
    session[AT] = now().timestamp()
    session.save()


def all_seen() -> None:
    """No notice stands before anybody's pages any more."""
    AccountNotice.objects.update(seen_at=now())


def send(client: Client, name: str, *ids: object, follow: bool = True, **fields: object) -> HttpResponse:
    """The form of this page, sent with an id that the page made."""
    return client.post(reverse(name, args=ids), {"id": str(new_id()), **fields}, follow=follow)


def page_of(client: Client, name: str, *ids: object) -> str:
    return client.get(reverse(name, args=ids)).text
