"""The days of the demo, counted from today where the organisation works."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

SATURDAY = 5


@dataclass(frozen=True)
class Days:
    """`ago` counts back from today; below 0 is still to come. Visits keep to weekdays, today is today."""

    today: dt.date
    zone: str

    def day(self, ago: int) -> dt.date:
        """The weekday that many days ago: a weekend gives the Friday before, or the Monday to come."""
        found = self.today - dt.timedelta(days=ago)
        while ago and found.weekday() >= SATURDAY:
            found += dt.timedelta(days=-1 if ago > 0 else 1)
        return found

    def exactly(self, ago: int) -> dt.date:
        """The day that many days ago, weekend or not."""
        return self.today - dt.timedelta(days=ago)

    def at(self, day: dt.date, clock: str) -> dt.datetime:
        """A time such as 10:30 on a day there."""
        return dt.datetime.combine(day, dt.time.fromisoformat(clock), ZoneInfo(self.zone))
