"""The page client sees what it is there to see: each rule broken once."""

import pytest
from django.http import HttpResponse

from tests.web.client import what_is_wrong, wrong_page, wrong_policy

GOOD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Today · Alongside</title></head>
<body><main id="main"><h1>Today</h1>{}</main></body></html>"""
FORM = '<form method="post" action="/sign-out/"><input type="hidden" name="csrfmiddlewaretoken" value="x"></form>'


def test_a_sound_page_has_nothing_wrong() -> None:
    assert list(wrong_page(GOOD.format(FORM), "/")) == []


@pytest.mark.parametrize(
    ("piece", "complaint"),
    [
        ("<h1>Two</h1>", "there are 2 h1"),
        ('<p id="main">x</p>', "stands there 2 times"),
        ("<p><div></p>", "line 3"),
        ("<b>open", "line 3"),
        ('<p style="color:red">x</p>', "own style"),
        ("<style>p{}</style>", "own style"),
        ("<script>1</script>", "script stands"),
        ('<button onclick="x()">x</button>', "runs a script"),
        ('<img src="https://evil.example/x.png" alt="">', "another host"),
        ('<a href="//evil.example">x</a>', "another host"),
        ('<a href="javascript:x()">x</a>', "another host"),
        ('<form method="post" action="/sign-out/"></form>', "no CSRF token"),
        (FORM.replace("/sign-out/", "/nowhere/"), "takes no such thing"),
        ('<form method="get" action="/sign-out/"></form>', "takes no such thing"),
        ('<input name="a">', "no label"),
        ('<label for="nothing">A</label>', "points to nothing"),
        ('<label for="a"></label><input id="a" name="a">', "no label"),
        (
            FORM.replace("</form>", '<label>W<textarea name="w"></textarea></label></form>'),
            "could not be kept",
        ),
    ],
)
def test_each_broken_rule_is_seen(piece: str, complaint: str) -> None:
    assert any(complaint in one for one in wrong_page(GOOD.format(piece), "/"))


def test_a_title_of_another_page_and_a_missing_language_are_seen() -> None:
    other = GOOD.format("").replace("<title>Today", "<title>People").replace(' lang="en"', "")
    assert len(list(wrong_page(other, "/"))) == 2


@pytest.mark.parametrize(
    "policy",
    [
        "",
        "default-src 'self'",
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; script-src 'unsafe-inline'",
    ],
)
def test_a_weak_policy_is_seen(policy: str) -> None:
    assert list(wrong_policy(policy))


def test_missing_headers_are_seen() -> None:
    assert len(list(what_is_wrong(HttpResponse("x", content_type="text/plain"), "/"))) >= 9
