"""Days and times on a form, as moments in the organisation's zone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

NOON = dt.time(12)


def moment(day: dt.date | None, time: dt.time | None) -> dt.datetime | None:
    """The moment that a form names: without a time noon, without a day today, without both nothing."""
    if day is None and time is None:
        return None
    return timezone.make_aware(dt.datetime.combine(day or timezone.localdate(), time or NOON))


def shown(at: dt.datetime) -> dict[str, Any]:
    """A moment as the two fields show it."""
    there = timezone.localtime(at)
    return {"day": there.date(), "time": there.time().replace(second=0, microsecond=0)}
