"""A look overdue, nothing asked in good times, and a yes to the direct question (S20, S23, S24)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from alongside.core.absence import AbsenceReason, TimeAway
from alongside.core.noticing import (
    AllianceFacts,
    ContactFact,
    LooksFact,
    Notice,
    PatchFact,
    PromiseFact,
    Rule,
    Way,
    notice_all,
    rank,
)
from alongside.core.noticing.looks import look_overdue, not_asked, said_hard

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def facts(contacts: int = 3, **more: object) -> AllianceFacts:
    met = tuple(ContactFact(ago(n + 1)) for n in range(contacts))
    return AllianceFacts("a", more.pop("began", ago(200)), met, **more)  # type: ignore[arg-type]


def patch(days: int = 5, state: str = "noticed", **more: object) -> PatchFact:
    return PatchFact("p", state, ago(days), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "late"), [(28, None), (29, 1), (200, 172)])
def test_a_look_is_overdue_from_the_day_after_four_weeks(days: int, late: int | None) -> None:
    notice = look_overdue(facts(looks=LooksFact(mine_on=ago(days))), TODAY)
    assert (notice.n if notice else None) == late


def test_in_a_hard_patch_it_is_overdue_sooner_and_weighs_more() -> None:
    looks = LooksFact(mine_on=ago(15))
    assert look_overdue(facts(looks=looks), TODAY) is None
    hard = look_overdue(facts(looks=looks, patches=(patch(),)), TODAY)
    assert hard is not None
    assert (hard.facts["hard"], hard.facts["weeks"], hard.weight) == (True, 2, 58)
    assert look_overdue(facts(looks=looks, patches=(patch(state="mended"),)), TODAY) is None


def test_the_rhythm_of_these_two_counts_and_so_do_times_away() -> None:
    assert look_overdue(facts(looks=LooksFact(ago(40), mine_weeks=8)), TODAY) is None
    away = (TimeAway(ago(30), ago(10), AbsenceReason.MY_LEAVE),)
    assert look_overdue(facts(looks=LooksFact(mine_on=ago(40)), away=away), TODAY) is None


def test_nobody_is_hurried_before_three_contacts_or_where_no_day_is_known() -> None:
    assert look_overdue(facts(contacts=2), TODAY) is None
    assert not_asked(facts(contacts=2), TODAY) is None
    assert look_overdue(facts(began=None), TODAY) is None
    never = look_overdue(facts(), TODAY)
    assert never is not None
    assert (never.since, never.facts["ever"]) == (None, False)


def test_nothing_asked_in_good_times_and_never_in_a_hard_patch() -> None:
    looks = LooksFact(asked_on=ago(85))
    notice = not_asked(facts(looks=looks), TODAY)
    assert notice is not None
    assert (notice.n, notice.ways[0]) == (1, Way.ASK_WHAT_WORKS)
    assert not_asked(facts(looks=LooksFact(asked_on=ago(84))), TODAY) is None
    assert not_asked(facts(looks=looks, patches=(patch(),)), TODAY) is None


def test_a_yes_outranks_everything_until_something_is_done_about_it() -> None:
    late = (PromiseFact("x", "open", ago(300)),)
    both = facts(patches=(patch(asked=True),), promises=late)
    notices = notice_all(both, TODAY)
    assert notices[0].rule is Rule.SAID_HARD
    shown = rank(notices, today=TODAY)
    assert [notice.rule for notice in shown[:2]] == [Rule.SAID_HARD, Rule.LATE_PROMISE]
    assert [notice.rule for notice in shown if notice.about == "a"] == [Rule.SAID_HARD, Rule.LATE_PROMISE]
    for done in (patch(asked=True, acknowledged_on=TODAY), patch(asked=True, tried=1), patch()):
        assert said_hard(facts(patches=(done,)), TODAY) is None


def test_a_yes_is_never_left_out_and_never_put_aside() -> None:
    many = [Notice(Rule.SAID_HARD, 1, about, ago(1), 1, 99, (Way.ACKNOWLEDGE,)) for about in "abcde"]
    aside = {(about, Rule.SAID_HARD): TODAY for about in "abcde"}
    assert len(rank(many, today=TODAY)) == 5
    assert len(rank(many, today=TODAY, aside=aside)) == 5
