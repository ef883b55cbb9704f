"""The rules about the two agendas and contacts, each at the edge of its threshold, and what they must never say."""

from datetime import date, timedelta

import pytest

from alongside.core.noticing.notice import AllianceFacts, ContactFact, GoalFact, MyFact, Rule, Way
from alongside.core.noticing.rules import RULES
from alongside.core.rhythm import TimeAway

TODAY = date(2026, 11, 22)


def ago(days):
    return TODAY - timedelta(days=days)


def notice(rule, **facts):
    return RULES[rule](AllianceFacts("a", **facts), TODAY)


def contacts(kinds, every=7, last=1):
    """Contacts, oldest first, from letters: m mine, t theirs, b both, - nothing known, w theirs written down."""
    first = last + every * (len(kinds) - 1)
    return tuple(
        ContactFact(ago(first - every * i), theirs=k in "tb", mine=k in "mb", written=k == "w")
        for i, k in enumerate(kinds)
    )


def unmet(*days, state="no_answer"):
    return tuple(ContactFact(ago(n), state) for n in days)


def started(*who):
    """Contacts every third day, each started by somebody, the last one yesterday."""
    return tuple(ContactFact(ago(1 + 3 * (len(who) - 1 - i)), started_by=w) for i, w in enumerate(who))


def test_every_rule_has_its_function_and_says_nothing_of_an_empty_alliance():
    assert set(RULES) == set(Rule)
    assert not [rule for rule in RULES if notice(rule)]


@pytest.mark.parametrize(
    ("kinds", "n"),
    [("ttmmmm", 4), ("m-m-m-", 3), ("", 0), ("mm", 0), ("mmmt", 0), ("mmmb", 0), ("mmmw", 0), ("---", 0)],
)
def test_crowded_out_counts_the_last_contacts_about_my_list(kinds, n):
    crowded = notice(Rule.CROWDED_OUT, contacts=contacts(kinds))
    assert (crowded.n if crowded else 0) == n


def test_crowded_out_says_since_when_and_how_often_it_is_chance():
    facts = contacts("ttmmmm")
    crowded = notice(Rule.CROWDED_OUT, contacts=facts)
    assert (crowded.since, crowded.ways[0]) == (facts[1].day, Way.START_WITH_THEIRS)
    assert 0 < crowded.facts["by_chance"] < 20
    assert notice(Rule.CROWDED_OUT, contacts=contacts("mmm")).since is None
    more = (ContactFact(ago(0), "no_answer", mine=True), ContactFact(ago(-3), mine=True))
    assert notice(Rule.CROWDED_OUT, contacts=contacts("mm") + more) is None, "these did not happen"


@pytest.mark.parametrize(
    ("kinds", "every", "n"),
    [
        ("ttwtt", 18, 5),
        ("tttttttt", 10, 8),
        ("t" * 24, 3, 0),
        ("ttttt", 17, 0),
        ("tttt", 30, 0),
        ("tttttb", 30, 0),
        ("-----", 30, 0),
    ],
)
def test_only_theirs_from_five_contacts_over_ten_weeks(kinds, every, n):
    theirs = notice(Rule.ONLY_THEIRS, contacts=contacts(kinds, every=every))
    assert (theirs.n if theirs else 0) == n


def test_only_theirs_counts_what_waits_of_mine():
    mine = (MyFact("1", "waiting", ago(90), ago(90)), MyFact("2", "done", ago(90), ago(90)))
    theirs = notice(Rule.ONLY_THEIRS, contacts=contacts("mttttt", every=18), mine=mine)
    assert (theirs.facts["waiting"], theirs.since) == (1, ago(73))


HOSPITAL = TimeAway(ago(50), None, "hospital")
BACK = TimeAway(ago(55), ago(3), "hospital")


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({"contacts": contacts("tttt", last=15)}, 15),
        ({"contacts": contacts("tttt", last=14)}, None),
        ({"contacts": contacts("t", last=43)}, 43),
        ({"contacts": contacts("t", last=42)}, None),
        ({"contacts": contacts("tttt", every=21, last=22) + unmet(5, 2)}, 22),
        ({"contacts": contacts("tttt", every=21, last=22) + unmet(5, 2, state="cancelled_by_me")}, 22),
        ({"contacts": contacts("tttt", every=21, last=22) + unmet(5, 2, state="cancelled_by_them")}, 22),
        ({"contacts": contacts("tttt", every=21, last=22) + unmet(5)}, None),
        ({"contacts": contacts("tttt", every=21, last=22) + unmet(40, 30)}, None),
        ({"contacts": (*contacts("tttt", last=60), ContactFact(TODAY, "planned"))}, None),
        ({"contacts": (*contacts("tttt", last=60), ContactFact(ago(-2), "planned"))}, None),
        ({"contacts": (*contacts("tttt", last=60), ContactFact(ago(1), "planned"))}, 60),
        ({"contacts": contacts("tttt", last=60), "absences": (HOSPITAL,)}, None),
        ({"contacts": contacts("tttt", last=60), "absences": (BACK,)}, None),
        ({}, None),
    ],
)
def test_gone_quiet_is_measured_against_what_is_usual_for_these_two(facts, days):
    quiet = notice(Rule.GONE_QUIET, **facts)
    assert (quiet and quiet.n) == days


def test_gone_quiet_says_what_is_usual_and_never_through_whom():
    quiet = notice(Rule.GONE_QUIET, contacts=contacts("tttt", last=60) + unmet(5, state="cancelled_by_them"))
    assert quiet.facts == {"kind": "silence", "usual": 7, "unmet": 1}
    assert notice(Rule.GONE_QUIET, contacts=contacts("t", last=43)).facts["usual"] is None


@pytest.mark.parametrize(
    ("who", "n"),
    [
        (["them", "me", "them", "me", "me", "them", *["me"] * 5], 5),
        (["them", "me", "them", "me", "me", "them", *["me"] * 5, "arranged"], 5),
        (["them", "me", "them", "me", "me", "them", *["me"] * 5, "them"], None),
        (["me", "them", "me", "me", "them", *["me"] * 5], None),
        (["them"] * 2 + ["me"] * 9, 5),
        (["them"] + ["me"] * 10, None),
    ],
)
def test_who_starts_is_noticed_where_they_used_to_start_a_third(who, n):
    met = started(*who)
    quiet = notice(Rule.GONE_QUIET, contacts=met)
    assert (quiet and quiet.n) == n
    if quiet:
        assert quiet.facts["kind"] == "who_starts"
        assert quiet.since == max(contact.day for contact in met if contact.started_by == "them")


@pytest.mark.parametrize(
    ("last", "spell", "days"),
    [
        (40, TimeAway(ago(30), ago(2), "hospital", "x"), 2),
        (
            10,
            TimeAway(ago(30), ago(2), "hospital", "x"),
            2,
        ),  # a visit in hospital does not replace it
        (1, TimeAway(ago(30), ago(2), "hospital", "x"), None),
        (40, TimeAway(ago(30), TODAY), None),
        (40, TimeAway(ago(30), None), None),
        (40, TimeAway(ago(6), ago(3)), None),
        (None, TimeAway(ago(30), ago(2), "hospital", "x"), None),  # the two have not met
    ],
)
def test_a_way_back_after_days_away_until_the_first_contact(last, spell, days):
    met = () if last is None else contacts("t", last=last)
    back = notice(Rule.WAY_BACK, contacts=met, absences=(spell,))
    assert (back and back.n) == days
    if back:
        assert (back.since, back.facts) == (ago(2), {"why": "hospital", "absence": "x"})


@pytest.mark.parametrize(
    ("began", "met", "last", "expected"),
    [
        (30, 0, 1, (1, "before")),
        (30, 1, 0, (1, "after")),
        (30, 1, 1, (1, "after")),
        (30, 1, 2, (2, "before")),
        (30, 3, 1, (3, "after")),
        (30, 3, 2, None),
        (91, 0, 1, None),
        (-1, 0, 1, None),
        (None, 0, 1, None),  # an imported caseload is not new
    ],
)
def test_where_on_the_path_of_the_first_meetings(began, met, last, expected):
    began_on = None if began is None else ago(began)
    first = notice(Rule.FIRST_MEETINGS, began_on=began_on, contacts=contacts("t" * met, last=last))
    assert (first and (first.n, first.facts["phase"])) == expected


def mine(days=42, state="waiting", id="m", **more):
    return MyFact(id, state, ago(90), ago(days), **more)


@pytest.mark.parametrize(
    ("item", "met", "stuck"),
    [
        (mine(), 3, True),
        (mine(state="open_named"), 3, True),
        (mine(41), 3, False),
        (mine(90), 2, False),
        (mine(90, "agreed"), 3, False),
        (mine(90, "ready"), 3, False),
        (mine(7, "cannot_wait", safety=True), 0, True),
        (mine(6, "cannot_wait", safety=True), 3, False),
        (mine(90, "agreed", safety=True), 3, False),
    ],
)
def test_stuck_after_six_weeks_and_three_contacts_and_safety_after_a_week(item, met, stuck):
    assert bool(notice(Rule.STUCK_ITEM, mine=(item,), contacts=contacts("t" * met))) is stuck


def test_safety_leads_what_is_stuck_and_nothing_counts_how_often_it_was_named():
    gas = mine(7, "cannot_wait", "gas", safety=True)
    both = notice(Rule.STUCK_ITEM, mine=(mine(90), gas), contacts=contacts("ttt"))
    assert (both.n, both.ways[0]) == (2, Way.SAY_IT_KINDLY_NOW)
    assert both.facts == {"item": "gas", "safety": True, "days": 7}
    stuck = notice(Rule.STUCK_ITEM, mine=(mine(),), contacts=contacts("ttt"))
    assert (stuck.since, stuck.ways[0]) == (ago(42), Way.GO_WITH_SOMETHING_OF_THEIRS)


def goal(agreed, touched=None, id="g"):
    return GoalFact(id, ago(agreed), None if touched is None else ago(touched))


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({"goals": (goal(84),), "contacts": contacts("ttt")}, 84),
        ({"goals": (goal(83),), "contacts": contacts("ttt")}, None),
        ({"goals": (goal(84),), "contacts": contacts("tt")}, None),
        ({"goals": (goal(200, touched=84),), "contacts": contacts("ttt")}, 84),
        ({"goals": (goal(200, touched=83),), "contacts": contacts("ttt")}, None),
        (
            {"goals": (goal(84),), "contacts": contacts("ttt"), "absences": (TimeAway(ago(60), ago(60)),)},
            None,
        ),
    ],
)
def test_a_goal_is_left_after_a_quarter_with_contacts_and_nothing_that_belongs_to_it(facts, days):
    left = notice(Rule.GOAL_LEFT, **facts)
    assert (left and left.facts["days"]) == days


def test_the_goal_that_was_left_longest_is_named_with_the_day_of_agreement():
    goals = (goal(90), goal(300, touched=120, id="older"), goal(10, id="new"))
    left = notice(Rule.GOAL_LEFT, goals=goals, contacts=contacts("ttt"))
    assert (left.n, left.since, left.ways[0]) == (2, ago(120), Way.COME_BACK_TO_GOAL)
    assert left.facts == {"goal": "older", "agreed_on": ago(300), "days": 120}


REFERRAL = (MyFact("1", "waiting", ago(4), ago(4)), MyFact("2", "waiting", ago(3), ago(3)))


@pytest.mark.parametrize(
    ("facts", "ever"),
    [
        ({"mine": REFERRAL}, False),
        ({"mine": REFERRAL, "theirs": ("done",)}, True),
        ({"mine": REFERRAL, "contacts": contacts("w")}, True),
        ({"mine": REFERRAL, "theirs": ("open",)}, None),
        ({"mine": REFERRAL, "theirs": ("doing",)}, None),
        ({"mine": REFERRAL, "theirs": ("parked",)}, None),
        ({"mine": (MyFact("1", "done", ago(4), ago(4)),)}, None),
    ],
)
def test_their_list_is_empty_beside_mine(facts, ever):
    empty = notice(Rule.THEIR_LIST_EMPTY, **facts)
    assert (empty and empty.facts["ever"]) is ever
    if empty:
        assert (empty.n, empty.since) == (2, ago(4))
