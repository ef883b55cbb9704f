"""Hard patches, days that may hurt and check-ins: what asks for a look, and what is never asked (S9, S19, S20, S23 to S26)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from alongside.core.noticing.check_ins import HOLDS_DAYS, UNUSUAL_WEIGHT
from alongside.core.noticing.notice import (
    CheckInsFact,
    ContactFact,
    HardConversationFact,
    HardDayFact,
    Rule,
    RuptureFact,
    ScoreFact,
    UnansweredFact,
    Way,
)
from alongside.core.noticing.repair import Asks
from alongside.core.rhythm import RING_WITHIN, HardDayPhase, TimeAway, coming, phase_of
from alongside.core.states.rupture import RuptureState
from tests.core.test_noticing import TODAY, ago, notice, told


def rupture(began=5, state="noticed", **more):
    return RuptureFact("p", state, ago(began), **more)


TRIED = {"tried": 1, "acknowledged_on": ago(90)}


def score(days=5, severity="unusual", evidence=3.0, **more):
    check_in = f"check-in {days}"
    return ScoreFact(check_in, ago(days), severity, evidence, 6, {"check_in": check_in}, **more)


def unanswered(*days):
    return {"unanswered": tuple(UnansweredFact(f"answers {n}", ago(n)) for n in days)}


def hard_day(on, rang=None):
    rang_on = None if rang is None else ago(rang)
    return {"hard_days": (HardDayFact("d", "expert", ago(on), rang_on=rang_on),)}


def come_back(back, state="mended"):
    conversation = HardConversationFact("t", ago(40), None if back is None else ago(back))
    return {"hard_conversations": (conversation,), "ruptures": (rupture(12, state),)}


def looked(contacts=3, began=200, ruptures=(), absences=(), **looks):
    """So many contacts, the last yesterday; and when looks were taken."""
    happened = tuple(ContactFact(ago(n + 1)) for n in range(contacts))
    began_on = None if began is None else ago(began)
    check_ins = CheckInsFact(**looks)
    return {
        "began_on": began_on, "contacts": happened, "check_ins": check_ins, "ruptures": ruptures, "absences": absences,
    }  # fmt: skip


LEAVE = (TimeAway(ago(30), ago(10), "my_leave"),)
OPEN, MENDED = (rupture(),), (rupture(state="mended"),)


@pytest.mark.parametrize(
    ("rule", "facts", "said"),
    [
        # what a hard patch asks for today
        *((Rule.HARD_PATCH, {"ruptures": (fact,)}, asks) for fact, asks in (
            (rupture(0), Asks.UNACKNOWLEDGED),
            (rupture(30, "acknowledged", last_on=ago(6), **TRIED), None),
            (rupture(30, "acknowledged", last_on=ago(7), **TRIED), Asks.QUIET),
            (rupture(90, "left_alone", last_on=ago(27), **TRIED), None),
            (rupture(90, "left_alone", last_on=ago(28), **TRIED), Asks.QUIET),
            (rupture(90, "calmer", last_on=ago(27), **TRIED), None),
            (rupture(90, "calmer", last_on=ago(28), **TRIED), Asks.QUIET),
            (rupture(60, "waiting", last_on=ago(40), talk_on=ago(-2), **TRIED), None),
            (rupture(60, "waiting", last_on=ago(40), talk_on=ago(-1), **TRIED), Asks.THEIR_DAY),
            (rupture(60, "waiting", last_on=ago(40), talk_on=ago(3), **TRIED), Asks.THEIR_DAY),
            # acknowledged on the very day that they named: the talk is still theirs to have
            (rupture(9, "waiting", tried=1, acknowledged_on=TODAY, last_on=TODAY, talk_on=TODAY), Asks.THEIR_DAY),
            (rupture(9, "talked", tried=2, acknowledged_on=TODAY, last_on=TODAY, talk_on=TODAY), None),
            (rupture(9, "waiting", tried=2, acknowledged_on=ago(4), last_on=TODAY, talk_on=TODAY), None),
            (rupture(20, "talked", last_on=ago(5), follow_up_on=ago(0), **TRIED), Asks.FOLLOW_UP),
            (rupture(9, "acknowledged", tried=2, acknowledged_on=TODAY, last_on=TODAY, follow_up_on=TODAY), Asks.FOLLOW_UP),
            (rupture(9, "talked", tried=2, acknowledged_on=TODAY, last_on=TODAY, follow_up_on=TODAY), None),
            (rupture(20, "talked", last_on=ago(5), follow_up_on=ago(-1), **TRIED), None),
            (rupture(20, "talked", last_on=ago(0), follow_up_on=ago(1), **TRIED), None),
            (rupture(90, "mended"), None),
        )),
        # a hard day: the day before, itself, and after until somebody rang
        (Rule.HARD_DAY, hard_day(-2), None),
        (Rule.HARD_DAY, hard_day(-1), HardDayPhase.TOMORROW),
        (Rule.HARD_DAY, hard_day(0), HardDayPhase.TODAY),
        (Rule.HARD_DAY, hard_day(1), HardDayPhase.AFTER),
        (Rule.HARD_DAY, hard_day(5), HardDayPhase.AFTER),
        (Rule.HARD_DAY, hard_day(6), None),
        (Rule.HARD_DAY, hard_day(1, rang=0), None),
        (Rule.HARD_DAY, hard_day(1, rang=1), None),
        (Rule.HARD_DAY, hard_day(1, rang=2), HardDayPhase.AFTER),  # ringing before the day does not end it
        # the day to come back to a hard conversation
        *((Rule.COME_BACK, come_back(back), days) for back, days in ((-1, None), (0, 0), (28, 28), (29, None), (None, None))),
        (Rule.COME_BACK, come_back(0, "left_alone"), None),  # nobody is chased while a hard patch is open
        # a check-in of mine is overdue by the rhythm of these two
        (Rule.LOOK_OVERDUE, looked(mine_on=ago(28)), None),
        (Rule.LOOK_OVERDUE, looked(mine_on=ago(29)), 1),
        (Rule.LOOK_OVERDUE, looked(mine_on=ago(200)), 172),
        (Rule.LOOK_OVERDUE, looked(mine_on=ago(40), mine_weeks=8), None),
        (Rule.LOOK_OVERDUE, looked(mine_on=ago(40), absences=LEAVE), None),
        (Rule.LOOK_OVERDUE, looked(mine_on=ago(15), ruptures=MENDED), None),
        (Rule.LOOK_OVERDUE, looked(mine_on=ago(15), ruptures=OPEN), 1),
        (Rule.LOOK_OVERDUE, looked(), 172),
        (Rule.LOOK_OVERDUE, looked(contacts=2), None),
        (Rule.LOOK_OVERDUE, looked(began=None), None),
        # nothing was asked in good times; never in a hard patch
        (Rule.NOT_ASKED, looked(asked_on=ago(84)), None),
        (Rule.NOT_ASKED, looked(asked_on=ago(85)), 1),
        (Rule.NOT_ASKED, looked(asked_on=ago(85), ruptures=OPEN), None),
        (Rule.NOT_ASKED, looked(contacts=2), None),
        # an unusual score stands until it is answered, old or outranked
        *((Rule.UNUSUAL, {"scores": (one,)}, None) for one in (
            score(HOLDS_DAYS + 1), score(-1), score(severity="possible"), score(severity="none"), score(calmer=True),
            score(asked_since=True),
        )),
        (Rule.UNUSUAL, {"scores": (score(),)}, "check-in 5"),
        (Rule.UNUSUAL, {"scores": (score(severity="slow"),)}, "check-in 5"),
        (Rule.UNUSUAL, {"scores": (score(HOLDS_DAYS),)}, f"check-in {HOLDS_DAYS}"),
        (Rule.UNUSUAL, {"scores": (score(12), score(3), score(1, "none"))}, "check-in 3"),
        (Rule.UNUSUAL, {"scores": (score(),), "ruptures": (rupture(90),)}, None),
        (Rule.UNUSUAL, {"scores": (score(),), "check_ins": CheckInsFact(hard_on=ago(5))}, None),
        (Rule.UNUSUAL, {"scores": (score(),), "check_ins": CheckInsFact(hard_on=ago(6))}, "check-in 5"),
        # nobody replied for a week; by then that they would be asked again it is talked about
        (Rule.NO_REPLY, unanswered(), None),
        (Rule.NO_REPLY, unanswered(6, -1), None),
        (Rule.NO_REPLY, unanswered(3, 7), ("answers 7", 1)),
        (Rule.ANSWERS_WAIT, unanswered(9), None),
        (Rule.ANSWERS_WAIT, {"unanswered": (UnansweredFact("a", ago(-1), sealed=True),)}, None),
        (Rule.ANSWERS_WAIT, {"unanswered": (UnansweredFact("a", ago(0), sealed=True),)}, 1),
        (Rule.NO_REPLY, unanswered(9, HOLDS_DAYS, HOLDS_DAYS + 1), (f"answers {HOLDS_DAYS}", 2)),
    ],
)  # fmt: skip
def test_what_each_rule_says_on_either_side_of_its_threshold(rule, facts, said):
    assert told(rule, facts) == said


def test_nothing_said_yet_is_heavier_than_the_rest_and_mended_is_never_asked_for():
    fresh = notice(Rule.HARD_PATCH, ruptures=(rupture(0),))
    quiet = notice(Rule.HARD_PATCH, ruptures=(rupture(30, "acknowledged", tried=2, last_on=ago(9)),))
    assert (fresh.n, fresh.ways[0]) == (0, Way.ACKNOWLEDGE)
    assert (quiet.n, quiet.ways[0]) == (2, Way.STAY_IN_TOUCH)
    assert quiet.weight < fresh.weight
    assert not [way for way in Way if "mended" in way]


@given(
    st.builds(
        RuptureFact,
        st.just("p"),
        st.sampled_from(RuptureState),
        st.integers(0, 99).map(ago),
        st.none() | st.integers(0, 99).map(ago),
        st.none() | st.integers(-9, 9).map(ago),
        st.none() | st.integers(-9, 9).map(ago),
        st.integers(0, 5),
        st.none() | st.integers(0, 99).map(ago),
    )
)
def test_a_hard_patch_is_never_above_safety(fact):
    patch = notice(Rule.HARD_PATCH, ruptures=(fact,))
    assert patch is None or patch.weight < 80


def test_a_yes_stands_until_something_is_done_about_it():
    assert notice(Rule.SAID_HARD, ruptures=(rupture(came="asked"),)).since == ago(5)
    for done in (rupture(came="asked", acknowledged_on=TODAY), rupture(came="asked", tried=1), rupture()):
        assert notice(Rule.SAID_HARD, ruptures=(done,)) is None


def test_todays_hard_day_comes_before_one_that_is_over():
    days = (HardDayFact("old", "court", ago(2)), HardDayFact("new", "expert", TODAY))
    assert notice(Rule.HARD_DAY, hard_days=days).facts["kind"] == "expert"


def test_a_yearly_day_comes_again_the_29th_of_february_too():
    assert coming(date(2020, 2, 29), date(2026, 2, 27), yearly=True) == date(2026, 2, 28)
    assert coming(date(2020, 2, 29), date(2027, 12, 1), yearly=True) == date(2028, 2, 29)
    day = date(2026, 3, 1)
    assert coming(date(2020, 3, 1), day, yearly=True, rang_on=day) == date(2027, 3, 1)


@given(st.integers(-3000, 3000), st.booleans(), st.none() | st.integers(0, 400))
def test_what_comes_is_never_over(offset, yearly, rang):
    on, rang_on = ago(offset), None if rang is None else ago(rang)
    day = coming(on, TODAY, yearly=yearly, rang_on=rang_on)
    if yearly:
        assert day is not None
        assert day - TODAY <= timedelta(days=max(367, -offset + 1) + 366)
    if day is not None:
        assert day + RING_WITHIN >= TODAY
        assert rang_on is None or rang_on < day
        assert phase_of(day, TODAY) in HardDayPhase


def test_the_earliest_day_to_come_back_leads_and_both_are_counted():
    both = (HardConversationFact("late", ago(12), ago(1)), HardConversationFact("early", None, ago(3)))
    back = notice(Rule.COME_BACK, hard_conversations=both)
    assert (back.n, back.since, back.ways[0]) == (2, ago(3), Way.COME_BACK)
    assert back.facts == {"conversation": "early", "said_on": None, "days": 3}


def test_in_a_hard_patch_an_overdue_check_in_weighs_more():
    overdue = notice(Rule.LOOK_OVERDUE, **looked(mine_on=ago(15), ruptures=OPEN))
    assert (overdue.facts, overdue.weight) == ({"hard": True, "weeks": 2}, 58)


def test_stronger_evidence_weighs_more_and_never_as_much_as_a_way_back():
    unusual = notice(Rule.UNUSUAL, scores=(score(),))
    assert (unusual.n, unusual.ways[0]) == (6, Way.ASK_HOW_IT_IS)
    weights = [notice(Rule.UNUSUAL, scores=(score(evidence=e),)).weight for e in (2.8, 3.0, 4.0, 6.0, 30.0)]
    assert weights == sorted(weights)
    assert weights[0] == UNUSUAL_WEIGHT
    assert weights[-1] < 70
