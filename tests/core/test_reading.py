import pytest
from hypothesis import given, strategies as st

from alongside.core.reading import LONGEST_SENTENCE, HintKind, read, syllables


def test_syllables_of_words_that_sheets_use():
    known = {
        1: "cat the home asked 12",
        2: "wanted table parking promise houses sometimes somewhere therefore safety",
        3: "hospital somebody everything carefully management completely element settlement agreement society",
        4: "everybody",
        6: "rehabilitation",
    }
    assert [(word, n) for n, words in known.items() for word in words.split() if syllables(word) != n] == []


def test_a_plain_sheet_has_no_hints():
    assert not read("I am Sam. I help you with what matters. You can ring me. I come on Tuesday at 10:30.")


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
