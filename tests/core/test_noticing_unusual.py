"""A signal from scores: when it stands, and how many of them a week may show."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.noticing import AllianceFacts, LooksFact, Notice, PatchFact, Rule, ScoreFact, Way
from alongside.core.noticing.budget import a_week, is_signal, look_of, within_budget
from alongside.core.noticing.unusual import HOLDS_DAYS, WEIGHT, unusual
from alongside.core.states.rupture import RuptureState

TODAY = date(2026, 3, 20)


def score(ago: int = 5, **more: object) -> ScoreFact:
    given = {
        "look": f"look {ago}", "on": TODAY - timedelta(days=ago), "steps": 8, "top": 20, "severity": "unusual",
        "calmer": False, "evidence": 3.0, "n": 6, "low": 13.1, "high": 18.2, "rule": "alongside 1", "prior": "default",
        "instrument": "own-client", "mode": "together", "medium": "aloud", "in_hundred": 6, **more,
    }  # fmt: skip
    return ScoreFact(**given)


def said(*scores: ScoreFact, **more: object) -> Notice | None:
    return unusual(AllianceFacts("a", scores=scores, **more), TODAY)


def test_it_says_what_it_was_read_from() -> None:
    notice = said(score())
    assert notice
    assert (notice.rule, notice.since, notice.n) == (Rule.UNUSUAL, TODAY - timedelta(days=5), 6)
    assert notice.ways[0] is Way.ASK_HOW_IT_IS
    assert {"rule", "prior", "in_hundred", "low", "high", "steps", "look"} <= set(notice.facts)


@pytest.mark.parametrize(
    "fact",
    [
        score(severity="possible"),
        score(severity="none"),
        score(calmer=True),
        score(asked_since=True),
        score(HOLDS_DAYS + 1),
        score(-1),
    ],
)
def test_what_is_no_signal_or_none_any_more(fact: ScoreFact) -> None:
    assert said(fact) is None


def test_it_holds_for_six_weeks_and_the_newest_series_speaks() -> None:
    assert said(score(HOLDS_DAYS))
    both = said(score(12), score(3), score(1, severity="none"))
    assert both
    assert both.facts["look"] == "look 3"


def test_the_direct_word_outranks_every_score() -> None:
    patch = PatchFact("p", RuptureState.NOTICED, TODAY - timedelta(days=90))
    assert said(score(), patches=(patch,)) is None
    assert said(score(), looks=LooksFact(hard_on=TODAY - timedelta(days=5))) is None
    assert said(score(), looks=LooksFact(hard_on=TODAY)) is None
    assert said(score(), looks=LooksFact(hard_on=TODAY - timedelta(days=6)))


def test_stronger_evidence_weighs_more_and_never_as_much_as_a_way_back() -> None:
    weights = [said(score(evidence=evidence)).weight for evidence in (2.8, 3.0, 4.0, 6.0, 30.0)]  # type: ignore[union-attr]
    assert weights == sorted(weights)
    assert weights[0] == WEIGHT
    assert weights[-1] < 70


def test_one_for_twelve_people_or_fewer_and_two_for_twenty_four() -> None:
    assert [a_week(n) for n in (0, 1, 12, 13, 24, 25)] == [1, 1, 1, 2, 2, 3]


def signal(look: str, weight: int = 62, ago: int = 1) -> Notice:
    since = TODAY - timedelta(days=ago)
    return Notice(Rule.UNUSUAL, 1, look, since, 4, weight, (Way.ASK_HOW_IT_IS,), {"look": look})


def test_the_heaviest_come_first_and_what_was_shown_stays() -> None:
    three = [signal("a", 62), signal("b", 66), signal("c", 64)]
    assert [look_of(notice) for notice in within_budget(three, {}, 24, TODAY)] == ["b", "c"]
    yesterday = TODAY - timedelta(days=1)
    assert [look_of(notice) for notice in within_budget(three, {"a": yesterday}, 24, TODAY)] == ["a", "b"]
    assert [look_of(notice) for notice in within_budget(three, {"gone": yesterday}, 12, TODAY)] == []
    assert [
        look_of(notice) for notice in within_budget(three, {"gone": TODAY - timedelta(days=7)}, 12, TODAY)
    ] == ["b"]
    assert is_signal(three[0])


#: Each signal: the day it comes, how many days it stands, its weight.
arrivals = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30), st.integers(62, 69)), max_size=14)


@given(arrivals, st.integers(1, 40), st.sets(st.integers(0, 40)))
def test_no_running_week_shows_more_than_its_budget_and_nothing_flickers(
    come: list[tuple[int, int, int]], people: int, opened: set[int]
) -> None:
    """Day by day, as Today does it on the days it is opened: what it shows it keeps."""
    last: dict[str, date] = {}
    seen: dict[int, set[str]] = {}
    for n in sorted(opened):
        day = TODAY + timedelta(days=n)
        current = {
            f"{at}": signal(f"{at}", w, -b) for at, (b, stands, w) in enumerate(come) if b <= n < b + stands
        }
        shown = {look_of(notice) for notice in within_budget(current.values(), last, people, day)}
        week = set().union(*(seen.get(n - back, set()) for back in range(1, 7)))
        assert week & set(current) <= shown, "what was shown this week and still stands is still shown"
        assert len(shown | week) <= max(math.ceil(people / 12), 1)
        new, waiting = shown - week, set(current) - shown
        assert all(current[a].weight >= current[b].weight for a in new for b in waiting)
        assert not waiting or len(shown | week) == max(math.ceil(people / 12), 1), "no room is left empty"
        seen[n] = shown
        last |= dict.fromkeys(shown, day)
