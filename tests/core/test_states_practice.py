"""What the tables must never be able to hold, whatever happens in whatever order."""

import copy
import pickle
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.states.__main__ import TABLES
from alongside.core.states.agenda import (
    HELP,
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
    mine_machine,
)
from alongside.core.states.machine import NotAllowed
from alongside.core.states.promise import PROMISE, PromiseEvent, PromiseState, is_late

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


@given(st.lists(st.sampled_from(MyEvent), max_size=30))
def test_naming_it_any_number_of_times_leaves_one_and_the_same_trace(events):
    state = walk(MINE, events)[-1]
    if MINE.allows(state, MyEvent.NAMED):
        once = MINE.step(state, MyEvent.NAMED)
        assert MINE.step(once, MyEvent.NAMED) == once


@given(st.lists(st.sampled_from(TheirEvent), max_size=30))
def test_nothing_of_theirs_is_done_unless_they_said_so(events):
    seen = walk(THEIRS, events)
    if TheirEvent.SAID_DONE not in events:
        assert TheirState.DONE not in seen


@given(st.lists(st.sampled_from(HELP), max_size=12))
def test_help_alone_closes_nothing(events):
    assert walk(THEIRS, events)[-1] in {TheirState.OPEN, TheirState.DOING}


@given(st.lists(st.sampled_from(PromiseEvent), max_size=30))
def test_a_promise_is_owned_as_broken_only_after_it_was_broken(events):
    seen = walk(PROMISE, events)
    if PromiseState.OWNED in seen:
        assert PromiseState.BROKEN in seen[: seen.index(PromiseState.OWNED)]


def test_a_late_promise_can_be_owned_and_stays_open():
    assert PROMISE.step(PromiseState.OPEN, PromiseEvent.OWNED) == PromiseState.OPEN


def test_recruitment_waits_for_the_parking_space():
    """S6: the letter is written, they raise the support worker themselves, it is agreed."""
    assert walk(THEIRS, ["heard", "i_did_it", "said_done"])[-1] == TheirState.DONE
    assert walk(MINE, ["named", "named", "raised_by_them", "talked", "agreed"])[-1] == MyState.AGREED


@pytest.mark.parametrize("state", list(MyState))
def test_what_turns_out_to_be_about_safety_can_not_wait(state):
    after = as_safety(state)
    assert after in MINE_SAFETY.states
    assert after not in MINE_CLOSED
    assert as_ordinary(after) in MINE.states
    assert as_ordinary(state) in MINE.states


def test_which_table():
    assert mine_machine(safety=True) is MINE_SAFETY
    assert mine_machine(safety=False) is MINE


@given(st.dates(), st.integers(-400, 400))
def test_late_from_the_day_after(today, days):
    try:
        due = today + timedelta(days=days)
    except OverflowError:
        return
    assert is_late(PromiseState.OPEN, due, today) is (days < 0)
    assert not is_late(PromiseState.KEPT, due, today)
    assert not is_late("open", None, today)


def test_the_due_day_itself_is_not_late():
    assert not is_late("open", date(2026, 2, 28), date(2026, 2, 28))


def test_a_table_can_not_be_changed_at_run_time():
    with pytest.raises(TypeError):
        MINE.transitions[(MyState.WAITING, MyEvent.NAMED)] = MyState.DONE


def test_the_error_survives_being_sent_and_copied():
    error = NotAllowed("promise", "kept", "broken", ("undone",))
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (str(twin), twin.possible) == (str(error), ("undone",))
