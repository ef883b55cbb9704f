"""Each rule at the edge of its threshold, and what it must never say."""

from datetime import date, timedelta

import pytest

from alongside.core.absence import AbsenceReason, TimeAway
from alongside.core.noticing import (
    RULES,
    AllianceFacts,
    ContactFact,
    MyFact,
    PromiseFact,
    Rule,
    TheirFact,
    Way,
)
from alongside.core.noticing.crowded_out import crowded_out
from alongside.core.noticing.first_meetings import first_meetings
from alongside.core.noticing.gone_quiet import gone_quiet
from alongside.core.noticing.late_promise import late_promise
from alongside.core.noticing.only_theirs import only_theirs
from alongside.core.noticing.stuck_item import stuck_item
from alongside.core.noticing.their_list_empty import their_list_empty
from alongside.core.noticing.way_back import way_back

TODAY = date(2026, 11, 22)


def ago(days):
    return TODAY - timedelta(days=days)


def contacts(*kinds, every=7, last=1):
    """Contacts, oldest first, from letters: m mine, t theirs, b both, - nothing known, w theirs written down."""
    first = last + every * (len(kinds) - 1)
    return tuple(
        ContactFact(ago(first - every * i), theirs=k in "tb", mine=k in "mb", written=k == "w")
        for i, k in enumerate(kinds)
    )


def alliance(**facts):
    return AllianceFacts("a", **facts)


class TestCrowdedOut:
    def test_story_d_four_contacts_about_my_list(self):
        facts = alliance(contacts=contacts(*"ttmmmm"))
        notice = crowded_out(facts, TODAY)
        assert (notice.rule, notice.n, notice.since) == (Rule.CROWDED_OUT, 4, facts.contacts[1].day)
        assert notice.ways[0] is Way.START_WITH_THEIRS
        assert 0 < notice.facts["by_chance"] < 20

    @pytest.mark.parametrize("kinds", ["", "mm", "mmmt", "mmmb", "mmmw", "tttmm", "---"])
    def test_not_yet_or_no_longer(self, kinds):
        assert crowded_out(alliance(contacts=contacts(*kinds)), TODAY) is None

    def test_never_anything_of_theirs(self):
        assert crowded_out(alliance(contacts=contacts(*"mmm")), TODAY).since is None

    def test_a_contact_of_which_nothing_is_known_is_passed_over(self):
        assert crowded_out(alliance(contacts=contacts(*"m-m-m-")), TODAY).n == 3

    def test_contacts_that_did_not_happen_or_are_to_come_do_not_count(self):
        more = (ContactFact(ago(0), "no_answer", mine=True), ContactFact(ago(-3), mine=True))
        assert crowded_out(alliance(contacts=contacts(*"mm") + more), TODAY) is None


class TestOnlyTheirs:
    def test_five_contacts_over_ten_weeks(self):
        notice = only_theirs(alliance(contacts=contacts(*"ttwtt", every=18)), TODAY)
        assert (notice.n, notice.facts["waiting"], notice.facts["ever"]) == (5, 0, False)

    def test_with_things_of_mine_waiting(self):
        mine = (MyFact("1", "waiting", ago(90), ago(90)), MyFact("2", "done", ago(90), ago(90)))
        notice = only_theirs(alliance(contacts=contacts(*"mttttt", every=18), mine=mine), TODAY)
        assert (notice.facts["waiting"], notice.facts["ever"], notice.since) == (1, True, ago(73))

    @pytest.mark.parametrize(("n", "every", "fires"), [(8, 10, True), (24, 3, False)])
    def test_ten_weeks_to_the_day(self, n, every, fires):
        assert bool(only_theirs(alliance(contacts=contacts(*"t" * n, every=every)), TODAY)) is fires

    @pytest.mark.parametrize(("kinds", "every"), [("tttt", 30), ("ttttt", 17), ("tttttb", 30), ("-----", 30)])
    def test_going_with_them_first_is_right(self, kinds, every):
        assert only_theirs(alliance(contacts=contacts(*kinds, every=every)), TODAY) is None


class TestGoneQuiet:
    def test_twice_the_usual_interval(self):
        weekly = contacts(*"tttt", last=15)
        notice = gone_quiet(alliance(contacts=weekly), TODAY)
        assert (notice.n, notice.since, notice.facts["usual"], notice.facts["usual_n"]) == (15, ago(15), 7, 3)

    def test_exactly_twice_is_not_yet(self):
        assert gone_quiet(alliance(contacts=contacts(*"tttt", last=14)), TODAY) is None

    def test_without_a_habit_six_weeks(self):
        assert gone_quiet(alliance(contacts=contacts("t", last=42)), TODAY) is None
        assert gone_quiet(alliance(contacts=contacts("t", last=43)), TODAY).facts["usual"] is None

    def test_two_that_did_not_come_about_make_it_sooner_whoever_cancelled(self):
        for state in ("cancelled_by_them", "cancelled_by_me", "no_answer"):
            unmet = tuple(ContactFact(ago(n), state) for n in (5, 2))
            facts = alliance(contacts=contacts(*"tttt", every=21, last=22) + unmet)
            assert gone_quiet(facts, TODAY).facts["unmet"] == 2
        assert gone_quiet(alliance(contacts=facts.contacts[:5]), TODAY) is None

    def test_what_did_not_come_about_before_the_last_contact_is_over(self):
        unmet = tuple(ContactFact(ago(n), "no_answer") for n in (40, 30))
        facts = alliance(contacts=contacts(*"tttt", every=21, last=22) + unmet)
        assert gone_quiet(facts, TODAY) is None

    def test_something_planned_for_today_is_not_quiet(self):
        due = (ContactFact(TODAY, "planned"),)
        assert gone_quiet(alliance(contacts=contacts(*"tttt", last=60) + due), TODAY) is None
        missed = (ContactFact(ago(1), "planned"),)
        assert gone_quiet(alliance(contacts=contacts(*"tttt", last=60) + missed), TODAY) is not None

    @pytest.mark.parametrize(("theirs", "fires"), [(2, True), (1, False)])
    def test_a_third_of_the_earlier_ones_is_enough(self, theirs, fires):
        who = ["them"] * theirs + ["me"] * (11 - theirs)
        met = tuple(ContactFact(ago(1 + 3 * (10 - i)), started_by=w) for i, w in enumerate(who))
        assert bool(gone_quiet(alliance(contacts=met), TODAY)) is fires

    def test_something_planned_is_not_quiet(self):
        ahead = (ContactFact(ago(-2), "planned"),)
        assert gone_quiet(alliance(contacts=contacts(*"tttt", last=60) + ahead), TODAY) is None

    def test_known_away_is_not_quiet(self):
        quiet = contacts(*"tttt", last=60)
        assert (
            gone_quiet(
                alliance(contacts=quiet, away=(TimeAway(ago(50), None, AbsenceReason.HOSPITAL),)), TODAY
            )
            is None
        )
        back = TimeAway(ago(55), ago(3), AbsenceReason.HOSPITAL)
        assert gone_quiet(alliance(contacts=quiet, away=(back,)), TODAY) is None

    def test_before_the_first_contact_nothing_is_quiet(self):
        assert gone_quiet(alliance(), TODAY) is None

    def test_they_no_longer_start_anything(self):
        who = ["them", "me", "them", "me", "me", "them", *["me"] * 5]
        met = tuple(ContactFact(ago(1 + 3 * (10 - i)), started_by=w) for i, w in enumerate(who))
        notice = gone_quiet(alliance(contacts=met), TODAY)
        assert (notice.facts["kind"], notice.n, notice.since) == ("who_starts", 5, met[5].day)
        assert gone_quiet(alliance(contacts=(*met, ContactFact(ago(0), started_by="them"))), TODAY) is None
        assert gone_quiet(alliance(contacts=met[1:]), TODAY) is None
        arranged = ContactFact(ago(0), started_by="arranged")
        assert gone_quiet(alliance(contacts=(*met, arranged)), TODAY).n == 5

    def test_it_never_tells_through_whom(self):
        unmet = tuple(ContactFact(ago(n), "cancelled_by_them") for n in (5, 2))
        notice = gone_quiet(alliance(contacts=contacts(*"tttt", last=60) + unmet), TODAY)
        assert not [key for key in notice.facts if "cancel" in key or "answer" in key]


class TestWayBack:
    STAY = TimeAway(ago(30), ago(2), AbsenceReason.HOSPITAL)

    def test_back_from_hospital(self):
        notice = way_back(alliance(contacts=contacts("t", last=40), away=(self.STAY,)), TODAY)
        assert (notice.facts["why"], notice.since, notice.n) == ("hospital", ago(2), 2)

    def test_a_visit_in_hospital_does_not_replace_it_but_one_after_does(self):
        for last, expected in ((10, True), (2, True), (1, False)):
            facts = alliance(contacts=contacts("t", last=last), away=(self.STAY,))
            assert bool(way_back(facts, TODAY)) is expected

    @pytest.mark.parametrize(
        "spell", [TimeAway(ago(30), TODAY), TimeAway(ago(30), None), TimeAway(ago(6), ago(3))]
    )
    def test_not_while_away_and_not_after_a_few_days(self, spell):
        assert way_back(alliance(contacts=contacts("t", last=40), away=(spell,)), TODAY) is None

    def test_two_who_have_not_met_have_no_way_back(self):
        assert way_back(alliance(away=(self.STAY,)), TODAY) is None


class TestLatePromise:
    def test_the_longest_late_leads(self):
        owed = (
            PromiseFact("b", "open", ago(2)),
            PromiseFact("a", "open", ago(9)),
            PromiseFact("c", "kept", ago(30)),
            PromiseFact("d", "open", None),
            PromiseFact("e", "open", TODAY),
        )
        notice = late_promise(alliance(promises=owed), TODAY)
        assert (notice.n, notice.since, notice.facts["promise"], notice.facts["days"]) == (2, ago(9), "a", 9)

    def test_due_today_is_not_late(self):
        assert late_promise(alliance(promises=(PromiseFact("a", "open", TODAY),)), TODAY) is None


class TestStuckItem:
    MET = contacts(*"ttt", last=1)

    def item(self, days=42, state="waiting", **more):
        return MyFact("m", state, ago(90), ago(days), **more)

    def test_six_weeks_and_three_contacts(self):
        notice = stuck_item(alliance(mine=(self.item(),), contacts=self.MET), TODAY)
        assert notice.ways[0] is Way.GO_WITH_SOMETHING_OF_THEIRS
        assert (notice.since, notice.facts["item"]) == (ago(42), "m")

    @pytest.mark.parametrize(
        ("days", "state", "met"),
        [(41, "waiting", 3), (90, "waiting", 2), (90, "agreed", 3), (90, "ready", 3)],
    )
    def test_it_has_hardly_had_a_turn(self, days, state, met):
        facts = alliance(mine=(self.item(days, state),), contacts=self.MET[:met])
        assert stuck_item(facts, TODAY) is None

    def test_nothing_counts_how_often_it_was_named(self):
        notice = stuck_item(alliance(mine=(self.item(state="open_named"),), contacts=self.MET), TODAY)
        assert set(notice.facts) == {"item", "safety", "days"}

    def test_safety_is_given_a_week_and_leads(self):
        gas = MyFact("gas", "cannot_wait", ago(8), ago(7), safety=True)
        notice = stuck_item(alliance(mine=(self.item(90), gas), contacts=self.MET), TODAY)
        assert (notice.facts["item"], notice.n, notice.ways[0]) == ("gas", 2, Way.SAY_IT_KINDLY_NOW)
        agreed = MyFact("gas", "agreed", ago(90), ago(90), safety=True)
        assert stuck_item(alliance(mine=(agreed,), contacts=self.MET), TODAY) is None


class TestTheirListEmpty:
    MINE = (MyFact("1", "waiting", ago(4), ago(4)), MyFact("2", "waiting", ago(3), ago(3)))

    def test_a_referral_stands_as_mine(self):
        notice = their_list_empty(alliance(mine=self.MINE), TODAY)
        assert (notice.n, notice.since, notice.facts["ever"]) == (2, ago(4), False)

    def test_all_of_theirs_are_closed(self):
        facts = alliance(mine=self.MINE, theirs=(TheirFact("t", "done", ago(1)),))
        assert their_list_empty(facts, TODAY).facts["ever"] is True
        facts = alliance(mine=self.MINE, contacts=contacts("w"))
        assert their_list_empty(facts, TODAY).facts["ever"] is True

    @pytest.mark.parametrize("state", ["open", "doing", "parked"])
    def test_one_thing_of_theirs_is_enough(self, state):
        facts = alliance(mine=self.MINE, theirs=(TheirFact("t", state, ago(1)),))
        assert their_list_empty(facts, TODAY) is None

    def test_with_nothing_of_mine_it_is_silent(self):
        assert their_list_empty(alliance(mine=(MyFact("1", "done", ago(4), ago(4)),)), TODAY) is None


class TestFirstMeetings:
    @pytest.mark.parametrize(
        ("met", "last", "number", "phase"),
        [
            (0, 1, 1, "before"),
            (1, 0, 1, "after"),
            (1, 1, 1, "after"),
            (1, 2, 2, "before"),
            (3, 1, 3, "after"),
        ],
    )
    def test_where_on_the_path(self, met, last, number, phase):
        facts = alliance(began_on=ago(30), contacts=contacts(*"t" * met, last=last))
        notice = first_meetings(facts, TODAY)
        assert (notice.n, notice.facts["phase"]) == (number, phase)

    def test_after_the_third_the_path_is_walked(self):
        facts = alliance(began_on=ago(30), contacts=contacts(*"ttt", last=2))
        assert first_meetings(facts, TODAY) is None

    @pytest.mark.parametrize("began", [None, ago(91), ago(-1)])
    def test_an_imported_caseload_is_not_new(self, began):
        assert first_meetings(alliance(began_on=began), TODAY) is None


def test_every_rule_has_its_function_and_says_nothing_of_an_empty_alliance():
    assert set(RULES) == set(Rule)
    assert not [rule for rule in RULES.values() if rule(alliance(), TODAY)]
