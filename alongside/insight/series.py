"""Looks as series: one rater, one instrument in one version, asked in one way. Dates, scores and ids, never words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from alongside.checkins.models import COUNTS, READABLE, Answer, CheckIn, Mode, Rater
from alongside.core.detection.usual import Seen
from alongside.core.interpretation import IN_A_ROW, is_flat
from alongside.repair.models import Rupture
from alongside.repair.models.rupture import COUNTS as HARD_COUNTS

IN_PERSON = (Mode.ALONE, Mode.TOGETHER)
RATERS = (Rater.CLIENT, Rater.MIRROR)

Patches = Sequence[tuple[dt.date, dt.date | None]]


class Key(NamedTuple):
    """One series: what is never merged. `way` is mode and medium."""

    alliance: uuid.UUID
    rater: str
    instrument: str
    version: str
    way: str


class LookRow(NamedTuple):
    """One look without its answers."""

    alliance_id: uuid.UUID
    rater: str
    instrument: str
    version: str
    mode: str
    medium: str
    on: dt.date
    seq: int
    steps: int | None
    top: int
    id: uuid.UUID
    shown_on: dt.date | None = (
        None  # the last day on which Today showed a signal from it, where that was asked
    )

    @property
    def key(self) -> Key:
        """The series it belongs to."""
        return Key(self.alliance_id, self.rater, self.instrument, self.version, f"{self.mode} {self.medium}")

    @property
    def is_added_up(self) -> bool:
        """Whether it is part of a series: "for me" is never added up, and answers with help stand for themselves."""
        return self.rater in RATERS and self.mode in IN_PERSON and self.steps is not None


def readable(org_id: uuid.UUID, alliances: Collection[uuid.UUID]) -> QuerySet[CheckIn]:
    """The looks that the practitioner of these alliances may read, of any rater; what was taken back is not among them."""
    return CheckIn.objects.filter(
        COUNTS, org_id=org_id, alliance_id__in=list(alliances), audience__in=READABLE
    )


def look_rows(looks: QuerySet[CheckIn]) -> list[LookRow]:
    """These looks in order of day and then of saving; one SELECT."""
    fields = ["score" if name == "steps" else name for name in LookRow._fields if name != "shown_on"]
    more = ["shown_on"] if "shown_on" in looks.query.annotations else []
    return [LookRow(*row) for row in looks.order_by("on", "seq").values_list(*fields, *more)]


def series_of(looks: Iterable[LookRow]) -> dict[Key, list[LookRow]]:
    """Those of the looks that are added up, as series, each in the order given."""
    series: dict[Key, list[LookRow]] = defaultdict(list)
    for look in looks:
        if look.is_added_up:
            series[look.key].append(look)
    return dict(series)


def seen(rows: Iterable[LookRow], patches: Patches) -> list[Seen]:
    """The same as the core reads them."""
    return [Seen(row.on, row.steps or 0, in_patch(row.on, patches)) for row in rows]


def patches_of(org_id: uuid.UUID, alliance_id: uuid.UUID) -> Patches:
    """From when to when it was hard in one alliance, mended or not; one SELECT."""
    hard = Rupture.objects.filter(HARD_COUNTS, org_id=org_id, alliance_id=alliance_id)
    return list(hard.values_list("began_on", "mended_on"))


def in_patch(day: dt.date, patches: Patches) -> bool:
    """Whether a day lies in a hard patch; the day of mending is after it."""
    return any(began <= day and (mended is None or day < mended) for began, mended in patches)


def is_flat_at_the_end(org_id: uuid.UUID, rows: Sequence[LookRow]) -> bool:
    """Whether the last four of these looks have the same answer to every question; one SELECT where there are four."""
    last = [row.id for row in rows[-IN_A_ROW:]]
    if len(last) < IN_A_ROW:
        return False
    answers = Answer.objects.filter(org_id=org_id, look_id__in=last).values_list("look_id", "item", "step")
    steps = {(look, item): -1 if step is None else step for look, item, step in answers}
    items = sorted({item for _look, item in steps})
    return is_flat([[steps.get((look, item), -1) for item in items] for look in last])
