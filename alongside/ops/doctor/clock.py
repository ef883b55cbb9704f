"""Whether this machine's clock can be right, by what was recorded before."""

from __future__ import annotations

import datetime as dt
import uuid
from itertools import pairwise

from alongside.audit.models import Event
from alongside.base.clock import now
from alongside.ops.backup.dump import last_verified
from alongside.ops.doctor.finding import Finding
from alongside.people.models import Organisation

ADRIFT = dt.timedelta(minutes=10)  # what two clocks may differ by
LONG = dt.timedelta(days=90)  # a service that nobody used for so long
RECENT = 2000  # events of each organisation, the newest
SET_IT = "Set this machine’s clock (with systemd: sudo timedatectl set-ntp true), then look again."


def clock() -> Finding:
    """Is this machine's time later than what was recorded last, and not by long?"""
    times = [_recent(org_id) for org_id in Organisation.objects.values_list("id", flat=True)]
    known = [at for recent in times for at in recent] + [at for at in (last_verified(),) if at]
    said = f"this machine says {_day(now())}"
    if not known:
        return Finding("clock", f"{said}; nothing was recorded yet to compare it with")
    if max(known) - now() > ADRIFT:
        said += (
            f", and something was recorded on {_day(max(known))}: this clock is behind, or it was ahead then"
        )
        return Finding(
            "clock", said, f"{SET_IT} If it is right now, look at what stands on days that were not yet."
        )
    jumps = [
        (before, after) for recent in times for before, after in pairwise(recent) if before - after > ADRIFT
    ]
    if jumps:
        before, after = jumps[-1]
        said += f", and it jumped back from {_day(before)} to {_day(after)}"
        return Finding("clock", said, "Look at what was recorded on days that were not yet.", advice=True)
    if now() - max(known) > LONG:
        days = (now() - max(known)).days
        return Finding(
            "clock", f"{said}, and nothing was recorded for {days} days", f"If that is not today: {SET_IT}"
        )
    return Finding("clock", f"{said}, after all that was recorded")


def _recent(org_id: uuid.UUID) -> list[dt.datetime]:
    """When the newest events happened, in the order in which they were recorded."""
    newest = Event.objects.filter(org_id=org_id).order_by("-n").values_list("at", flat=True)[:RECENT]
    return list(newest)[::-1]


def _day(at: dt.datetime) -> str:
    return f"{at.day} {at:%B %Y}, {at:%H:%M} UTC"
