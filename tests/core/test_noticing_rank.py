"""What is chosen: what they said was hard leads, a few at most, the same on every day with the same facts."""

import math
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given, strategies as st

from alongside.core.noticing.contacts import run_by_chance
from alongside.core.noticing.notice import (
    AllianceFacts,
    ContactFact,
    GoalFact,
    HardDayFact,
    MyFact,
    Notice,
    Rule,
    RuptureFact,
    Way,
)
from alongside.core.noticing.rules import (
    LEADING,
    ON_TODAY,
    check_in_of,
    notice_all,
    rank,
    together,
    within_budget,
)
from alongside.core.rhythm import TimeAway
from alongside.core.states.agenda import MyState, TheirState
from alongside.core.states.contact import ContactState

TODAY = date(2026, 11, 22)
days = st.integers(-20, 200).map(lambda n: TODAY - timedelta(days=n))
flag, id = st.booleans(), st.uuids().map(str)


def few(strategy, most=3):
    return st.lists(strategy, max_size=most).map(tuple)


notice = st.builds(
    Notice,
    st.sampled_from(Rule),
    st.sampled_from("abcd"),
    st.none() | days,
    st.integers(1, 9),
    st.integers(0, 80),
    st.just((Way.THINK_IT_THROUGH,)),
)
alliance = st.builds(
    AllianceFacts,
    st.just("a"),
    st.none() | days,
    few(st.builds(ContactFact, days, st.sampled_from(ContactState), st.sampled_from(["me", "them", "arranged", ""]), flag, flag, flag), 12),
    few(st.sampled_from(TheirState)),
    few(st.builds(MyFact, id, st.sampled_from(MyState), days, days, flag)),
    few(st.builds(GoalFact, id, days, st.none() | days)),
    few(st.builds(TimeAway, days, st.none() | days), 2),
)  # fmt: skip


@given(st.lists(notice, max_size=15), st.integers(0, 5))
def test_a_yes_leads_and_the_rest_keep_the_budget(notices, at_most):
    chosen = rank(notices, at_most, today=TODAY)
    lead = [n for n in notices if n.rule in LEADING]
    assert {n.rule for n in chosen[: len(lead)]} <= set(LEADING)
    assert len(together(chosen)) <= max(at_most, len(lead))
    others = chosen[len(lead) :]
    assert len({n.about for n in others}) == len(others)
    assert not {n.about for n in others} & {n.about for n in lead}
    weights = [max(n.weight for n in group) for group in together(others)]
    assert weights == sorted(weights, reverse=True)


def test_three_who_are_told_the_same_are_one_and_leave_room_for_others():
    def look(about: str, **facts) -> Notice:
        return Notice(Rule.LOOK_OVERDUE, about, None, 1, 20, (Way.LOOK_NOW,), facts)

    other = Notice(Rule.STUCK_ITEM, "z", None, 1, 10, (Way.LET_IT_REST,))
    same = [look("a"), look("b"), look("c"), look("d")]
    assert together([*same[:2], other]) == [(same[0],), (same[1],), (other,)], "two are two"
    assert together([same[0], other, *same[1:]]) == [tuple(same), (other,)]
    hard = look("e", hard=True)
    assert together([hard, *same]) == [(hard,), tuple(same)], "what is hard is told of each"
    assert rank([*same, other], 2, today=TODAY) == [*same, other]


@given(st.lists(notice, max_size=15), st.randoms(use_true_random=False))
def test_the_same_facts_choose_the_same(notices, random):
    before = rank(notices, today=TODAY)
    random.shuffle(notices)
    assert rank(notices, today=TODAY) == before


@given(st.lists(notice, min_size=1, max_size=8), st.integers(-3, 3))
def test_put_aside_until_a_day_but_never_a_yes(notices, later):
    aside = {(n.about, n.rule): TODAY + timedelta(days=later) for n in notices}
    chosen = rank(notices, ON_TODAY, today=TODAY, aside=aside)
    lead = [n for n in notices if n.rule in LEADING]
    assert len([n for n in chosen if n.rule in LEADING]) == len(lead)
    assert bool(chosen) is (later < 0 or bool(lead))


@given(alliance, st.randoms(use_true_random=False))
def test_every_rule_takes_any_facts_and_does_not_mind_their_order(facts, random):
    shuffled = [
        list(getattr(facts, name)) for name in ("contacts", "their_states", "my_items", "goals", "absences")
    ]
    for values in shuffled:
        random.shuffle(values)
    notices = notice_all(facts, TODAY)
    assert notices == notice_all(AllianceFacts("a", facts.began_on, *map(tuple, shuffled)), TODAY)
    for notice in notices:
        assert 0 <= notice.weight <= 99
        assert notice.n >= 1
        assert notice.ways
        assert notice.since is None or notice.since <= TODAY


HUSHED = {
    "my_items": (MyFact("late", MyState.WAITING, TODAY, TODAY),),
    "their_states": (TheirState.DONE,),
    "ruptures": (RuptureFact("p", "open", TODAY - timedelta(days=2)),),
}
SAID = {
    "my_items": (
        MyFact("gas", MyState.CANNOT_WAIT, TODAY - timedelta(days=9), TODAY - timedelta(days=9), True),
    ),
    "ruptures": (RuptureFact("p", "open", TODAY - timedelta(days=2), came="asked"),),
    "hard_days": (HardDayFact("d", "anniversary", TODAY),),
}


@pytest.mark.parametrize(
    ("facts", "since", "said"),
    [
        (HUSHED, None, {Rule.THEIR_LIST_EMPTY, Rule.HARD_PATCH}),
        (HUSHED, TODAY, set()),
        (HUSHED, TODAY + timedelta(days=1), {Rule.THEIR_LIST_EMPTY, Rule.HARD_PATCH}),
        (SAID, TODAY, {Rule.SAID_HARD, Rule.STUCK_ITEM, Rule.HARD_DAY}),
    ],
)
def test_an_absence_is_believed_and_only_what_can_not_wait_is_said(facts, since, said):
    absences = (TimeAway(since, None, "hospital"),) if since else ()
    notices = notice_all(AllianceFacts("a", absences=absences, **facts), TODAY)
    assert {notice.rule for notice in notices} == said


@given(alliance)
def test_what_is_to_come_is_not_taken_for_what_was(facts):
    future = ContactFact(TODAY + timedelta(days=1), touched_theirs=True, touched_mine=True)
    rest = facts.their_states, facts.my_items, facts.goals, facts.absences
    more = AllianceFacts("a", facts.began_on, (*facts.contacts, future), *rest)
    assert notice_all(facts, TODAY) == notice_all(more, TODAY)


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


def signal(check_in, weight=62, since=TODAY):
    facts = {"check_in": check_in}
    return Notice(Rule.UNUSUAL, check_in, since, 4, weight, (Way.ASK_HOW_IT_IS,), facts)


#: Each signal: the day it comes, how many days it stands, its weight.
arrivals = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30), st.integers(62, 69)), max_size=14)


@given(arrivals, st.integers(1, 40), st.sets(st.integers(0, 40)))
@example(
    [(0, 1, 66), (6, 9, 62)], 12, {0, 6, 7}
)  # six days later it still counts, and seven days later no more
@example([(0, 30, 62), (0, 30, 66), (0, 30, 64)], 13, {0, 1})  # of thirteen people two
def test_no_running_week_shows_more_than_its_budget_and_nothing_flickers(come, people, opened):
    """Day by day, as Today does it on the days it is opened: what it shows it keeps."""
    last, seen, budget = {}, {}, max(math.ceil(people / 12), 1)
    for n in sorted(opened):
        day = TODAY + timedelta(days=n)
        current = {
            f"{at}": signal(f"{at}", weight, TODAY + timedelta(days=begins))
            for at, (begins, stands, weight) in enumerate(come)
            if begins <= n < begins + stands
        }
        shown = set(map(check_in_of, within_budget(current.values(), last, people, day)))
        week = set().union(*(seen.get(n - back, set()) for back in range(1, 7)))
        assert week & set(current) <= shown, "what was shown this week and still stands is still shown"
        assert len(shown | week) <= budget
        new, waiting = shown - week, set(current) - shown
        assert all(current[a].weight >= current[b].weight for a in new for b in waiting)
        assert not waiting or len(shown | week) == budget, "no room is left empty"
        seen[n] = shown
        last |= dict.fromkeys(shown, day)
