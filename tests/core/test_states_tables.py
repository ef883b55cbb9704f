"""Every pair of state and event, against the page that people read, and what the tables must never hold."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from alongside.core.results import PracticeError
from alongside.core.states.__main__ import TABLES, markdown
from alongside.core.states.agenda import (
    MINE,
    MINE_CLOSED,
    MINE_SAFETY,
    THEIRS,
    MyState,
    TheirEvent,
    TheirState,
    as_ordinary,
    as_safety,
)
from alongside.core.states.agreements import PromiseState, is_late
from alongside.core.states.machine import NotAllowed

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "states.md").read_text("utf-8")


def arrows(name: str) -> dict[tuple[str, str], str]:
    """What the page says of each state and event of a table: what follows."""
    diagram = PAGE.partition(f"## {name[0].upper()}{name[1:]}\n")[2].partition("## ")[0]
    found = re.findall(r"^    (\w+) --> (\w+): (.*)", diagram, re.MULTILINE)
    return {(state, event): after for state, after, events in found for event in events.split(", ")}


MACHINES = tuple(machine for machine, _sentence in TABLES)
STATES = [(machine, state) for machine in MACHINES for state in type(machine.initial)]


def test_the_page_of_the_states_is_current():
    assert markdown() == PAGE, (
        "The tables changed: python -m alongside.core.states > docs/reference/states.md"
    )


@pytest.mark.parametrize(("machine", "state"), STATES, ids=lambda v: getattr(v, "name", v))
def test_every_pair(machine, state):
    on_the_page = arrows(machine.name)
    assert on_the_page
    for event in machine.events:
        after = on_the_page.get((state.value, event.value))
        assert machine.allows(state, event) is (after is not None), event
        if after is None:
            with pytest.raises(NotAllowed) as refused:
                machine.step(state, event)
            assert refused.value.possible == machine.events_from(state)
        else:
            assert machine.step(state, event) == after, event


def test_the_refusal_names_what_is_possible():
    for machine in MACHINES:
        with pytest.raises(PracticeError, match="Possible now: ") as refused:
            machine.step(machine.initial, "flown_away")
        assert all(event in str(refused.value) for event in machine.events_from(machine.initial))
    with pytest.raises(NotAllowed, match="Possible now: nothing"):
        THEIRS.step("nowhere", "heard")


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.name)
def test_every_state_can_be_reached_and_can_be_mended(machine):
    reached, todo = {machine.initial}, [machine.initial]
    while todo:
        state = todo.pop()
        for event in machine.events_from(state):
            after = machine.step(state, event)
            if after not in reached:
                reached.add(after)
                todo.append(after)
    assert reached == set(machine.states)
    assert all(machine.events_from(state) for state in machine.states)


REFUSAL = re.compile(r"refus|declin|reject|not_now|said_no|non_?compl|disengag|unwilling|resist|rebuff")


def test_no_word_of_any_table_is_a_refusal():
    words = [word.value for machine, _ in TABLES for word in (*machine.states, *machine.events)]
    assert len(words) > 50
    assert not [word for word in words if REFUSAL.search(word)]


def test_safety_never_waits_and_nothing_of_theirs_is_done_unless_they_said_so():
    assert not {MyState.WAITING, MyState.OPEN_NAMED, MyState.READY} & set(MINE_SAFETY.states)
    done_by = {
        event for row in THEIRS.rows.values() for event, after in row.items() if after is TheirState.DONE
    }
    assert done_by == {TheirEvent.SAID_DONE}


@pytest.mark.parametrize("state", list(MyState))
def test_what_turns_out_to_be_about_safety_can_not_wait(state):
    after = as_safety(state)
    assert after in MINE_SAFETY.states
    assert after not in MINE_CLOSED
    assert as_ordinary(after) in MINE.states
    assert as_ordinary(state) in MINE.states


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-400, 400))
def test_late_from_the_day_after(today, days):
    due = today + timedelta(days=days)
    assert is_late(PromiseState.OPEN, due, today) is (days < 0)
    assert not is_late(PromiseState.KEPT, due, today)
    assert not is_late("open", None, today)
