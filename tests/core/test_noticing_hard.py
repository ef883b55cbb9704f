"""Hard patches and days that may hurt: what asks for a look, and what is never asked (S9, S25, S26)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.hard_days import RING_WITHIN, HardDayPhase, coming, phase_of
from alongside.core.noticing import AllianceFacts, DayFact, PatchFact, Rule, TalkFact, Way, notice_all
from alongside.core.noticing.come_back import come_back
from alongside.core.noticing.hard_day import hard_day
from alongside.core.noticing.hard_patch import Asks, hard_patch
from alongside.core.states.rupture import RuptureState

TODAY = date(2026, 11, 22)


def ago(days):
    return TODAY - timedelta(days=days)


def patch(began, state="noticed", **more):
    return PatchFact("p", state, ago(began), **more)


def asked(*patches):
    notice = hard_patch(AllianceFacts("a", patches=patches), TODAY)
    return notice and notice.facts["asks"]


class TestHardPatch:
    def test_nothing_said_yet_is_heavier_than_anything_else_about_it_and_lighter_than_safety(self):
        fresh = hard_patch(AllianceFacts("a", patches=(patch(0),)), TODAY)
        quiet = hard_patch(
            AllianceFacts("a", patches=(patch(30, "acknowledged", tried=2, last_on=ago(9)),)), TODAY
        )
        assert (fresh.facts["asks"], fresh.n, fresh.ways[0]) == (Asks.UNACKNOWLEDGED, 0, Way.ACKNOWLEDGE)
        assert (quiet.facts["asks"], quiet.n, quiet.ways[0]) == (Asks.QUIET, 2, Way.STAY_IN_TOUCH)
        assert quiet.weight < fresh.weight < 80

    @pytest.mark.parametrize(("last", "asks"), [(6, None), (7, Asks.QUIET)])
    def test_it_is_quiet_for_a_week_after_a_try(self, last, asks):
        assert asked(patch(30, "acknowledged", tried=1, last_on=ago(last), acknowledged_on=ago(30))) == asks

    @pytest.mark.parametrize("state", ["left_alone", "calmer"])
    @pytest.mark.parametrize(("last", "asks"), [(27, None), (28, Asks.QUIET)])
    def test_left_alone_and_calmer_are_left_in_peace_for_a_month(self, state, last, asks):
        assert asked(patch(90, state, tried=1, last_on=ago(last), acknowledged_on=ago(90))) == asks

    @pytest.mark.parametrize(("talk", "asks"), [(-2, None), (-1, Asks.THEIR_DAY), (3, Asks.THEIR_DAY)])
    def test_until_their_day_there_is_nothing_to_ask(self, talk, asks):
        waiting = patch(60, "waiting", tried=1, last_on=ago(40), acknowledged_on=ago(60), talk_on=ago(talk))
        assert asked(waiting) == asks

    def test_a_day_that_i_set_comes_and_goes_with_a_try(self):
        before = {"acknowledged_on": ago(20), "tried": 1}
        assert asked(patch(20, "talked", last_on=ago(5), follow_up_on=ago(0), **before)) == Asks.FOLLOW_UP
        assert asked(patch(20, "talked", last_on=ago(5), follow_up_on=ago(-1), **before)) is None
        assert asked(patch(20, "talked", last_on=ago(0), follow_up_on=ago(1), **before)) is None

    def test_mended_is_never_asked_for_and_never_noticed(self):
        assert asked(patch(90, "mended")) is None
        assert not [way for way in Way if "mended" in way]

    @given(
        st.builds(
            PatchFact,
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
    def test_never_more_than_one_and_never_above_safety(self, fact):
        notices = [
            n for n in notice_all(AllianceFacts("a", patches=(fact,)), TODAY) if n.rule is Rule.HARD_PATCH
        ]
        assert len(notices) <= 1
        assert all(n.weight < 80 for n in notices)


class TestHardDays:
    @pytest.mark.parametrize(
        ("on", "seen"),
        [
            (-2, None),
            (-1, HardDayPhase.TOMORROW),
            (0, HardDayPhase.TODAY),
            (1, HardDayPhase.AFTER),
            (5, HardDayPhase.AFTER),
            (6, None),
        ],
    )
    def test_the_day_before_the_day_itself_and_after(self, on, seen):
        notice = hard_day(AllianceFacts("a", days=(DayFact("d", "expert", ago(on)),)), TODAY)
        assert (notice and notice.facts["phase"]) == seen

    def test_ringing_ends_it_and_a_day_before_does_not(self):
        def rang(days):
            return hard_day(
                AllianceFacts("a", days=(DayFact("d", "court", ago(1), rang_on=ago(days)),)), TODAY
            )

        assert rang(0) is None
        assert rang(1) is None
        assert rang(2).ways[0] is Way.RING_AFTER

    def test_today_comes_before_what_is_over(self):
        days = (DayFact("old", "court", ago(2)), DayFact("new", "expert", TODAY))
        assert hard_day(AllianceFacts("a", days=days), TODAY).facts["day"] == "new"

    def test_a_yearly_day_comes_again_the_29th_of_february_too(self):
        assert coming(date(2020, 2, 29), date(2026, 2, 27), yearly=True) == date(2026, 2, 28)
        assert coming(date(2020, 2, 29), date(2027, 12, 1), yearly=True) == date(2028, 2, 29)
        assert coming(date(2020, 3, 1), date(2026, 3, 1), yearly=True, rang_on=date(2026, 3, 1)) == date(
            2027, 3, 1
        )

    @given(st.integers(-3000, 3000), st.booleans(), st.none() | st.integers(0, 400))
    def test_what_comes_is_never_over(self, offset, yearly, rang):
        on, rang_on = ago(offset), None if rang is None else ago(rang)
        day = coming(on, TODAY, yearly=yearly, rang_on=rang_on)
        if yearly:
            assert day is not None
            assert day - TODAY <= timedelta(days=max(367, -offset + 1) + 366)
        if day is not None:
            assert day + RING_WITHIN >= TODAY
            assert rang_on is None or rang_on < day
            assert phase_of(day, TODAY) in HardDayPhase


class TestComingBack:
    def due(self, *talks, **more):
        return come_back(AllianceFacts("a", talks=talks, **more), TODAY)

    @pytest.mark.parametrize(("back", "days"), [(-1, None), (0, 0), (28, 28), (29, None)])
    def test_the_day_that_was_set_comes_and_stays_until_it_is_kept(self, back, days):
        notice = self.due(TalkFact("t", ago(40), ago(back)))
        assert (notice and notice.facts["days"]) == days
        assert self.due(TalkFact("t", ago(12), ago(back), came_back_on=ago(0))) is None

    def test_the_earliest_leads_and_both_are_counted(self):
        notice = self.due(TalkFact("late", ago(12), ago(1)), TalkFact("early", None, ago(3)))
        assert (notice.facts["talk"], notice.n, notice.since) == ("early", 2, ago(3))
        assert notice.facts["said_on"] is None
        assert notice.ways[0] is Way.COME_BACK

    def test_without_a_day_nothing_is_owed(self):
        assert self.due(TalkFact("t", ago(12))) is None

    def test_nobody_is_chased_while_a_hard_patch_is_open(self):
        talk = TalkFact("t", ago(12), ago(0))
        assert self.due(talk, patches=(patch(12, "left_alone", tried=1),)) is None
        assert self.due(talk, patches=(patch(12, "mended", tried=1),)) is not None
