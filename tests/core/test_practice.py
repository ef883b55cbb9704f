"""Short exercises: what a file may say, and which one is at hand."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from alongside.core.practice import Exercise, FaultyExercise, Grade, Here, Moment, Practised, at_hand, parse

DAY = dt.date(2026, 11, 30)
FINE = """
title = "Breathe"
moment = "stuck"
rows = ["S12"]
grade = "correlational"
sources = ["E4"]
minutes = 2
why = "It helps to stop."
steps = ["In.", "Out."]
"""


def test_a_file_is_read() -> None:
    read = parse("breathe", FINE)
    assert (read.code, read.title, read.moment, read.grade) == (
        "breathe",
        "Breathe",
        "stuck",
        "correlational",
    )
    assert read.steps == ("In.", "Out.")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('title = "Breathe"', 'title = ""', "title is missing"),
        ('moment = "stuck"', 'moment = "monday"', "moment is one of too_early"),
        ('rows = ["S12"]', 'rows = ["S28"]', "rows are S1 to S27"),
        ('rows = ["S12"]', 'rows = "S12"', "rows is missing"),
        ('grade = "correlational"', 'grade = "proof"', "grade is one of trial"),
        ('sources = ["E4"]', "sources = []", "correlational needs its sources"),
        ('sources = ["E4"]', 'sources = ["a book"]', "ids of the table"),
        ("minutes = 2", "minutes = 6", "from 1 to 5"),
        ("minutes = 2", "minutes = true", "from 1 to 5"),
        ('why = "It helps to stop."', f'why = "{"x" * 401}"', "why is missing"),
        ('steps = ["In.", "Out."]', 'steps = ["1", "2", "3", "4", "5", "6"]', "at most 5 steps"),
        ('steps = ["In.", "Out."]', "steps = [1]", "steps is missing"),
        ("minutes = 2", "minutes = 2\nhow = 1", "nothing is called how"),
        ("minutes = 2", "minutes 2", "line 7"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(old: str, new: str, why: str) -> None:
    with pytest.raises(FaultyExercise, match=why):
        parse("breathe", FINE.replace(old, new))


@given(st.text(), st.text())
def test_any_text_is_an_exercise_or_says_why_not(code: str, text: str) -> None:
    with pytest.raises(FaultyExercise, match=r"."):
        parse(code, text)


def _one(code: str, moment: Moment = Moment.STUCK) -> Exercise:
    return Exercise(code, code, moment, ("S1",), Grade.IDEA, (), 1, "", ("",))


@pytest.mark.parametrize(
    ("here", "moment"),
    [
        (Here(), None),
        (Here(meeting=3), "first_meeting"),
        (Here(meeting=4), None),
        (Here(meeting=1, stuck=True), "stuck"),
        (Here(stuck=True, ends_on=DAY + dt.timedelta(60)), "ending"),
        (Here(ends_on=DAY + dt.timedelta(61)), None),
        (Here(ends_on=DAY, hard_conversation=True), "hard_conversation"),
        (Here(hard_conversation=True, not_genuine=True), "not_genuine"),
        (Here(not_genuine=True, too_early=True), "too_early"),
    ],
)
def test_the_moment_that_matters_most_is_the_one(here: Here, moment: str | None) -> None:
    all_of_them = [_one(str(moment), moment) for moment in Moment]
    found = at_hand(all_of_them, here, Practised(), DAY)
    assert (found and found.code) == moment


LAST_WEEK, LONG_AGO = DAY - dt.timedelta(7), DAY - dt.timedelta(300)


@pytest.mark.parametrize(
    ("practised", "shown"),
    [
        (Practised(), "a"),
        (Practised({"a": LAST_WEEK}), "b"),
        (Practised({"a": LAST_WEEK, "b": LONG_AGO}), "b"),
        (Practised({"a": DAY}), None),
        (Practised(unwanted=frozenset("a")), "b"),
        (Practised(unwanted=frozenset("ab")), None),
        (Practised({"b": LAST_WEEK}, frozenset("a")), "b"),
    ],
)
def test_never_one_that_is_not_wanted_and_never_a_second_on_one_day(
    practised: Practised, shown: str | None
) -> None:
    found = at_hand([_one("b"), _one("a"), _one("c", Moment.ENDING)], Here(stuck=True), practised, DAY)
    assert (found and found.code) == shown


def test_all_of_a_moment_come_round() -> None:
    tried: dict[str, dt.date] = {}
    shown = []
    for day in range(6):
        found = at_hand(
            [_one(code) for code in "abc"], Here(stuck=True), Practised(tried), DAY + dt.timedelta(day)
        )
        assert found
        tried[found.code] = DAY + dt.timedelta(day)
        shown.append(found.code)
    assert shown[:3] == shown[3:] == ["a", "b", "c"]
    assert all(one != other for one, other in pairwise(shown))
