"""The one place where the time comes from. Everything is kept in UTC; people see their own zone."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import timezone


def now() -> dt.datetime:
    """The current moment, in UTC."""
    return timezone.now()


def today(zone: str) -> dt.date:
    """The current day where this organisation works."""
    return now().astimezone(ZoneInfo(zone)).date()


def day_bounds(day: dt.date, zone: str) -> tuple[dt.datetime, dt.datetime]:
    """The first moment of a local day and of the next one, so that a long or short day fits."""
    there = ZoneInfo(zone)
    start = dt.datetime.combine(day, dt.time.min, there)
    end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, there)
    return start, end
