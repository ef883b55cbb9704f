"""The usual days for the next time."""

import datetime as dt

import pytest

from alongside.core.rhythm import next_days

MONDAY = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("last", "today", "days"),
    [
        (0, 0, (1, 4, 7)),  # seen on Monday, written down on Monday
        (0, 1, (2, 4, 7)),
        (3, 3, (4, 11, 10)),  # on a Thursday Friday is tomorrow, and the one after it is offered
        (4, 4, (5, 11, 11)),
        (-7, 0, (1, 4, 7)),  # written down a week late
        (-6, 0, (1, 4, 1)),
        (-40, 0, (1, 4, 2)),
    ],
)
def test_tomorrow_friday_and_the_same_weekday_are_ahead(last: int, today: int, days: tuple[int, ...]) -> None:
    found = next_days(MONDAY + dt.timedelta(days=last), MONDAY + dt.timedelta(days=today))
    assert tuple((day - MONDAY).days for day in found.values()) == days
