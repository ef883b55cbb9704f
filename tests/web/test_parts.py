"""Every part of a page, as HTML."""

import re
from pathlib import Path

import html5lib
import pytest

from alongside.web.templatetags import words as library
from alongside.web.templatetags.words import quoted
from tests.gallery import pages

PAGES = pages()
WEB = Path(library.__file__).parent.parent
NOT_DRAWN = {"circle-both"}  # a name for tests to find the two by


@pytest.fixture(params=PAGES, ids=str)
def root(request: pytest.FixtureRequest):
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False
    )
    return parser.parse(PAGES[request.param].lstrip())


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_one_heading_and_a_title_that_begins_with_it(root):
    headings = [words(one) for one in root.iter("h1")]
    assert len(headings) == 1
    assert words(root.find(".//title")).startswith(
        headings[0].removesuffix(" of a page").removesuffix(" and you")
    )


def test_ids_are_unique(root):
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_no_style_no_inline_script_and_nothing_from_outside(root):
    for element in root.iter():
        assert element.get("style") is None
        assert not [name for name in element.attrib if name.startswith("on")]
        for name in ("src", "href"):
            assert not element.get(name, "").startswith(("http", "//"))
    assert not [script for script in root.iter("script") if script.text]


def test_every_class_on_a_page_is_one_that_the_stylesheet_knows():
    known = set(
        re.findall(
            r"\.([a-z][a-z-]*)", "".join(style.read_text("utf-8") for style in (WEB / "static").glob("*.css"))
        )
    )
    for template in WEB.rglob("*.html"):
        markup = re.sub(r"{[%{#].*?[%}#]}", " ", template.read_text("utf-8"))
        used = {name for names in re.findall(r'class="([^"]*)"', markup) for name in names.split()}
        assert {name for name in used if not name.endswith("-")} - known <= NOT_DRAWN, template.name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("That van", "“That van”"),
        ('"That van"', "“That van”"),
        ("“That van”", "“That van”"),
        ("  ‘That van’ ", "“That van”"),
        ("He said “no” to me", "“He said “no” to me”"),
        ("", ""),
        (None, ""),
    ],
)
def test_their_words_stand_in_quotation_marks_once(typed, shown):
    assert quoted(typed) == shown
