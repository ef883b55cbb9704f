"""What the newest check-in of a series says, with what it was read from: worked out anew each time, and never stored."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from alongside.access.identities import Viewer
from alongside.checkins.models import CheckIn, Rater
from alongside.core.detection.settings import Units
from alongside.core.detection.signal import Severity
from alongside.core.false_signals import in_a_hundred, within_a_year
from alongside.core.instruments.own import CLIENT
from alongside.core.interpretation import Meaning, ScoreReading, meaning_of, read_newest
from alongside.core.scale import Scale
from alongside.insight.models import OrgPrior
from alongside.insight.queries.series import (
    CheckInRow,
    RuptureDays,
    SeriesKey,
    check_in_rows,
    is_flat_at_the_end,
    readable,
    ruptures_of,
    scale_of,
    scales_of,
    seen,
    series_of,
)
from alongside.insight.queries.usual import as_prior, priors_for

SIGNALS = {Meaning.UNUSUAL: Severity.UNUSUAL, Meaning.POSSIBLE: Severity.POSSIBLE}


@dataclass(frozen=True)
class Interpretation:
    """One thing said of one check-in, and what it was read from. `scale` is that on which its total is said, in points.

    `reading` is None where nothing is compared: too few answers, or answers with somebody's help. `prior` says from where
    the reading began. `in_hundred`: of 100 steady relationships, how many show as much within a year, where it is a signal.
    """

    meaning: Meaning
    check_in: CheckInRow
    scale: Scale
    reading: ScoreReading | None = None
    prior: str = ""
    in_hundred: int | None = None


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
            in_hundred = in_a_hundred(within_a_year(scale, signal)) if signal else None
            interpretations[key] = Interpretation(
                meaning, series[key][-1], scales[key], reading, prior.source, in_hundred
            )
    return interpretations


def interpret_newest(
    org_id: uuid.UUID,
    series: Mapping[SeriesKey, Sequence[CheckInRow]],
    ruptures: RuptureDays,
    saved: Mapping[str, OrgPrior],
) -> Interpretation | None:
    """What the newest of their answers to the own questions say, in whatever way they were asked; None where there are none.

    `series` and `ruptures` are of one alliance. It stands with the line, of which a licensed questionnaire is no part.
    """
    theirs = [key for key in series if key.rater == Rater.CLIENT and key.instrument == CLIENT.key]
    if not theirs:
        return None
    newest = max(theirs, key=lambda key: (series[key][-1].on, series[key][-1].seq))
    return _interpret_one(org_id, newest, series[newest], ruptures, saved)


def interpret_check_in(viewer: Viewer, check_in: CheckIn) -> Interpretation | None:
    """What one check-in says that was fetched for this viewer; None for what is never added up, for a mirror, and for
    what was taken back."""
    if check_in.rater != Rater.CLIENT or not check_in.top or check_in.withdrawn_at is not None:
        return None
    row = CheckInRow(*(getattr(check_in, name) for name in CheckInRow._fields[:-1]))
    if not row.is_added_up:
        meaning = Meaning.NO_SCORE if row.score is None else Meaning.APART
        return Interpretation(meaning, row, scale_of(row.instrument, row.top))
    alike = {name: getattr(row, name) for name in ("instrument", "version", "mode", "medium", "rater")}
    check_ins = readable(viewer.org_id, [row.alliance_id])
    series = series_of(check_in_rows(check_ins.filter(alliance__practitioner_id=viewer.id, **alike)))
    if not series:
        return None
    [(key, whole)] = series.items()
    until = [before for before in whole if (before.on, before.seq) <= (row.on, row.seq)]
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
