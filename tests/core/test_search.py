"""What is found among words, and what of them is shown."""

import pytest
from hypothesis import given, strategies as st

from alongside.core.alphabet import LENGTH, Search

VAN = "That white van is in my space again"


@pytest.mark.parametrize(
    ("asked", "words", "beside", "found"),
    [
        ("van", VAN, "", True),
        ("VAN white", VAN, "", True),
        ("va", VAN, "", True),
        ("an", VAN, "", False),  # in the middle of a word
        ("sebnem", "Frau Şebnem Öz", "", True),
        ("ŞEBNEM", "sebnem", "", True),
        ("straße", "the STRASSE", "", True),
        ("dean van", VAN, "Dean Walker", True),
        ("dean", VAN, "Dean Walker", False),  # his name is beside everything of his
        ("van bus", VAN, "Dean Walker", False),
        ("", VAN, "", False),
        ("?!", VAN, "", False),
        ("v.n", VAN, "", False),  # no pattern
        ("o'brien", "Mr O’Brien", "", True),
    ],
)
def test_every_word_begins_one_of_theirs(asked: str, words: str, beside: str, found: bool) -> None:
    assert Search(asked).finds(words, beside) is found


def test_an_excerpt_holds_what_was_found_and_says_what_it_leaves_out() -> None:
    long = "much was said " * 40 + "about the Ván " + "and more " * 40
    shown = Search("van").excerpt(long)
    assert "the Ván" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert Search("van").excerpt(VAN) == VAN


@given(st.text(), st.text())
def test_any_words_can_be_looked_for_in_any(asked: str, words: str) -> None:
    search = Search(asked)
    assert search.finds(words) in (True, False)
    assert len(search.excerpt(words)) <= LENGTH + 4
