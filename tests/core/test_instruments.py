"""Instruments as files: written and read back the same, the line at fault named, and how often one may be asked."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.checkin_rhythm import Licensed, again_on, licensed_mine, licensed_of_them
from alongside.core.errors import FaultyInstrument
from alongside.core.instruments.datafile import parse, written
from alongside.core.instruments.model import Instrument, Item, Norm, Subscale
from alongside.core.instruments.own import CLIENT, slot_text
from alongside.core.scale import Scale

TODAY = date(2026, 11, 22)
INVENTED = """key = "invented"
version = "1"
name = "Invented"
rater = "client"
range = "1:5:1"
items = ["a", "b"]
reversed = ["b"]
minimum = 2
prorate = false
validated = false
licence = "Ours."
citation = "Invented"
labels = ["never", "", "", "", "always"]
introduction = "Think of {worker}."

[wording]
a = "We go at my pace."
b = "I am left out."

[ends]
a = ["not at all", "wholly"]
"""

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
said = words.map(str.strip).filter(bool)
names = st.lists(st.from_regex(r"[A-Za-z0-9_]{1,24}", fullmatch=True), min_size=1, max_size=6, unique=True)


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """Any instrument that may stand in a file."""
    keys = draw(names)
    answers = Scale(Fraction(draw(st.integers(-3, 3))), Fraction(draw(st.integers(4, 9))), Fraction(1, 2))
    some = st.lists(st.sampled_from(keys), min_size=1, unique=True).map(tuple)
    items = tuple(Item(key, draw(words), draw(st.booleans()), draw(words), draw(words)) for key in keys)
    scales = draw(st.dictionaries(words, some, max_size=2))
    norm = Norm(draw(said), draw(st.floats(-9, 9)), draw(st.none() | st.integers(1, 99)), draw(said))
    return replace(
        CLIENT,
        key="any-one",
        name=draw(said),
        answers=answers,
        items=items,
        minimum=1,
        licence=draw(said),
        subscales=tuple(Subscale(*scale) for scale in scales.items()),
        norms=(norm,),
        labels=tuple(draw(words) for _ in range(answers.top + 1)),
        caveats=(draw(words),),
        introduction=draw(said),
    )


@given(instruments())
def test_what_is_written_is_read_back_the_same(instrument: Instrument) -> None:
    assert parse(written(instrument)) == instrument


def test_the_words_at_the_ends_and_before_the_first_item() -> None:
    instrument = parse(INVENTED)
    assert (instrument.item("a").lowest_label, instrument.item("a").highest_label) == ("not at all", "wholly")
    assert (instrument.item("b").lowest_label, instrument.labels[1]) == ("", "")
    assert instrument.introduction == "Think of {worker}."


@pytest.mark.parametrize(
    ("wrong", "line", "reason"),
    [
        (('a = ["not at all", "wholly"]', 'a = ["not at all"]'), 20, "item a needs two texts"),
        (('"wholly"]', '"wholly"]\nc = ["x", "y"]'), 20, "names c"),
        (('items = ["a", "b"]', 'items = ["a", "b c"]'), 6, "letters, digits and _"),
        (('range = "1:5:1"', 'range = "0:9000:1"\n'), 5, "10000 steps"),
        (('version = "1"', 'version = "the first of March"'), 2, "must be short"),
        (('key = "invented"', f'key = "{"x" * 30}"'), 1, "small letters"),
        (('labels = ["never", ', 'labels = ["never", "", '), 13, "needs 5 labels"),
    ],
)  # fmt: skip
def test_the_line_at_fault_is_named(wrong: tuple[str, str], line: int, reason: str) -> None:
    with pytest.raises(FaultyInstrument, match=reason) as fault:
        parse(INVENTED.replace(*wrong))
    assert fault.value.line - line in (0, -1)  # the table's own line where the key stands in a table


def test_a_total_and_a_subscale_have_scales_of_their_own() -> None:
    short = parse(slot_text("wai-s"))
    assert (str(short.total), short.total.top) == ("12:84:1", short.top)
    assert str(short.sum_of(4)) == "4:28:1"
    assert parse(slot_text("srs")).total.points(399) == pytest.approx(39.9)


def test_quarterly_at_most_never_early_and_never_in_a_hard_patch() -> None:
    last = TODAY - timedelta(days=91)
    assert licensed_of_them(3, False, None, TODAY) is Licensed.MAY
    assert licensed_of_them(3, False, last, TODAY) is Licensed.MAY
    assert licensed_of_them(3, False, last + timedelta(days=1), TODAY) is Licensed.LATELY
    assert licensed_of_them(2, False, None, TODAY) is Licensed.EARLY
    assert licensed_of_them(9, True, None, TODAY) is Licensed.HARD
    assert again_on(last) == TODAY


def test_what_i_answer_myself_asks_nothing_of_them() -> None:
    assert licensed_mine(None, TODAY) is Licensed.MAY
    assert licensed_mine(TODAY - timedelta(days=90), TODAY) is Licensed.LATELY
