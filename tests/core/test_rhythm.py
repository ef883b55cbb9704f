from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from alongside.core.rhythm import (
    TimeAway,
    add_months,
    away_on,
    days_away,
    due,
    last_return,
    usual,
)

DAY = date(2026, 1, 31)
near = st.integers(0, 400).map(lambda n: DAY + timedelta(days=n))


def after(*gaps):
    days = [DAY]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    return days


def test_the_median_is_not_moved_by_one_long_silence():
    assert usual(after(5, 7, 8, 90, 7)) == 7
    stay = TimeAway(DAY + timedelta(days=1), DAY + timedelta(days=30), "hospital")
    assert usual(after(37, 7, 7), [stay]) == 7, "days in hospital are taken out of a gap"
    assert [usual(after(*gaps)) for gaps in ((), (7,), (7, 7))] == [None] * 3, "too few for a habit"


@given(st.lists(near, max_size=12))
def test_the_usual_interval_is_at_least_a_day_and_one_of_the_gaps(days):
    interval = usual(days)
    distinct = sorted(set(days))
    if interval is not None:
        assert interval in {(b - a).days for a, b in zip(distinct, distinct[1:], strict=False)}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 5, 4), 0, date(2026, 5, 4)),
    ],
)
def test_months_end_where_the_month_ends(day, months, expected):
    assert add_months(day, months) == expected


def test_leave_puts_it_off_and_leave_within_the_putting_off_too():
    spells = [TimeAway(date(2026, 2, 5), date(2026, 2, 9)), TimeAway(date(2026, 2, 12), date(2026, 2, 13))]
    assert due(date(2026, 2, 1), 10, date(2026, 2, 18), spells) == date(2026, 2, 18)
    assert due(DAY, 28, date(2026, 2, 28)) == date(2026, 2, 28)


@given(
    near,
    st.integers(1, 60),
    st.integers(0, 400),
    st.lists(st.builds(TimeAway, near, st.none() | near), max_size=4),
)
def test_nothing_is_due_before_its_interval_nor_late_if_it_falls_in_an_open_stay(last, every, later, spells):
    today = last + timedelta(days=later)
    next_contact = due(last, every, today, spells)
    assert next_contact >= last + timedelta(days=every)
    open_now = [s.first for s in spells if s.last is None and s.first <= today]
    assert today <= next_contact or all(next_contact < first for first in open_now)


@given(st.lists(st.builds(TimeAway, near, st.none() | near), max_size=4), near, near)
def test_days_away_counts_each_day_once(spells, first, second):
    a, b = sorted((first, second))
    by_hand = sum(away_on(spells, a + timedelta(days=i)) for i in range(1, (b - a).days + 1))
    assert days_away(spells, a, b) == by_hand


def test_back_from_hospital_the_day_after_the_last():
    stay = TimeAway(date(2026, 2, 1), date(2026, 2, 9), "hospital")
    assert last_return([stay], date(2026, 2, 9)) is None
    assert last_return([stay], date(2026, 2, 10)) == stay
    assert last_return([stay, TimeAway(date(2026, 2, 10), None)], date(2026, 2, 12)) is None
    assert last_return([], DAY) is None
