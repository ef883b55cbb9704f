"""The looks of a whole service, for figures about the service: scores without a name, and who they come from as a count.

Only what the client lets the worker read, and only their own answers: with help, or given for them, stand for themselves.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from alongside.checkins.models import COUNTS, CheckIn, Mode
from alongside.checkins.models.check_in import Audience, Rater

SHARED = (Audience.WORKER, Audience.TALK)
OWN_ANSWERS = (Mode.ALONE, Mode.TOGETHER)


@dataclass(frozen=True)
class Told:
    """One relationship's scores in steps, in their order, asked in one way; whose, and with whom."""

    alliance: uuid.UUID
    person: uuid.UUID
    worker: uuid.UUID
    scores: tuple[int, ...]


def told(org_id: uuid.UUID, instrument: str) -> list[Told]:
    """Every relationship with scores. Answers that came in different ways are not joined: the longest way counts."""
    return told_by(org_id, [instrument])[instrument]


def told_by(org_id: uuid.UUID, instruments: Sequence[str]) -> dict[str, list[Told]]:
    """The same for several instruments, in one SELECT."""
    fields = (
        "instrument",
        "alliance_id",
        "mode",
        "medium",
        "person_id",
        "alliance__practitioner_id",
        "score",
    )
    order = ("instrument", "alliance_id", "mode", "medium", "on", "seq")
    rows = _rows(org_id, instruments).order_by(*order).values_list(*fields)
    longest: dict[tuple[str, uuid.UUID], Told] = {}
    for (instrument, alliance, *_way), found in groupby(rows, key=lambda row: row[:4]):
        looks = list(found)
        one = Told(alliance, looks[0][4], looks[0][5], tuple(row[6] for row in looks))
        before = longest.get((instrument, alliance))
        if before is None or len(one.scores) > len(before.scores):
            longest[instrument, alliance] = one
    return {key: [one for (of, _), one in longest.items() if of == key] for key in instruments}


def changed_since(org_id: uuid.UUID, instrument: str, made: dt.datetime) -> list[int]:
    """How many relationships of each worker have looks that were kept after `made`."""
    rows = _rows(org_id, [instrument]).filter(made_at__gt=made)
    changed = rows.values_list("alliance_id", "alliance__practitioner_id").distinct()
    return list(Counter(worker for _, worker in changed).values())


def _rows(org_id: uuid.UUID, instruments: Sequence[str]) -> QuerySet[CheckIn]:
    own = {"org_id": org_id, "instrument__in": instruments, "rater": Rater.CLIENT}
    return CheckIn.objects.filter(
        COUNTS, audience__in=SHARED, mode__in=OWN_ANSWERS, score__isnull=False, **own
    )
