"""Theirs first; safety never waits; the order does not depend on the order of the rows."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from alongside.core.ordering import Mark, mark, next_of_mine, order_mine, order_theirs
from alongside.core.states.agenda import MINE, MINE_CLOSED, MINE_SAFETY, THEIRS_CLOSED, MyState, TheirState

DAY = date(2026, 3, 2)


@dataclass(frozen=True)
class T:
    id: str
    state: str = "open"
    heard_on: date = DAY
    position: int | None = None


@dataclass(frozen=True)
class M:
    id: str
    state: str = "waiting"
    on: date = DAY
    safety: bool = False
    deadline: date | None = None


days = st.integers(-60, 60).map(lambda n: DAY + timedelta(days=n))
their_item = st.builds(
    T, st.uuids().map(str), st.sampled_from(TheirState), days, st.none() | st.integers(1, 4)
)
ordinary = st.builds(
    M, st.uuids().map(str), st.sampled_from(MINE.states), days, st.just(False), st.none() | days
)
safety = st.builds(
    M, st.uuids().map(str), st.sampled_from(MINE_SAFETY.states), days, st.just(True), st.none() | days
)
their_items, my_items = st.lists(their_item, max_size=6), st.lists(ordinary | safety, max_size=6)


@given(their_items, my_items)
def test_what_is_open_stands_there_once_and_safety_first_of_mine(theirs, mine):
    live = [item.id for item in mine if item.state not in MINE_CLOSED]
    assert sorted(item.id for item in order_mine(mine)) == sorted(live)
    assert {item.id for item in order_theirs(theirs)} == {
        item.id for item in theirs if item.state not in THEIRS_CLOSED
    }
    urgent = [item.safety for item in order_mine(mine)]
    assert urgent == sorted(urgent, reverse=True)


@given(their_items, my_items, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(theirs, mine, random):
    before = (order_theirs(theirs, closed=True), order_mine(mine, closed=True))
    random.shuffle(theirs)
    random.shuffle(mine)
    assert before == (order_theirs(theirs, closed=True), order_mine(mine, closed=True))


@given(their_items, my_items)
def test_ordering_what_is_ordered_changes_nothing(theirs, mine):
    assert order_theirs(order_theirs(theirs)) == order_theirs(theirs)
    assert order_mine(order_mine(mine)) == order_mine(mine)


def test_their_own_order_goes_before_the_newest_parked_after_live_and_closed_when_asked_for():
    new = DAY + timedelta(days=9)
    items = [T("new", heard_on=new), T("old"), T("chosen second", position=2), T("moved up", position=1)]
    assert [i.id for i in order_theirs(items)] == ["moved up", "chosen second", "new", "old"]
    items = [T("done", "done", position=1), T("parked", "parked", position=1), T("open")]
    assert [i.id for i in order_theirs(items)] == ["open", "parked"]
    assert [i.id for i in order_theirs(items, closed=True)] == ["open", "parked", "done"]


def test_mine_in_the_order_of_the_marks_then_by_deadline_and_age():
    states = ["waiting", "done", "open_named", "agreed", "talked", "ready"]
    items = [M(s, s, safety=False) for s in states] + [M("gas", "talked", safety=True)]
    order = [i.id for i in order_mine(items, closed=True)]
    assert order == ["gas", "ready", "talked", "agreed", "open_named", "waiting", "done"]
    early, late = DAY - timedelta(days=5), DAY + timedelta(days=5)
    items = [M("young"), M("old", on=early), M("later", deadline=late), M("sooner", deadline=DAY)]
    assert [i.id for i in order_mine(items)] == ["sooner", "later", "old", "young"], "within a mark"


@pytest.mark.parametrize(
    ("states", "comes"),
    [
        (["waiting", "open_named", "agreed"], "open_named"),
        (["waiting", "ready"], "ready"),
        (["agreed", "done", "dropped"], None),
        ([], None),
    ],
)
def test_what_of_mine_may_come_next_once_something_of_theirs_is_solved(states, comes):
    item = next_of_mine([M(state, state) for state in states])
    assert (item and item.id) == comes
    assert (
        next_of_mine([*(M(state, state) for state in states), M("gas", "cannot_wait", safety=True)]).id
        == "gas"
    )


@pytest.mark.parametrize("state", list(MyState))
def test_every_state_has_a_mark(state):
    assert (mark(M("x", state)) is Mark.CLOSED) is (state in MINE_CLOSED)
    assert mark(M("x", state, safety=True)) in (Mark.CANNOT_WAIT, Mark.CLOSED)
