"""Every pair of state and event, against a table written by hand a second time, and what the tables must never hold."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from alongside.core.errors import PracticeError
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
from alongside.core.states.agreements import GOAL, PROMISE, PromiseState, is_late
from alongside.core.states.contact import CONTACT
from alongside.core.states.machine import NotAllowed
from alongside.core.states.rupture import RUPTURE, RUPTURE_NOTE

EXPECTED = {
    THEIRS.name: """
open: heard=open begun=doing i_did_it=doing together=doing own_step=doing could_not_fix_and_said_so=open
open: parked=parked will_not_work=will_not_work said_done=done let_go=closed withdrawn=withdrawn
doing: heard=doing begun=doing i_did_it=doing together=doing own_step=doing could_not_fix_and_said_so=doing
doing: parked=parked will_not_work=will_not_work said_done=done let_go=closed withdrawn=withdrawn
parked: heard=open begun=doing i_did_it=doing together=doing own_step=doing could_not_fix_and_said_so=parked
parked: will_not_work=will_not_work said_done=done let_go=closed reopened=open withdrawn=withdrawn
done: heard=open reopened=open
will_not_work: heard=open reopened=open
closed: heard=open reopened=open
withdrawn: heard=open reopened=open
""",
    MINE.name: """
waiting: named=open_named raised_by_them=ready said_yes=ready things_eased=ready when_there_is_room=waiting
waiting: talked=talked agreed=agreed done=done will_not_work=will_not_work dropped=dropped
open_named: named=open_named raised_by_them=ready said_yes=ready things_eased=ready when_there_is_room=open_named
open_named: talked=talked agreed=agreed done=done will_not_work=will_not_work dropped=dropped
ready: named=open_named raised_by_them=ready said_yes=ready things_eased=ready when_there_is_room=open_named
ready: talked=talked agreed=agreed done=done will_not_work=will_not_work dropped=dropped
talked: named=open_named raised_by_them=ready said_yes=ready things_eased=ready when_there_is_room=open_named
talked: talked=talked agreed=agreed done=done will_not_work=will_not_work dropped=dropped
agreed: named=agreed raised_by_them=agreed said_yes=agreed things_eased=agreed when_there_is_room=open_named
agreed: talked=agreed agreed=agreed done=done will_not_work=will_not_work dropped=dropped
done: raised_by_them=ready reopened=waiting
will_not_work: raised_by_them=ready reopened=waiting
dropped: raised_by_them=ready reopened=waiting
""",
    MINE_SAFETY.name: """
cannot_wait: named=cannot_wait raised_by_them=cannot_wait said_yes=cannot_wait things_eased=cannot_wait
cannot_wait: talked=talked agreed=agreed done=done will_not_work=will_not_work dropped=dropped
talked: named=talked raised_by_them=talked said_yes=talked things_eased=talked talked=talked agreed=agreed
talked: done=done will_not_work=will_not_work dropped=dropped reopened=cannot_wait
agreed: named=agreed raised_by_them=agreed said_yes=agreed things_eased=agreed talked=agreed agreed=agreed
agreed: done=done will_not_work=will_not_work dropped=dropped reopened=cannot_wait
done: raised_by_them=cannot_wait reopened=cannot_wait
will_not_work: raised_by_them=cannot_wait reopened=cannot_wait
dropped: raised_by_them=cannot_wait reopened=cannot_wait
""",
    PROMISE.name: """
open: kept=kept changed=open broken=broken owned=open released=released did_not_happen=open
open: withdrawn=withdrawn
kept: did_not_happen=open undone=open
broken: owned=owned kept=kept changed=open undone=open
owned: kept=kept changed=open
released: undone=open
withdrawn: undone=open
""",
    CONTACT.name: """
planned: happened=happened cancelled_by_them=cancelled_by_them cancelled_by_me=cancelled_by_me
planned: no_answer=no_answer moved=moved
happened: corrected=planned withdrawn=withdrawn
withdrawn: corrected=happened
cancelled_by_them: corrected=planned
cancelled_by_me: corrected=planned
no_answer: corrected=planned
moved: corrected=planned
""",
    GOAL.name: """
draft: they_agree=agreed_by_them i_agree=agreed_by_me reworded=draft let_go=let_go
agreed_by_them: i_agree=agreed_by_both reworded=draft let_go=let_go
agreed_by_me: they_agree=agreed_by_both reworded=draft let_go=let_go
agreed_by_both: reworded=draft let_go=let_go reached=reached
reached: reopened=draft
let_go: reopened=draft
""",
    RUPTURE.name: """
noticed: acknowledged=acknowledged they_said_when=waiting they_said_never=left_alone talked=talked
noticed: too_early=waiting calmer=calmer mended=mended
acknowledged: acknowledged=acknowledged they_said_when=waiting they_said_never=left_alone talked=talked
acknowledged: too_early=waiting calmer=calmer mended=mended
waiting: acknowledged=waiting they_said_when=waiting they_said_never=left_alone talked=talked
waiting: too_early=waiting calmer=calmer mended=mended
left_alone: acknowledged=left_alone they_said_when=waiting they_said_never=left_alone talked=talked
left_alone: too_early=waiting calmer=calmer mended=mended
talked: acknowledged=talked they_said_when=waiting they_said_never=left_alone talked=talked
talked: too_early=waiting calmer=calmer mended=mended
calmer: acknowledged=calmer they_said_when=waiting they_said_never=left_alone talked=calmer
calmer: too_early=waiting harder_again=acknowledged mended=mended
mended: reopened=noticed
""",
    RUPTURE_NOTE.name: """
counts: retracted=retracted
retracted: put_back=counts
""",
}


def expected(name):
    pairs = {}
    for line in EXPECTED[name].strip().splitlines():
        state, _, cells = line.partition(": ")
        for cell in cells.split():
            event, _, after = cell.partition("=")
            pairs[(state, event)] = after
    return pairs


MACHINES = (THEIRS, MINE, MINE_SAFETY, PROMISE, CONTACT, GOAL, RUPTURE, RUPTURE_NOTE)
STATES = [(machine, state) for machine in MACHINES for state in type(machine.initial)]


@pytest.mark.parametrize(("machine", "state"), STATES, ids=lambda v: getattr(v, "name", v))
def test_every_pair(machine, state):
    by_hand = expected(machine.name)
    assert machine.events
    for event in machine.events:
        after = by_hand.get((state.value, event.value))
        assert machine.allows(state, event) is (after is not None), event
        if after is None:
            with pytest.raises(NotAllowed) as refused:
                machine.step(state, event)
            assert refused.value.possible == machine.events_from(state)
        else:
            assert machine.step(state, event) == after, event


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.name)
def test_the_refusal_names_what_is_possible(machine):
    with pytest.raises(PracticeError, match="Possible now: ") as refused:
        machine.step(machine.initial, "flown_away")
    assert all(event in str(refused.value) for event in machine.events_from(machine.initial))


def test_an_unknown_state_has_no_way_out():
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
