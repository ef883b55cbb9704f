"""Whether the times in a chain can be right: it says in which order things were recorded, whatever the clock said."""

import datetime as dt
import uuid
from dataclasses import dataclass
from itertools import pairwise

from alongside.audit.models import Event

ADRIFT = dt.timedelta(minutes=10)  # what two clocks may differ by
LONG = dt.timedelta(days=90)  # a service that nobody used for so long


@dataclass(frozen=True)
class Jump:
    """Two events, one recorded right after the other, whose times lie far apart, or the wrong way round."""

    before: dt.datetime
    after: dt.datetime

    @property
    def is_back(self) -> bool:
        """Whether the clock was put back: what was recorded before stands on days that had not been yet."""
        return self.after < self.before


def recent(org_id: uuid.UUID, events: int) -> list[dt.datetime]:
    """When the newest events happened, in the order in which they were recorded."""
    newest = Event.objects.filter(org_id=org_id).order_by("-n").values_list("at", flat=True)[:events]
    return list(newest)[::-1]


def jump(times: list[dt.datetime]) -> Jump | None:
    """The last one in these, if any."""
    jumps = [Jump(a, b) for a, b in pairwise(times) if a - b > ADRIFT or b - a > LONG]
    return jumps[-1] if jumps else None
