"""The one place where times come from, and the ids that begin with one. Everything is kept in UTC; people see their own zone."""

import datetime as dt
import secrets
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.utils import timezone

_moved: ContextVar[dt.datetime | None] = ContextVar("alongside_clock", default=None)


def new_id() -> uuid.UUID:
    """A fresh UUIDv7: 48 bits of milliseconds since 1970, then 74 random bits. Source: RFC 9562, section 5.7; Python has
    had them only since 3.14."""
    number = (time.time_ns() // 1_000_000 & (1 << 48) - 1) << 80 | secrets.randbits(80)
    number = number & ~(0xF << 76) | 0x7 << 76
    return uuid.UUID(int=number & ~(0x3 << 62) | 0x2 << 62)


def parse_id(text: str) -> uuid.UUID | None:
    """The UUIDv7 in this text, or None when there is none: a made-up id is no id."""
    try:
        id = uuid.UUID(text)
    except (ValueError, AttributeError, TypeError):
        return None
    return id if id.version == 7 else None


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
