"""Check-ins as series (one rater, one instrument in one version, asked in one way), and what the newest of a series says,
with what it was read from: worked out anew each time, and never stored. Dates, scores and ids, never words."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet

from alongside.access.identities import Viewer
from alongside.base.models import COUNTS
from alongside.checkins.models import READABLE, Answer, CheckIn, Questionnaire, Rater
from alongside.checkins.opened import opened
from alongside.core.detection.settings import OWN_SCALE, Units
from alongside.core.detection.signal import Severity
from alongside.core.detection.usual import ScoredCheckIn
from alongside.core.false_signals import Chance, history_of, within_a_year
from alongside.core.instruments.own import CLIENT, OWN, joined_version
from alongside.core.interpretation import IN_A_ROW, Meaning, ScoreReading, is_flat, meaning_of, read_newest
from alongside.core.priors import Prior
from alongside.core.scale import Scale
from alongside.insight.models import OrgPrior
from alongside.insight.queries.service import IN_PERSON, as_prior, priors_for
from alongside.repair.models import Rupture

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
    """One check-in without its answers. Where Today asked for it: `shown_on` is the last day on which it showed a signal from
    it, `unanswered` says that it came on a form and had no reply, `sealed` that it opens only once my own side is kept."""

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
    unanswered: bool = False
    sealed: bool = False

    @property
    def key(self) -> SeriesKey:
        version, way = joined_version(self.instrument, self.version), f"{self.mode} {self.medium}"
        return SeriesKey(self.alliance_id, self.rater, self.instrument, version, way)

    @property
    def is_added_up(self) -> bool:
        """Whether it is part of a series: "for me" is never added up, and answers with help stand for themselves."""
        is_open = self.rater in RATERS and not self.sealed
        return is_open and self.mode in IN_PERSON and self.score is not None


OWN_FIELDS = CheckInRow._fields[:-3]


def readable(
    org_id: uuid.UUID, alliances: Collection[uuid.UUID], *, sealed: bool = False
) -> QuerySet[CheckIn]:
    """The check-ins that the practitioner of these alliances may read, of any rater, without those taken back; with `sealed` also
    those that open only once their own side is kept."""
    rows = CheckIn.objects.filter(COUNTS, org_id=org_id, alliance_id__in=list(alliances))
    rows = rows.filter(audience__in=READABLE)
    return rows if sealed else opened(rows)


def check_in_rows(check_ins: QuerySet[CheckIn]) -> list[CheckInRow]:
    """These check-ins in order of day and then of saving; one SELECT."""
    shown = "shown_on" in check_ins.query.annotations
    fields = CheckInRow._fields if shown else OWN_FIELDS
    return [CheckInRow(*row) for row in check_ins.order_by("on", "seq").values_list(*fields)]


def series_of(check_ins: Iterable[CheckInRow]) -> dict[SeriesKey, list[CheckInRow]]:
    """Those that are added up, as series, each in the order given."""
    series: dict[SeriesKey, list[CheckInRow]] = defaultdict(list)
    for check_in in check_ins:
        if check_in.is_added_up:
            series[check_in.key].append(check_in)
    return dict(series)


def seen(rows: Iterable[CheckInRow], ruptures: RuptureDays) -> list[ScoredCheckIn]:
    """The same as the core reads them."""
    return [ScoredCheckIn(row.on, row.score or 0, in_rupture(row.on, ruptures)) for row in rows]


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


SIGNALS = {Meaning(severity.value): severity for severity in Severity if severity is not Severity.NONE}


@dataclass(frozen=True)
class Interpretation:
    """One thing said of one check-in, and what it was read from. `scale` is that on which its total is said, in points.

    `reading` is None where nothing is compared: too few answers, or answers with somebody's help. `prior` says from where
    the reading began. `chance`: how many steady relationships asked as often show as much, where it is a signal.
    """

    meaning: Meaning
    check_in: CheckInRow
    scale: Scale
    reading: ScoreReading | None = None
    prior: str = ""
    chance: Chance | None = None


def interpret(
    org_id: uuid.UUID,
    series: Mapping[SeriesKey, Sequence[CheckInRow]],
    ruptures: Mapping[uuid.UUID, RuptureDays],
    saved: Mapping[str, OrgPrior],
    flat: Collection[SeriesKey] = (),
) -> dict[SeriesKey, Interpretation]:
    """What the newest of each series says; a SELECT only where a licensed questionnaire is among them.

    `ruptures` are the hard patches by alliance, `saved` what is usual here by instrument; `flat` are series whose last
    answers were all the same.
    """
    scales = scales_of(org_id, series)
    alike: dict[tuple[str, int], list[SeriesKey]] = defaultdict(list)
    for key, rows in series.items():
        alike[key.instrument, rows[-1].top].append(key)
    interpretations = {}
    for (instrument, top), keys in alike.items():
        scale = scale_of(instrument, top)
        prior = as_prior(saved.get(instrument), scale)
        scores = [seen(series[key], ruptures.get(key.alliance, ())) for key in keys]
        for key, reading in zip(keys, read_newest(scores, Units.of(prior), top), strict=True):
            meaning = meaning_of(reading, flat=key in flat)
            signal = SIGNALS.get(meaning)
            chance = _chance(scale, signal, series[key], prior) if signal else None
            interpretations[key] = Interpretation(
                meaning, series[key][-1], scales[key], reading, prior.source, chance
            )
    return interpretations


def _chance(scale: Scale, signal: Severity, rows: Sequence[CheckInRow], prior: Prior) -> Chance:
    history = history_of([row.on for row in rows])
    share = within_a_year(scale, signal, history, prior.calibration).value
    return Chance(share, **vars(history), own=prior.calibration is not None)


def interpret_newest(
    org_id: uuid.UUID,
    series: Mapping[SeriesKey, Sequence[CheckInRow]],
    ruptures: RuptureDays,
    saved: Mapping[str, OrgPrior],
) -> Interpretation | None:
    """What the newest of their answers to the own questions say, in whatever way they were asked; None where there are none.

    `series` and `ruptures` are of one alliance. It stands with the line, of which a licensed questionnaire is no part.
    """
    asked = [key for key in series if key.rater == Rater.CLIENT and key.instrument == CLIENT.key]
    if not asked:
        return None
    newest = max(asked, key=lambda key: (series[key][-1].on, series[key][-1].seq))
    return _interpret_one(org_id, newest, series[newest], ruptures, saved)


def interpret_check_in(viewer: Viewer, check_in: CheckIn) -> Interpretation | None:
    """What one check-in says that was fetched for this viewer; None for what is never added up, for a mirror, and for
    what was taken back."""
    if check_in.rater != Rater.CLIENT or not check_in.top or check_in.retracted_at is not None:
        return None
    row = CheckInRow(*(getattr(check_in, name) for name in OWN_FIELDS))
    if not row.is_added_up:
        meaning = Meaning.NO_SCORE if row.score is None else Meaning.APART
        return Interpretation(meaning, row, scale_of(row.instrument, row.top))
    alike = {name: getattr(row, name) for name in ("instrument", "mode", "medium", "rater")}
    if row.key.version:
        alike["version"] = row.version
    check_ins = readable(viewer.org_id, [row.alliance_id])
    series = series_of(check_in_rows(check_ins.filter(alliance__practitioner_id=viewer.id, **alike)))
    if not series:
        return None
    [(key, rows)] = series.items()
    until = [before for before in rows if (before.on, before.seq) <= (row.on, row.seq)]
    saved = priors_for(viewer.org_id, [row.instrument])
    return _interpret_one(viewer.org_id, key, until, ruptures_of(viewer.org_id, row.alliance_id), saved)


def _interpret_one(
    org_id: uuid.UUID,
    key: SeriesKey,
    rows: Sequence[CheckInRow],
    ruptures: RuptureDays,
    saved: Mapping[str, OrgPrior],
) -> Interpretation:
    flat = {key} if is_flat_at_the_end(org_id, rows) else set()
    return interpret(org_id, {key: rows}, {key.alliance: ruptures}, saved, flat)[key]
