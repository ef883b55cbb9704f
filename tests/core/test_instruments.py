"""Instruments as files, whole steps of a scale, and scores: a missing answer is never guessed where the source has no rule."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from alongside.core.instruments.datafile import FaultyInstrument, parse, written
from alongside.core.instruments.model import Aside, Instrument, Item, Norm, NotEnoughAnswers, Subscale, score
from alongside.core.instruments.own import CLIENT, CLIENT_QUESTIONS, FOR_ME, MIRROR, OWN, SLOTS, slot_text
from alongside.core.scale import NotOnScale, Scale

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


def test_a_total_and_a_subscale_have_scales_of_their_own() -> None:
    short = parse(slot_text("wai-s"))
    assert (str(short.total), short.total.top) == ("12:84:1", short.top)
    assert str(short.sum_of(4)) == "4:28:1"
    assert parse(slot_text("srs")).total.points(399) == pytest.approx(39.9)


KEYS = [item.key for item in CLIENT.items]
GOOD = slot_text("wai-sr")


@given(st.integers(0, 20))
def test_half_points_go_to_steps_and_back_exactly_and_a_tenth_is_a_tenth(steps):
    scale = Scale.parse("0:10:0.5")
    assert scale.steps(str(scale.points(steps))) == steps
    assert Scale.parse("0:40:0.1").steps("39.9") == 399


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x", "no|number"),
        ("10.5", "between"),
        ("-1", "between"),
        ("7.3", "steps"),
        ("1/0", "number"),
        ("nan", "number"),
    ],
)
def test_what_the_scale_does_not_have_is_refused(text, reason):
    with pytest.raises(NotOnScale, match=reason):
        Scale.parse("0:10:0.5").steps(text)


@pytest.mark.parametrize("text", ["0:10", "10:0:1", "0:10:0", "0:10:3", "0:1:0.00001", "a:b:c", "0:10:1/0"])
def test_an_impossible_scale_is_refused(text):
    with pytest.raises(NotOnScale):
        Scale.parse(text)


@given(st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_the_own_check_in_is_the_sum_of_its_five_items_of_which_one_may_be_missing(answers):
    total = score(CLIENT, dict(zip(KEYS, answers, strict=True)))
    assert (total.steps, total.flat) == (sum(answers), len(set(answers)) == 1)
    one_short = {**dict.fromkeys(KEYS, 3), "safe": Aside.DONT_KNOW, "helps": 4}
    assert score(CLIENT, one_short).steps == 16, "13 * 5 / 4 = 16.25, to the nearest step"
    for instrument, given_answers, had, needed in (
        (CLIENT, one_short | {"helps": None}, 3, 4),
        (parse(GOOD), {str(k): 1 for k in range(1, 12)}, 11, 12),  # a licensed measure is not filled in
    ):
        with pytest.raises(NotEnoughAnswers) as refused:
            score(instrument, given_answers)
        assert (refused.value.had, refused.value.needed) == (had, needed)


def test_a_stranger_or_a_step_outside_is_refused():
    with pytest.raises(NotOnScale, match="wellness"):
        score(CLIENT, {"wellness": 1})
    with pytest.raises(NotOnScale, match="listens"):
        score(CLIENT, {**dict.fromkeys(KEYS, 1), "listens": 5})


def test_both_sides_answer_the_same_five_and_everything_has_words():
    assert [item.key for item in MIRROR.items] == KEYS
    assert not any(instrument.needs_wording or instrument.validated for instrument in OWN.values())
    assert all(question.text for question in (*CLIENT_QUESTIONS, *FOR_ME))
    assert len(CLIENT.labels) == CLIENT.answers.top + 1


@pytest.mark.parametrize("key", SLOTS)
def test_every_slot_is_sound_and_ships_no_wording(key):
    slot = parse(slot_text(key))
    assert slot.key == key
    assert slot.needs_wording
    assert not any(item.text for item in slot.items)
    assert not slot.prorate


def test_subscales_of_the_two_working_alliance_inventories():
    """WAI-SR: Hatcher and Gillaspy 2006; WAI-S: Tracey and Kokotovic 1989, often confused with it."""
    revised, short = parse(slot_text("wai-sr")), parse(slot_text("wai-s"))
    assert {s.key: s.items for s in revised.subscales} == {
        "task": ("1", "2", "10", "12"), "bond": ("3", "5", "7", "9"), "goal": ("4", "6", "8", "11"),
    }  # fmt: skip
    assert {s.key: s.items for s in short.subscales}["goal"] == ("4", "6", "10", "11")
    answers = {str(k): 4 for k in range(1, 13)}
    assert score(revised, answers).steps + 12 == 60
    assert dict(score(revised, answers).subscales) == {"task": 16, "bond": 16, "goal": 16}
    assert dict(score(short, dict.fromkeys(answers, 6)).subscales)["goal"] == 12


NORMS = '[[norms]]\nname = "mean"\nvalue = 4\ncitation = "A 2001"\n\n[[norms]]\nname = "sd"\nvalue = 1\n'


@pytest.mark.parametrize(
    ("text", "old", "new", "line", "reason"),
    [
        (INVENTED, 'a = ["not at all", "wholly"]', 'a = ["not at all"]', "[ends]", "item a needs two texts"),
        (INVENTED, '"wholly"]', '"wholly"]\nc = ["x", "y"]', "[ends]", "names c"),
        (INVENTED, 'items = ["a", "b"]', 'items = ["a", "b c"]', "items", "letters, digits and _"),
        (INVENTED, 'range = "1:5:1"', 'range = "0:9000:1"', "range", "10000 steps"),
        (INVENTED, 'version = "1"', 'version = "the first of March"', "version", "must be short"),
        (INVENTED, 'key = "invented"', f'key = "{"x" * 30}"', "key", "small letters"),
        (INVENTED, 'labels = ["never", ', 'labels = ["never", "", ', "labels", "needs 5 labels"),
        (GOOD, 'range = "1:5:1"', 'range = "5:1:1"', "range", "lowest"),
        (GOOD, "minimum = 12", "minimum = 13", "minimum", "from 1 to 12"),
        (GOOD, "prorate = false", 'prorate = "no"', "prorate", "true or false"),
        (GOOD, "reversed = []", 'reversed = ["13"]', "reversed", "names 13"),
        (GOOD, 'goal = ["4", "6", "8", "11"]', 'goal = ["4", "6", "8", "x"]', "goal", "names x"),
        (GOOD, 'rater = "client"', 'rater = "judge"', "rater", "client, practitioner"),
        (GOOD, 'key = "wai-sr"', 'key = "WAI SR"', "key", "small letters"),
        (GOOD, "validated = true", "valid = true", "valid", "nothing is called"),
        (GOOD, 'version = "1"', "version = ", "version", "Invalid value"),
        (GOOD, 'items = ["1", "2",', 'items = ["1", "1",', "items", "twice"),
        (f"{INVENTED}\n{NORMS}", "", "", '[[norms]]\nname = "sd"', "citation"),
    ],
)  # fmt: skip
def test_the_line_at_fault_is_named(text: str, old: str, new: str, line: str, reason: str) -> None:
    wrong = text.replace(old, new) if old else text
    with pytest.raises(FaultyInstrument, match=reason) as fault:
        parse(wrong)
    before, _, _ = f"\n{wrong}".partition(f"\n{line}")
    assert fault.value.line == before.count("\n") + 1
