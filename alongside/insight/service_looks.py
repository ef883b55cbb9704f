"""The looks of a whole service, for figures about the service: scores without a name, and who they come from as a count.

Only what the client lets the worker read, and only their own answers: with help, or given for them, stand for themselves.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from alongside.checkins.models import Look, Mode
from alongside.checkins.models.look import Audience, Rater

SHARED = (Audience.WORKER, Audience.TALK)
OWN_ANSWERS = (Mode.ALONE, Mode.TOGETHER)


@dataclass(frozen=True)
class Told:
    """One relationship's scores in steps, in their order, asked in one way; whose, and with whom."""

    alliance: uuid.UUID
    person: uuid.UUID
    worker: uuid.UUID
    scores: tuple[int, ...]


def _rows(org_id: uuid.UUID, instrument: str) -> QuerySet[Look]:
    own = {"org_id": org_id, "instrument": instrument, "rater": Rater.CLIENT}
    return Look.objects.filter(audience__in=SHARED, mode__in=OWN_ANSWERS, score__isnull=False, **own)


def told(org_id: uuid.UUID, instrument: str) -> list[Told]:
    """Every relationship with scores. Answers that came in different ways are not joined: the longest way counts."""
    fields = ("alliance_id", "mode", "medium", "person_id", "alliance__practitioner_id", "score")
    rows = _rows(org_id, instrument).order_by("alliance_id", "mode", "medium", "on", "seq")
    longest: dict[uuid.UUID, Told] = {}
    for way, found in groupby(rows.values_list(*fields), key=lambda row: row[:3]):
        looks = list(found)
        one = Told(way[0], looks[0][3], looks[0][4], tuple(row[5] for row in looks))
        if way[0] not in longest or len(one.scores) > len(longest[way[0]].scores):
            longest[way[0]] = one
    return list(longest.values())


def changed_since(org_id: uuid.UUID, instrument: str, made: dt.datetime) -> int:
    """How many relationships have looks that were kept after `made`."""
    return _rows(org_id, instrument).filter(made_at__gt=made).values("alliance_id").distinct().count()
