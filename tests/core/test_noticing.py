"""The rules about the two agendas and contacts, each at the edge of its threshold, and what they must never say."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from alongside.core.noticing.notice import (
    AllianceFacts,
    ContactFact,
    GoalFact,
    MyFact,
    Rule,
    RuptureFact,
    Way,
)
from alongside.core.noticing.rules import RULES
from alongside.core.rhythm import TimeAway, add_months

TODAY = date(2026, 11, 22)


def ago(days):
    return TODAY - timedelta(days=days)


def notice(rule, **facts):
    return RULES[rule](AllianceFacts("a", **facts), TODAY)


#: What tells a notice of each rule from another; of the others it is `n`.
TOLD_BY = {
    Rule.FIRST_MEETINGS: lambda first: (first.n, first.facts["phase"]),
    Rule.GOAL_LEFT: lambda left: left.facts["days"],
    Rule.THEIR_LIST_EMPTY: lambda empty: empty.facts["ever"],
    Rule.HARD_PATCH: lambda patch: patch.facts["asks"],
    Rule.HARD_DAY: lambda hard: hard.facts["phase"],
    Rule.COME_BACK: lambda back: back.facts["days"],
    Rule.UNUSUAL: lambda unusual: unusual.facts["check_in"],
    Rule.NO_REPLY: lambda reply: (reply.facts["answered"], reply.n),
}


def told(rule, facts):
    """What a rule says of these facts, as one value; None where it says nothing."""
    found = notice(rule, **facts)
    return found and TOLD_BY.get(rule, lambda other: other.n)(found)


def contacts(kinds, every=7, last=1):
    """Contacts, oldest first, from letters: m mine, t theirs, b both, - nothing known, w theirs written down."""
    first = last + every * (len(kinds) - 1)
    return tuple(
        ContactFact(
            ago(first - every * i), touched_theirs=k in "tb", touched_mine=k in "mb", written=k == "w"
        )
        for i, k in enumerate(kinds)
    )


def met(kinds, **when):
    return {"contacts": contacts(kinds, **when)}


def unmet(*days, state="no_answer"):
    return tuple(ContactFact(ago(n), state) for n in days)


def quiet(*more, every=21, last=22, **facts):
    """Four contacts and then none that came about, but `more`."""
    return {"contacts": (*contacts("tttt", every=every, last=last), *more), **facts}


def started(*who):
    """Contacts every third day, each started by somebody, the last one yesterday."""
    found = tuple(ContactFact(ago(1 + 3 * (len(who) - 1 - i)), started_by=w) for i, w in enumerate(who))
    return {"contacts": found}


def away(first, last, *more, kinds="t", since=40):
    return {"contacts": contacts(kinds, last=since), "absences": (TimeAway(first, last, *more),)}


def path(began, kinds, last):
    return {"began_on": None if began is None else ago(began), "contacts": contacts("t" * kinds, last=last)}


def mine(days=42, state="waiting", id="m", **more):
    return MyFact(id, state, ago(90), ago(days), **more)


def stuck(item, met=3):
    return {"my_items": (item,), "contacts": contacts("t" * met)}


def goal(agreed, touched=None, id="g"):
    return GoalFact(id, ago(agreed), None if touched is None else ago(touched))


def left(*goals, kinds="ttt", **more):
    return {"goals": goals, "contacts": contacts(kinds), **more}


FIRST = ["them", "me", "them", "me", "me", "them"]
HOSPITAL = (ago(30), ago(2), "hospital", "x")
REFERRAL = {"my_items": tuple(MyFact(f"{n}", "waiting", ago(n), ago(n)) for n in (4, 3))}


@pytest.mark.parametrize(
    ("rule", "facts", "said"),
    [
        # the last contacts were about my list
        *((Rule.CROWDED_OUT, met(kinds), 4 if kinds == "ttmmmm" else 3) for kinds in ("ttmmmm", "m-m-m-")),
        *((Rule.CROWDED_OUT, met(kinds), None) for kinds in ("", "mm", "mmmt", "mmmb", "mmmw", "---")),
        # only ever about theirs, from five contacts over ten weeks
        (Rule.ONLY_THEIRS, met("ttwtt", every=18), 5),
        (Rule.ONLY_THEIRS, met("tttttttt", every=10), 8),
        (Rule.ONLY_THEIRS, met("t" * 24, every=3), None),
        (Rule.ONLY_THEIRS, met("ttttt", every=17), None),
        *((Rule.ONLY_THEIRS, met(kinds, every=30), None) for kinds in ("tttt", "tttttb", "-----")),
        # silence is measured against what is usual for these two
        (Rule.GONE_QUIET, met("tttt", last=15), 15),
        (Rule.GONE_QUIET, met("tttt", last=14), None),
        (Rule.GONE_QUIET, met("t", last=43), 43),
        (Rule.GONE_QUIET, met("t", last=42), None),
        (Rule.GONE_QUIET, quiet(*unmet(5, 2)), 22),
        (Rule.GONE_QUIET, quiet(*unmet(5, 2, state="cancelled_by_me")), 22),
        (Rule.GONE_QUIET, quiet(*unmet(5, 2, state="cancelled_by_them")), 22),
        (Rule.GONE_QUIET, quiet(*unmet(5)), None),
        (Rule.GONE_QUIET, quiet(*unmet(40, 30)), None),
        (Rule.GONE_QUIET, quiet(ContactFact(TODAY, "planned"), every=7, last=60), None),
        (Rule.GONE_QUIET, quiet(ContactFact(ago(-2), "planned"), every=7, last=60), None),
        (Rule.GONE_QUIET, quiet(ContactFact(ago(1), "planned"), every=7, last=60), 60),
        (Rule.GONE_QUIET, quiet(every=7, last=60, absences=(TimeAway(ago(50), None, "hospital"),)), None),
        (Rule.GONE_QUIET, quiet(every=7, last=60, absences=(TimeAway(ago(55), ago(3), "hospital"),)), None),
        # they used to start a third, and start no more
        (Rule.GONE_QUIET, started(*FIRST, *["me"] * 5), 5),
        (Rule.GONE_QUIET, started(*FIRST, *["me"] * 5, "arranged"), 5),
        (Rule.GONE_QUIET, started(*FIRST, *["me"] * 5, "them"), None),
        (Rule.GONE_QUIET, started(*FIRST[1:], *["me"] * 5), None),
        (Rule.GONE_QUIET, started(*["them"] * 2, *["me"] * 9), 5),
        (Rule.GONE_QUIET, started("them", *["me"] * 10), None),
        # back after days away, until the first contact
        (Rule.WAY_BACK, away(*HOSPITAL), 2),
        (Rule.WAY_BACK, away(*HOSPITAL, since=10), 2),  # a visit in hospital does not replace it
        (Rule.WAY_BACK, away(*HOSPITAL, since=1), None),
        (Rule.WAY_BACK, away(ago(30), TODAY), None),
        (Rule.WAY_BACK, away(ago(30), None), None),
        (Rule.WAY_BACK, away(ago(6), ago(3)), None),
        (Rule.WAY_BACK, away(*HOSPITAL, kinds=""), None),  # the two have not met
        # where on the path of the first meetings
        (Rule.FIRST_MEETINGS, path(30, 0, 1), (1, "before")),
        (Rule.FIRST_MEETINGS, path(30, 1, 0), (1, "after")),
        (Rule.FIRST_MEETINGS, path(30, 1, 1), (1, "after")),
        (Rule.FIRST_MEETINGS, path(30, 1, 2), (2, "before")),
        (Rule.FIRST_MEETINGS, path(30, 3, 1), (3, "after")),
        (Rule.FIRST_MEETINGS, path(30, 3, 2), None),
        (Rule.FIRST_MEETINGS, path(91, 0, 1), None),
        (Rule.FIRST_MEETINGS, path(-1, 0, 1), None),
        (Rule.FIRST_MEETINGS, path(None, 0, 1), None),  # an imported caseload is not new
        # stuck after six weeks and three contacts, and safety after a week
        (Rule.STUCK_ITEM, stuck(mine()), 1),
        (Rule.STUCK_ITEM, stuck(mine(state="open_named")), 1),
        (Rule.STUCK_ITEM, stuck(mine(41)), None),
        (Rule.STUCK_ITEM, stuck(mine(90), met=2), None),
        (Rule.STUCK_ITEM, stuck(mine(90, "agreed")), None),
        (Rule.STUCK_ITEM, stuck(mine(90, "ready")), None),
        (Rule.STUCK_ITEM, stuck(mine(7, "cannot_wait", safety=True), met=0), 1),
        (Rule.STUCK_ITEM, stuck(mine(6, "cannot_wait", safety=True)), None),
        (Rule.STUCK_ITEM, stuck(mine(90, "agreed", safety=True)), None),
        # a quarter with contacts, and nothing that belongs to the goal
        (Rule.GOAL_LEFT, left(goal(84)), 84),
        (Rule.GOAL_LEFT, left(goal(83)), None),
        (Rule.GOAL_LEFT, left(goal(84), kinds="tt"), None),
        (Rule.GOAL_LEFT, left(goal(200, touched=84)), 84),
        (Rule.GOAL_LEFT, left(goal(200, touched=83)), None),
        (Rule.GOAL_LEFT, left(goal(84), absences=(TimeAway(ago(60), ago(60)),)), None),
        # their list is empty beside mine
        (Rule.THEIR_LIST_EMPTY, REFERRAL, False),
        (Rule.THEIR_LIST_EMPTY, REFERRAL | {"their_states": ("done",)}, True),
        (Rule.THEIR_LIST_EMPTY, REFERRAL | met("w"), True),
        *((Rule.THEIR_LIST_EMPTY, REFERRAL | {"their_states": (one,)}, None) for one in ("open", "doing", "parked")),
        (Rule.THEIR_LIST_EMPTY, {"my_items": (mine(4, "done"),)}, None),
        # what they need to take part is asked again on its day
        (Rule.NEEDS_REVIEW, {"review_on": ago(-1)}, None),
        (Rule.NEEDS_REVIEW, {"review_on": TODAY}, 0),
        (Rule.NEEDS_REVIEW, {"review_on": ago(3)}, 3),
        # what they decide is asked again after six months, and a no is not asked over
        (Rule.DECIDE_AGAIN, {"decided_on": add_months(ago(-1), -6)}, None),
        (Rule.DECIDE_AGAIN, {"decided_on": add_months(TODAY, -6)}, 0),
        (Rule.NOT_ASKED, met("www") | {"began_on": ago(400), "unwanted": True}, None),
        # a reminder of a link that I agreed to send, and not in a hard patch
        (Rule.REMIND, {"given_on": ago(3)}, 3),
        (Rule.REMIND, {"given_on": ago(3), "ruptures": (RuptureFact(UUID(int=1), "noticed", ago(1)),)}, None),
        # nothing is known
        *((rule, {}, None) for rule in Rule),
    ],
)  # fmt: skip
def test_what_each_rule_says_on_either_side_of_its_threshold(rule, facts, said):
    assert told(rule, facts) == said


def test_since_when_it_is_and_what_stands_first():
    facts = contacts("ttmmmm")
    crowded = notice(Rule.CROWDED_OUT, contacts=facts)
    assert (crowded.since, crowded.ways[0]) == (facts[1].day, Way.START_WITH_THEIRS)
    assert notice(Rule.CROWDED_OUT, contacts=contacts("mmm")).since is None
    theirs = notice(
        Rule.ONLY_THEIRS, contacts=contacts("mttttt", every=18), my_items=(mine(90), mine(90, "done"))
    )
    assert (theirs.facts["waiting"], theirs.since) == (1, ago(73))
    who = notice(Rule.GONE_QUIET, **started(*FIRST, *["me"] * 5))
    assert (who.facts["kind"], who.since) == ("who_starts", ago(16))
    back = notice(Rule.WAY_BACK, **away(*HOSPITAL))
    assert (back.since, back.facts) == (ago(2), {"why": "hospital", "absence": "x"})
    item = notice(Rule.STUCK_ITEM, **stuck(mine()))
    assert (item.since, item.ways[0]) == (ago(42), Way.GO_WITH_SOMETHING_OF_THEIRS)
    empty = notice(Rule.THEIR_LIST_EMPTY, **REFERRAL)
    assert (empty.n, empty.since) == (2, ago(4))


def test_crowded_out_says_how_often_it_is_chance_and_counts_what_happened():
    assert 0 < notice(Rule.CROWDED_OUT, **met("ttmmmm")).facts["by_chance"] < 20
    more = (ContactFact(ago(0), "no_answer", touched_mine=True), ContactFact(ago(-3), touched_mine=True))
    assert notice(Rule.CROWDED_OUT, contacts=contacts("mm") + more) is None, "these did not happen"


def test_gone_quiet_says_what_is_usual_and_never_through_whom():
    silence = notice(Rule.GONE_QUIET, **quiet(*unmet(5, state="cancelled_by_them"), every=7, last=60))
    assert silence.facts == {"kind": "silence", "usual": 7, "unmet": 1}
    assert notice(Rule.GONE_QUIET, **met("t", last=43)).facts["usual"] is None


def test_safety_leads_what_is_stuck_and_nothing_counts_how_often_it_was_named():
    gas = mine(7, "cannot_wait", "gas", safety=True)
    both = notice(Rule.STUCK_ITEM, my_items=(mine(90), gas), contacts=contacts("ttt"))
    assert (both.n, both.ways[0]) == (2, Way.SAY_IT_KINDLY_NOW)
    assert both.facts == {"item": "gas", "safety": True, "days": 7}


def test_the_goal_that_was_left_longest_is_named_with_the_day_of_agreement():
    found = notice(Rule.GOAL_LEFT, **left(goal(90), goal(300, touched=120, id="older"), goal(10, id="new")))
    assert (found.n, found.since, found.ways[0]) == (2, ago(120), Way.COME_BACK_TO_GOAL)
    assert found.facts == {"goal": "older", "agreed_on": ago(300), "days": 120}
