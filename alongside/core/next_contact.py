"""The days that are usual for the next time, once two people have seen each other."""

import datetime as dt
from enum import StrEnum

WEEK, FRIDAY = dt.timedelta(days=7), 4


class NextDay(StrEnum):
    TOMORROW = "tomorrow"
    FRIDAY = "friday"
    NEXT_WEEK = "next_week"


def next_days(last: dt.date, today: dt.date) -> dict[NextDay, dt.date]:
    """Tomorrow, the Friday after it, and the next time that it is the weekday of `last`, at least a day ahead."""
    tomorrow = today + dt.timedelta(days=1)
    friday = tomorrow + dt.timedelta(days=(FRIDAY - tomorrow.weekday()) % 7 or 7)
    next_week = last + WEEK * max(1, -(-(tomorrow - last).days // 7))
    return {NextDay.TOMORROW: tomorrow, NextDay.FRIDAY: friday, NextDay.NEXT_WEEK: next_week}
