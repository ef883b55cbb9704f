"""S10, S25: what happened is written down; why somebody did it is not guessed at here."""

import pytest
from hypothesis import given, strategies as st

from alongside.core.motives import guesses_in
from tests.core.examples import examples

#: (what somebody might write, the phrase in it that guesses)
GUESSES = [tuple(line.split(" | ")) for line in examples("motives_guesses")]
#: What was seen, said and done; wishes; what somebody else is told to have said; what is denied; one's own.
FACTS = ["", "   ", *examples("motives_facts")]


def test_a_guess_is_read_as_it_stands_and_what_happened_or_was_said_is_left_alone() -> None:
    known = [*GUESSES, *((words, "") for words in FACTS)]
    read = [(words, guesses_in(words), phrase) for words, phrase in known]
    assert [
        one for one in read if [guess.split() for guess in one[1]] != [one[2].split()] * bool(one[2])
    ] == []


def test_each_guess_is_named_once_in_the_order_in_which_it_stands() -> None:
    words = "She did it on purpose. He is malingering. They did it On Purpose, and she lied to us."
    assert guesses_in(words) == ("on purpose", "malingering", "lied to")


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’", "'{}'", "«{}»", "„{}“", "„{}”", "“{}", '"{}'])
def test_words_in_quotation_marks_are_never_a_guess(marks: str) -> None:
    quoted = [f"She said: {marks.format(words)}" for words, _phrase in GUESSES if "“" not in words]
    assert [text for text in quoted if guesses_in(text)] == []
    for text in (
        "“Go away”, she said. She did it on purpose.",
        "He said “go away.\n\nShe did it on purpose.",
        "The boys' room. She's doing it on purpose. It's the boys' fault",
    ):
        assert guesses_in(text) == ("on purpose",), "a quotation ends where it ends"


@given(st.text())
def test_whatever_is_typed_is_read_and_each_phrase_stands_in_it(words: str) -> None:
    assert all(phrase in words for phrase in guesses_in(words))


@given(st.text(alphabet=st.characters(blacklist_characters="”\n"), max_size=80))
def test_no_word_between_quotation_marks_is_ever_read(words: str) -> None:
    assert guesses_in(f"“{words}”") == ()


@pytest.mark.parametrize(
    "piece", ["trying to get ", "“", '" ', "' a", "not a ", "she said ", "I ", "A ", "on purpose ", "her "]
)
def test_a_long_text_made_to_mislead_is_read_to_its_end(piece: str) -> None:
    """A pattern that tried every way to part such a text would not come back for hours."""
    words = piece * (8_000 // len(piece))
    assert all(phrase in words for phrase in guesses_in(words))
