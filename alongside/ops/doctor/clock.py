"""Whether this machine's clock can be right, by what was recorded before."""

from __future__ import annotations

import datetime as dt

from alongside.audit.times import ADRIFT, LONG, jump, recent
from alongside.base.clock import now
from alongside.ops.backup.dump import last_verified
from alongside.ops.doctor.finding import Finding
from alongside.people.models import Organisation

RECENT = 2000  # events of each organisation, the newest
SET_IT = "Set this machine’s clock (with systemd: sudo timedatectl set-ntp true), then look again."


def clock() -> Finding:
    """Is this machine's time later than what was recorded last, and not by long?"""
    times = [recent(org_id, RECENT) for org_id in Organisation.objects.values_list("id", flat=True)]
    known = [at for some in times for at in some] + [at for at in (last_verified(),) if at]
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
    for found in filter(None, map(jump, times)):
        way = "back" if found.is_back else "ahead, or nobody was here,"
        said += f", and the clock went {way} from {_day(found.before)} to {_day(found.after)}"
        return Finding("clock", said, "Look at what was recorded on days that can not be.", advice=True)
    if now() - max(known) > LONG:
        days = (now() - max(known)).days
        return Finding(
            "clock", f"{said}, and nothing was recorded for {days} days", f"If that is not today: {SET_IT}"
        )
    return Finding("clock", f"{said}, after all that was recorded")


def _day(at: dt.datetime) -> str:
    return f"{at.day} {at:%B %Y}, {at:%H:%M} UTC"
