"""Looks as series: one rater, one instrument in one version, asked in one way. Dates, scores and ids, never words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from alongside.base.prepared import Prepared
from alongside.checkins.models import COUNTS, READABLE, Answer, Look, Mode, Rater
from alongside.core.detection.usual import Seen
from alongside.core.flat_liner import IN_A_ROW, is_flat
from alongside.repair.models import Strain
from alongside.repair.models.strain import COUNTS as HARD_COUNTS

WORKER = "worker"
#: Whose eyes a state is for, and what those may read. Nobody else has a page that shows one.
READERS = {WORKER: READABLE}
#: "For me" is never added up, and answers with somebody's help or given for them stand for themselves.
RATERS = (Rater.CLIENT, Rater.MIRROR)
IN_PERSON = (Mode.ALONE, Mode.TOGETHER)

Patches = Sequence[tuple[dt.date, dt.date | None]]


class Key(NamedTuple):
    """What is never merged."""

    rater: str
    instrument: str
    version: str
    way: str


class Row(NamedTuple):
    """One look of a series, as light as can be: a history may hold a thousand."""

    on: dt.date
    seq: int
    steps: int
    top: int
    text: str  # its id, as the database writes it

    @property
    def id(self) -> uuid.UUID:
        return uuid.UUID(self.text)


def series(org_id: uuid.UUID, alliance_id: uuid.UUID, reader: str) -> dict[Key, list[Row]]:
    """Every series of an alliance that this reader may read, each in order of day and then of saving."""
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in _LOOKS[reader](org_id, alliance_id):
        found[row[:5]].append(Row._make(row[5:]))
    return {
        Key(rater, instrument, version, f"{mode} {medium}"): rows
        for (rater, instrument, version, mode, medium), rows in found.items()
    }


def _looks(reader: str) -> Prepared:
    fields = ("rater", "instrument", "version", "mode", "medium", "on", "seq", "score", "top")
    return Prepared(
        lambda org_id, alliance_id: (
            readable(reader)
            .filter(org_id=org_id, alliance_id=alliance_id)
            .order_by("on", "seq")
            .values_list(*fields, Cast("id", CharField(max_length=36)))
        )
    )


_LOOKS = {reader: _looks(reader) for reader in READERS}


def readable(reader: str) -> QuerySet[Look]:
    """The looks that make up the series of this reader, of every organisation."""
    return Look.objects.filter(
        COUNTS, audience__in=READERS[reader], rater__in=RATERS, mode__in=IN_PERSON, score__isnull=False
    )


def seen(rows: Iterable[Row], patches: Patches) -> list[Seen]:
    """The same as the core reads them."""
    if not patches:
        return [Seen(row.on, row.steps) for row in rows]
    return [Seen(row.on, row.steps, in_patch(row.on, patches)) for row in rows]


def key_of(look: Look) -> Key:
    """The series that a look belongs to."""
    return Key(look.rater, look.instrument, look.version, f"{look.mode} {look.medium}")


def patches_of(org_id: uuid.UUID, alliance_id: uuid.UUID) -> Patches:
    """From when to when it was hard, mended or not."""
    return _PATCHES(org_id, alliance_id)


_PATCHES = Prepared(
    lambda org_id, alliance_id: Strain.objects.filter(
        HARD_COUNTS, org_id=org_id, alliance_id=alliance_id
    ).values_list("began_on", "mended_on")
)


def in_patch(day: dt.date, patches: Patches) -> bool:
    """Whether a day lies in a hard patch; the day of mending is after it."""
    return any(began <= day and (mended is None or day < mended) for began, mended in patches)


def flat(org_id: uuid.UUID, rows: Sequence[Row]) -> bool:
    """Whether the last four of these looks have the same answer to every question."""
    last = [row.id for row in rows[-IN_A_ROW:]]
    if len(last) < IN_A_ROW:
        return False
    found = Answer.objects.filter(org_id=org_id, look_id__in=last).values_list("look_id", "item", "step")
    return is_flat(_by_item(found, last))


def _by_item(
    answers: Iterable[tuple[uuid.UUID, str, int | None]], looks: Sequence[uuid.UUID]
) -> list[list[int]]:
    """The steps of each look in the same order of questions; -1 for what has no step."""
    said = {(look, item): step for look, item, step in answers}
    items = sorted({item for _look, item in said})
    return [[-1 if (step := said.get((look, item))) is None else step for item in items] for look in looks]
