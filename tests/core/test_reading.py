import pytest
from hypothesis import given, strategies as st

from alongside.core.reading import LONGEST_SENTENCE, HintKind, read, syllables


def test_syllables_of_words_that_sheets_use():
    known = [
        ("cat", 1),
        ("the", 1),
        ("home", 1),
        ("asked", 1),
        ("wanted", 2),
        ("table", 2),
        ("parking", 2),
        ("promise", 2),
        ("houses", 2),
        ("hospital", 3),
        ("rehabilitation", 6),
        ("somebody", 3),
        ("everybody", 4),
        ("everything", 3),
        ("sometimes", 2),
        ("somewhere", 2),
        ("therefore", 2),
        ("safety", 2),
        ("carefully", 3),
        ("management", 3),
        ("completely", 3),
        ("element", 3),
        ("settlement", 3),
        ("agreement", 3),
        ("society", 3),
        ("12", 1),
    ]
    assert {word: syllables(word) for word, _ in known} == dict(known)


def test_a_plain_sheet_has_no_hints():
    assert not read(
        "I am Sam. I help you with what matters to you. You can ring me. I come on Tuesday at 10:30."
    )


def test_a_sheet_out_of_a_report_has_all_of_them():
    text = (
        "The multidisciplinary rehabilitation programme necessitates coordination between statutory organisations and "
        "independent practitioners throughout the litigation in order to facilitate optimal functional independence."
    )
    hints = read(text)
    assert {hint.kind for hint in hints} == set(HintKind)
    assert next(hint.figure for hint in hints if hint.kind is HintKind.GRADE_HIGH) > 12
    assert "rehabilitation" in {hint.where for hint in hints}


@pytest.mark.parametrize("extra", [0, 1])
def test_a_sentence_is_long_beyond_twenty_words(extra):
    hints = read(" ".join(["we"] * (LONGEST_SENTENCE + extra)) + ".")
    assert any(hint.kind is HintKind.LONG_SENTENCE for hint in hints) is bool(extra)


def test_lines_of_a_list_are_sentences_and_a_figure_is_no_end():
    assert not read("\n- ".join(["we go home now and then"] * 4))
    words = ["we"] * (LONGEST_SENTENCE - 1)
    assert read(f"{' '.join(words)} pay 12.50.")[0].figure == LONGEST_SENTENCE + 1


@pytest.mark.parametrize("empty", ["", "   \n", "...", "\u2014"])
def test_nothing_to_read(empty):
    assert not read(empty)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert all(hint.figure > 0 for hint in read(text))


@given(st.lists(st.sampled_from(["we", "go", "home", "hospital"]), min_size=1, max_size=12))
def test_cutting_a_sentence_in_two_never_makes_it_harder(words):
    joined = {hint.kind for hint in read(" ".join([*words, *words]) + ".")}
    assert {hint.kind for hint in read(" ".join(words) + ". " + " ".join(words) + ".")} <= joined
