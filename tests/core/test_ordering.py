"""Theirs first; safety never waits; the order does not depend on the order of the rows."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.ordering import Kind, Mark, Step, mark, order_mine, order_theirs, what_comes_first
from alongside.core.states import MINE, MINE_CLOSED, MINE_SAFETY, THEIRS_LIVE, MyState, TheirState

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
    since: date = DAY
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
def test_nothing_of_mine_goes_before_an_open_concern_of_theirs_unless_it_can_not_wait(theirs, mine):
    kinds = [step.kind for step in what_comes_first(theirs, mine)]
    ordinary_mine = [i for i, kind in enumerate(kinds) if kind in (Kind.READY_MINE, Kind.BEHIND_MINE)]
    concerns = [i for i, kind in enumerate(kinds) if kind is Kind.THEIR_CONCERN]
    assert max(concerns, default=-1) < min(ordinary_mine, default=len(kinds))


@given(their_items, my_items)
def test_safety_is_always_there_and_at_most_one_step_goes_before_it(theirs, mine):
    plan = what_comes_first(theirs, mine)
    urgent = {item.id for item in mine if item.safety and item.state not in MINE_CLOSED}
    assert {step.item for step in plan[1 : 1 + len(urgent)]} == urgent
    assert {step.item for step in plan if step.kind is Kind.CANNOT_WAIT} == urgent


@given(their_items, my_items)
def test_everything_that_is_open_comes_once_and_nothing_closed(theirs, mine):
    steps = [step.item for step in what_comes_first(theirs, mine) if step.item is not None]
    live = [i.id for i in theirs if i.state in THEIRS_LIVE] + [
        i.id for i in mine if i.state not in MINE_CLOSED
    ]
    assert sorted(steps) == sorted(live)


@given(their_items, my_items, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(theirs, mine, random):
    before = (
        what_comes_first(theirs, mine),
        order_theirs(theirs, closed=True),
        order_mine(mine, closed=True),
    )
    random.shuffle(theirs)
    random.shuffle(mine)
    assert before == (
        what_comes_first(theirs, mine),
        order_theirs(theirs, closed=True),
        order_mine(mine, closed=True),
    )


@given(their_items, my_items)
def test_ordering_what_is_ordered_changes_nothing(theirs, mine):
    assert order_theirs(order_theirs(theirs)) == order_theirs(theirs)
    assert order_mine(order_mine(mine)) == order_mine(mine)


@given(their_items, my_items)
def test_the_plan_opens_with_them(theirs, mine):
    first = what_comes_first(theirs, mine)[0]
    assert first.kind in (Kind.ASK_AND_LISTEN, Kind.THEIR_CONCERN)
    assert (first.kind is Kind.ASK_AND_LISTEN) is not any(i.state in THEIRS_LIVE for i in theirs)


def test_a_deadline_does_not_jump_the_parking_space():
    plan = what_comes_first([T("van")], [M("recruit", "ready", deadline=DAY), M("review")])
    assert plan == (
        Step(Kind.THEIR_CONCERN, "van"),
        Step(Kind.READY_MINE, "recruit"),
        Step(Kind.BEHIND_MINE, "review"),
    )


def test_an_empty_list_of_theirs_asks_to_be_filled_by_listening():
    plan = what_comes_first([T("old", "parked")], [M("a")])
    assert plan == (Step(Kind.ASK_AND_LISTEN), Step(Kind.BEHIND_MINE, "a"))


def test_with_nothing_on_either_list_one_still_asks():
    assert what_comes_first([], []) == (Step(Kind.ASK_AND_LISTEN),)


def test_safety_after_the_first_concern_and_before_the_second():
    plan = what_comes_first([T("b", position=2), T("a", position=1)], [M("gas", "cannot_wait", safety=True)])
    assert [step.item for step in plan] == ["a", "gas", "b"]


def test_their_own_order_goes_before_the_newest():
    new = DAY + timedelta(days=9)
    items = [T("new", heard_on=new), T("old"), T("chosen second", position=2), T("moved up", position=1)]
    assert [i.id for i in order_theirs(items)] == ["moved up", "chosen second", "new", "old"]


def test_parked_after_live_and_closed_only_when_asked_for():
    items = [T("done", "done", position=1), T("parked", "parked", position=1), T("open")]
    assert [i.id for i in order_theirs(items)] == ["open", "parked"]
    assert [i.id for i in order_theirs(items, closed=True)] == ["open", "parked", "done"]


def test_mine_in_the_order_of_the_marks():
    states = ["waiting", "done", "open_named", "agreed", "talked", "ready"]
    items = [M(s, s, safety=False) for s in states] + [M("gas", "talked", safety=True)]
    order = [i.id for i in order_mine(items, closed=True)]
    assert order == ["gas", "ready", "talked", "agreed", "open_named", "waiting", "done"]


def test_within_a_mark_the_nearest_deadline_then_the_oldest():
    early, late = DAY - timedelta(days=5), DAY + timedelta(days=5)
    items = [M("young"), M("old", since=early), M("later", deadline=late), M("sooner", deadline=DAY)]
    assert [i.id for i in order_mine(items)] == ["sooner", "later", "old", "young"]


@pytest.mark.parametrize("state", list(MyState))
def test_every_state_has_a_mark(state):
    assert (mark(M("x", state)) is Mark.CLOSED) is (state in MINE_CLOSED)
    assert mark(M("x", state, safety=True)) in (Mark.CANNOT_WAIT, Mark.CLOSED)
