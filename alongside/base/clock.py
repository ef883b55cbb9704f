"""The one place where the time comes from. Everything is kept in UTC; people see their own zone."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.utils import timezone

_moved: ContextVar[dt.datetime | None] = ContextVar("alongside_clock", default=None)


def now() -> dt.datetime:
    """The current moment, in UTC."""
    return _moved.get() or timezone.now()


@contextmanager
def moved_to(moment: dt.datetime) -> Iterator[None]:
    """Everything inside happens at this moment: the story of the demo is told by acts of its own days."""
    token = _moved.set(moment.astimezone(dt.UTC))
    try:
        yield
    finally:
        _moved.reset(token)


def today(zone: str) -> dt.date:
    """The current day where this organisation works."""
    return now().astimezone(ZoneInfo(zone)).date()


def day_bounds(day: dt.date, zone: str) -> tuple[dt.datetime, dt.datetime]:
    """The first moment of a local day and of the next one, so that a long or short day fits."""
    local = ZoneInfo(zone)
    start = dt.datetime.combine(day, dt.time.min, local)
    end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, local)
    return start, end
