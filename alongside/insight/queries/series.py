"""Check-ins as series: one rater, one instrument in one version, asked in one way. Dates, scores and ids, never words."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from alongside.base.models import COUNTS
from alongside.checkins.models import READABLE, Answer, CheckIn, Mode, Questionnaire, Rater
from alongside.core.detection.settings import OWN_SCALE
from alongside.core.detection.usual import Seen
from alongside.core.instruments.own import OWN
from alongside.core.interpretation import IN_A_ROW, is_flat
from alongside.core.scale import Scale
from alongside.repair.models import Rupture

IN_PERSON = (Mode.ALONE, Mode.TOGETHER)
RATERS = (Rater.CLIENT, Rater.MIRROR)

#: From when to when it was hard; None while it is.
RuptureDays = Sequence[tuple[dt.date, dt.date | None]]


class SeriesKey(NamedTuple):
    """What is never merged. `way` is mode and medium."""

    alliance: uuid.UUID
    rater: str
    instrument: str
    version: str
    way: str


class CheckInRow(NamedTuple):
    """One check-in without its answers. `shown_on` is the last day on which Today showed a signal from it, where that
    was asked."""

    alliance_id: uuid.UUID
    rater: str
    instrument: str
    version: str
    mode: str
    medium: str
    on: dt.date
    seq: int
    score: int | None
    top: int
    id: uuid.UUID
    shown_on: dt.date | None = None

    @property
    def key(self) -> SeriesKey:
        """The series it belongs to."""
        way = f"{self.mode} {self.medium}"
        return SeriesKey(self.alliance_id, self.rater, self.instrument, self.version, way)

    @property
    def is_added_up(self) -> bool:
        """Whether it is part of a series: "for me" is never added up, and answers with help stand for themselves."""
        return self.rater in RATERS and self.mode in IN_PERSON and self.score is not None


def readable(org_id: uuid.UUID, alliances: Collection[uuid.UUID]) -> QuerySet[CheckIn]:
    """The check-ins that the practitioner of these alliances may read, of any rater, without those taken back."""
    return CheckIn.objects.filter(
        COUNTS, org_id=org_id, alliance_id__in=list(alliances), audience__in=READABLE
    )


def check_in_rows(check_ins: QuerySet[CheckIn]) -> list[CheckInRow]:
    """These check-ins in order of day and then of saving; one SELECT."""
    shown = "shown_on" in check_ins.query.annotations
    fields = CheckInRow._fields if shown else CheckInRow._fields[:-1]
    return [CheckInRow(*row) for row in check_ins.order_by("on", "seq").values_list(*fields)]


def series_of(check_ins: Iterable[CheckInRow]) -> dict[SeriesKey, list[CheckInRow]]:
    """Those that are added up, as series, each in the order given."""
    series: dict[SeriesKey, list[CheckInRow]] = defaultdict(list)
    for check_in in check_ins:
        if check_in.is_added_up:
            series[check_in.key].append(check_in)
    return dict(series)


def seen(rows: Iterable[CheckInRow], ruptures: RuptureDays) -> list[Seen]:
    """The same as the core reads them."""
    return [Seen(row.on, row.score or 0, in_rupture(row.on, ruptures)) for row in rows]


def ruptures_of(org_id: uuid.UUID, alliance_id: uuid.UUID) -> RuptureDays:
    """From when to when it was hard in one alliance, mended or not; one SELECT."""
    hard = Rupture.objects.filter(COUNTS, org_id=org_id, alliance_id=alliance_id)
    return list(hard.values_list("began_on", "mended_on"))


def in_rupture(day: dt.date, ruptures: RuptureDays) -> bool:
    """Whether a day lies in a hard patch; the day of mending is after it."""
    return any(began <= day and (mended is None or day < mended) for began, mended in ruptures)


def is_flat_at_the_end(org_id: uuid.UUID, rows: Sequence[CheckInRow]) -> bool:
    """Whether the last four of these have the same answer to every question; one SELECT where their scores are the same."""
    last = rows[-IN_A_ROW:]
    if len(last) < IN_A_ROW or len({row.score for row in last}) > 1:
        return False
    ids = [row.id for row in last]
    answers = Answer.objects.filter(org_id=org_id, check_in_id__in=ids).values_list(
        "check_in_id", "item", "step"
    )
    steps = {(check_in, item): -1 if step is None else step for check_in, item, step in answers}
    items = sorted({item for _check_in, item in steps})
    return is_flat([[steps.get((id, item), -1) for item in items] for id in ids])


def scale_of(instrument: str, top: int) -> Scale:
    """In the instrument's own points; by its key, and for one that is not the product's own in whole steps to `top`."""
    return OWN_SCALE if instrument in OWN else Scale.parse(f"0:{top}:1")


def scales_of(org_id: uuid.UUID, series: Mapping[SeriesKey, Sequence[CheckInRow]]) -> dict[SeriesKey, Scale]:
    """The scale in which the total of each series is said: for a licensed questionnaire that of the version answered.

    One SELECT where there is a licensed one.
    """
    licensed = {key.instrument for key in series if key.instrument not in OWN}
    rows = Questionnaire.objects.filter(org_id=org_id, key__in=licensed) if licensed else ()
    totals = {(row.key, str(row.version)): row.instrument.total for row in rows}
    return {
        key: totals.get((key.instrument, key.version)) or scale_of(key.instrument, rows[-1].top)
        for key, rows in series.items()
    }
