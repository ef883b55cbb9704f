"""The looks of many alliances as series, in two SELECTs: what `series.series` reads of one."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from typing import Any, NamedTuple

from django.db.models import CharField
from django.db.models.functions import Cast

from alongside.core.detection.usual import Seen
from alongside.insight.models import ScoreState
from alongside.insight.series import in_patch, readable
from alongside.repair.models import Strain
from alongside.repair.models.strain import COUNTS as HARD_COUNTS


class Whose(NamedTuple):
    """A series of one instrument: of which alliance, by whom, in which version and way."""

    alliance: uuid.UUID
    rater: str
    version: str
    way: str

    @classmethod
    def of(cls, state: ScoreState) -> Whose:
        """The series of a state."""
        return cls(state.alliance_id, state.rater, state.version, state.way)


class Part(NamedTuple):
    """One instrument with the alliances of one organisation after one id, up to another (None: to the end)."""

    org_id: uuid.UUID
    instrument: str
    after: uuid.UUID
    last: uuid.UUID | None

    @property
    def alliances(self) -> dict[str, Any]:
        """What any row of these alliances has."""
        upto = {"alliance_id__lte": self.last} if self.last else {}
        return {"org_id": self.org_id, "alliance_id__gt": self.after, **upto}


def looks_of(part: Part, reader: str) -> dict[Whose, list[Seen]]:
    """Every series of the part that this reader may read, each in order of day and then of saving."""
    rows = readable(reader).filter(instrument=part.instrument, **part.alliances)
    key = (Cast("alliance_id", CharField(max_length=36)), "rater", "version", "mode", "medium")
    found: dict[tuple[str, ...], list[tuple[dt.date, int]]] = defaultdict(list)
    for *series, on, score in rows.order_by("alliance_id", "on", "seq").values_list(*key, "on", "score"):
        found[tuple(series)].append((on, score))
    patches = _patches(part)
    return {
        (whose := Whose(uuid.UUID(alliance), rater, version, f"{mode} {medium}")): [
            Seen(on, score, in_patch(on, patches[whose.alliance])) for on, score in looks
        ]
        for (alliance, rater, version, mode, medium), looks in found.items()
    }


def _patches(part: Part) -> dict[uuid.UUID, list[tuple[dt.date, dt.date | None]]]:
    found: dict[uuid.UUID, list[tuple[dt.date, dt.date | None]]] = defaultdict(list)
    hard = Strain.objects.filter(HARD_COUNTS, **part.alliances)
    rows = hard.values_list("alliance_id", "began_on", "mended_on")
    for alliance, began, mended in rows:
        found[alliance].append((began, mended))
    return found
