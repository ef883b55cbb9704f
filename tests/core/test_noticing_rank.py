"""What is chosen: late promises lead, a few at most, the same on every day with the same facts."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.absence import TimeAway
from alongside.core.noticing import (
    ON_TODAY,
    AllianceFacts,
    ContactFact,
    MyFact,
    Notice,
    PromiseFact,
    Rule,
    StartedBy,
    TheirFact,
    Way,
    notice_all,
    rank,
)
from alongside.core.noticing.chance import run_by_chance
from alongside.core.noticing.ranking import LEADING
from alongside.core.states.agenda import MyState, TheirState
from alongside.core.states.contact import ContactState
from alongside.core.states.promise import PromiseState

TODAY = date(2026, 11, 22)
days = st.integers(-20, 200).map(lambda n: TODAY - timedelta(days=n))
flag = st.booleans()
notice = st.builds(
    Notice,
    st.sampled_from(Rule),
    st.just(1),
    st.sampled_from("abcd"),
    st.none() | days,
    st.integers(1, 9),
    st.integers(0, 80),
    st.just((Way.THINK_IT_THROUGH,)),
).map(
    lambda n: n if n.rule is not Rule.LATE_PROMISE else Notice(n.rule, 1, n.about, n.since, n.n, 90, n.ways)
)
alliance = st.builds(
    AllianceFacts,
    st.just("a"),
    st.none() | days,
    st.lists(
        st.builds(
            ContactFact, days, st.sampled_from(ContactState), st.sampled_from(StartedBy), flag, flag, flag
        ),
        max_size=12,
    ).map(tuple),
    st.lists(st.builds(TheirFact, st.uuids().map(str), st.sampled_from(TheirState), days), max_size=3).map(
        tuple
    ),
    st.lists(
        st.builds(MyFact, st.uuids().map(str), st.sampled_from(MyState), days, days, flag), max_size=3
    ).map(tuple),
    st.lists(
        st.builds(PromiseFact, st.uuids().map(str), st.sampled_from(PromiseState), st.none() | days),
        max_size=3,
    ).map(tuple),
    st.lists(st.builds(TimeAway, days, st.none() | days), max_size=2).map(tuple),
)


@given(st.lists(notice, max_size=15), st.integers(0, 5))
def test_a_yes_and_late_promises_lead_and_the_rest_keep_the_budget(notices, at_most):
    chosen = rank(notices, at_most, today=TODAY)
    lead = [n for n in notices if n.rule in LEADING]
    assert {n.rule for n in chosen[: len(lead)]} <= set(LEADING)
    assert len(chosen) <= max(at_most, len(lead))
    others = chosen[len(lead) :]
    assert len({n.about for n in others}) == len(others)
    assert [n.weight for n in others] == sorted((n.weight for n in others), reverse=True)


@given(st.lists(notice, max_size=15), st.randoms(use_true_random=False))
def test_the_same_facts_choose_the_same(notices, random):
    before = rank(notices, today=TODAY)
    random.shuffle(notices)
    assert rank(notices, today=TODAY) == before


@given(st.lists(notice, min_size=1, max_size=8), st.integers(-3, 3))
def test_put_aside_until_a_day(notices, later):
    until = TODAY + timedelta(days=later)
    notices = [n for n in notices if n.rule is not Rule.SAID_HARD] or [
        Notice(Rule.NOT_ASKED, 1, "a", None, 1, 9, ())
    ]
    aside = {(n.about, n.rule): until for n in notices}
    assert bool(rank(notices, ON_TODAY, today=TODAY, aside=aside)) is (later < 0)


@given(alliance, st.randoms(use_true_random=False))
def test_every_rule_takes_any_facts_and_does_not_mind_their_order(facts, random):
    shuffled = [
        list(values) for values in (facts.contacts, facts.theirs, facts.mine, facts.promises, facts.away)
    ]
    for values in shuffled:
        random.shuffle(values)
    again = AllianceFacts("a", facts.began_on, *map(tuple, shuffled))
    notices = notice_all(facts, TODAY)
    assert notices == notice_all(again, TODAY)
    for notice in notices:
        assert 0 <= notice.weight <= 99
        assert notice.n >= 1
        assert notice.ways
        assert notice.since is None or notice.since <= TODAY


@given(alliance)
def test_what_is_to_come_is_not_taken_for_what_was(facts):
    future = ContactFact(TODAY + timedelta(days=1), theirs=True, mine=True)
    more = AllianceFacts("a", facts.began_on, (*facts.contacts, future), *_rest(facts))
    assert notice_all(facts, TODAY) == notice_all(more, TODAY)


def _rest(facts):
    return facts.theirs, facts.mine, facts.promises, facts.away


@pytest.mark.parametrize(("length", "contacts"), [(1, 4), (2, 6), (3, 8), (3, 2), (5, 5)])
def test_a_run_by_chance_counted_out_in_full(length, contacts):
    share = Fraction(1, 3)
    exact = sum(
        share ** sum(year) * (1 - share) ** (contacts - sum(year))
        for year in product((0, 1), repeat=contacts)
        if "1" * length in "".join(map(str, year))
    )
    assert run_by_chance(length, share, contacts) == round(100 * exact)


@pytest.mark.parametrize("wrong", [(0, Fraction(1, 2), 3), (1, Fraction(3, 2), 3), (1, Fraction(1, 2), -1)])
def test_a_run_of_nothing_is_refused(wrong):
    with pytest.raises(ValueError, match="at least 1"):
        run_by_chance(*wrong)
