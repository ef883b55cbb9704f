"""What the tables must never be able to hold, whatever happens in whatever order."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.states.__main__ import TABLES, markdown
from alongside.core.states.agenda import (
    MINE,
    MINE_CLOSED,
    MINE_SAFETY,
    THEIRS,
    MyEvent,
    MyState,
    TheirEvent,
    TheirState,
    as_ordinary,
    as_safety,
)
from alongside.core.states.promise import PromiseState, is_late

REFUSAL = re.compile(r"refus|declin|reject|not_now|said_no|non_?compl|disengag|unwilling|resist|rebuff")


def walk(machine, events):
    """The states passed through; what is not possible changes nothing."""
    state, seen = machine.initial, [machine.initial]
    for event in events:
        if machine.allows(state, event):
            state = machine.step(state, event)
            seen.append(state)
    return seen


def test_no_word_of_any_table_is_a_refusal():
    words = [word.value for machine, _ in TABLES for word in (*machine.states, *machine.events)]
    assert len(words) > 50
    assert not [word for word in words if REFUSAL.search(word)]


@given(st.lists(st.sampled_from(MyEvent), max_size=30))
def test_safety_never_waits(events):
    never = {MyState.WAITING, MyState.OPEN_NAMED, MyState.READY}
    assert not never & set(walk(MINE_SAFETY, events))


@given(st.lists(st.sampled_from(TheirEvent), max_size=30))
def test_nothing_of_theirs_is_done_unless_they_said_so(events):
    seen = walk(THEIRS, events)
    if TheirEvent.SAID_DONE not in events:
        assert TheirState.DONE not in seen


@pytest.mark.parametrize("state", list(MyState))
def test_what_turns_out_to_be_about_safety_can_not_wait(state):
    after = as_safety(state)
    assert after in MINE_SAFETY.states
    assert after not in MINE_CLOSED
    assert as_ordinary(after) in MINE.states
    assert as_ordinary(state) in MINE.states


@given(st.dates(), st.integers(-400, 400))
def test_late_from_the_day_after(today, days):
    try:
        due = today + timedelta(days=days)
    except OverflowError:
        return
    assert is_late(PromiseState.OPEN, due, today) is (days < 0)
    assert not is_late(PromiseState.KEPT, due, today)
    assert not is_late("open", None, today)


def test_the_page_of_the_states_is_current():
    page = Path(__file__).parents[2] / "docs" / "reference" / "states.md"
    assert page.read_text("utf-8") == markdown(), (
        "The tables changed: python -m alongside.core.states > docs/reference/states.md"
    )
