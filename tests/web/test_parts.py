"""Every part of a page, as HTML."""

import re
from pathlib import Path

import pytest

from alongside.web.templatetags import words
from tests.gallery import pages
from tests.web.client import wrong_page

PAGES = pages()
WEB = Path(words.__file__).parent.parent
NOT_DRAWN = {"circle-both"}  # a name for tests to find the two by


@pytest.mark.parametrize("name", PAGES)
def test_every_part_is_sound_on_a_page(name):
    complaints = wrong_page(PAGES[name], "/")
    forms = ("a form", "the form")  # those of the gallery are sent nowhere
    assert [complaint for complaint in complaints if not complaint.startswith(forms)] == []


def test_every_class_on_a_page_is_one_that_the_stylesheet_knows():
    styles = "".join(style.read_text("utf-8") for style in (WEB / "static").glob("*.css"))
    known = set(re.findall(r"\.([a-z][a-z-]*)", styles))
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
    assert words.quoted(typed) == shown
