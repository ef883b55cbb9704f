"""What the newest look of a series says, with what it was read from: worked out anew at each look, and never stored."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alongside.access.identities import Viewer
from alongside.checkins.models import CheckIn, Rater
from alongside.core.detection.settings import RULE, Units
from alongside.core.detection.signal import Severity
from alongside.core.false_signals import in_a_hundred, within_a_year
from alongside.core.instruments.own import CLIENT
from alongside.core.interpretation import Meaning, ScoreReading, meaning_of, read_newest
from alongside.core.priors import Prior
from alongside.core.scale import Scale
from alongside.insight.models_service import OrgPrior
from alongside.insight.priors import as_prior, priors_for
from alongside.insight.scales import scale_of, scales_of
from alongside.insight.series import (
    IN_PERSON,
    Key,
    LookRow,
    Patches,
    is_flat_at_the_end,
    look_rows,
    patches_of,
    readable,
    seen,
    series_of,
)

FALSE = {Meaning.UNUSUAL: Severity.UNUSUAL, Meaning.POSSIBLE: Severity.POSSIBLE}


@dataclass(frozen=True)
class Interpretation:
    """One thing said of one look, and what it was read from. `scale` is that on which its total is said, in points.

    `reading` is None where nothing is compared: too few answers, or answers with somebody's help. `in_hundred`: of 100
    steady relationships, how many show as much within a year, where it is a signal.
    """

    meaning: Meaning
    look: uuid.UUID
    on: dt.date
    instrument: str
    top: int
    steps: int = 0
    seq: int = 0
    mode: str = ""
    medium: str = ""
    reading: ScoreReading | None = None
    rule: str = ""
    prior: str = ""
    in_hundred: int | None = None
    scale: str = ""


def interpret(
    org_id: uuid.UUID,
    series: Mapping[Key, Sequence[LookRow]],
    patches: Mapping[uuid.UUID, Patches],
    saved: Mapping[str, OrgPrior],
    flat: Iterable[Key] = (),
) -> dict[Key, Interpretation]:
    """What the newest look of each series says; a SELECT only where a licensed questionnaire is among them.

    `patches` are the hard patches by alliance, `saved` what is usual here by instrument; `flat` are series whose last
    answers were all the same.
    """
    scales = scales_of(org_id, series)
    alike: dict[tuple[str, int], list[Key]] = defaultdict(list)
    for key, rows in series.items():
        alike[key.instrument, rows[-1].top].append(key)
    found: dict[Key, Interpretation] = {}
    for (instrument, top), keys in alike.items():
        prior = as_prior(saved.get(instrument), scale_of(instrument, top))
        looks = [seen(series[key], patches.get(key.alliance, ())) for key in keys]
        for key, reading in zip(keys, read_newest(looks, Units.of(prior), top), strict=True):
            found[key] = _of(key, series[key][-1], reading, prior, scales[key], key in flat)
    return found


def _of(
    key: Key, row: LookRow, reading: ScoreReading, prior: Prior, scale: Scale, flat: bool
) -> Interpretation:
    says = meaning_of(reading, flat=flat)
    mode, medium = key.way.split(" ")
    share = within_a_year(scale_of(key.instrument, row.top), FALSE[says]) if says in FALSE else None
    return Interpretation(
        meaning=says,
        look=row.id,
        on=row.on,
        instrument=key.instrument,
        top=row.top,
        steps=row.steps or 0,
        seq=row.seq,
        mode=mode,
        medium=medium,
        reading=reading,
        rule=RULE,
        prior=prior.source,
        in_hundred=in_a_hundred(share) if share else None,
        scale=str(scale),
    )


def interpret_newest(
    org_id: uuid.UUID,
    series: Mapping[Key, Sequence[LookRow]],
    patches: Patches,
    saved: Mapping[str, OrgPrior],
) -> Interpretation | None:
    """What the newest of their answers to the own questions say, in whatever way they were asked; None where there are none.

    `series` and `patches` are of one alliance. It stands with the line, of which a licensed questionnaire is no part.
    """
    theirs = [key for key in series if key.rater == Rater.CLIENT and key.instrument == CLIENT.key]
    if not theirs:
        return None
    newest = max(theirs, key=lambda key: (series[key][-1].on, series[key][-1].seq))
    return _interpret_one(org_id, newest, series[newest], patches, saved)


def interpret_look(viewer: Viewer, look: CheckIn) -> Interpretation | None:
    """What one look says that was fetched for this viewer; None for what is never added up, for a mirror, and for
    what was taken back."""
    if look.rater != Rater.CLIENT or not look.top or look.withdrawn_at is not None:
        return None
    if look.score is None or look.mode not in IN_PERSON:
        alone = Meaning.NO_SCORE if look.score is None else Meaning.APART
        return Interpretation(alone, look.id, look.on, look.instrument, look.top)
    own = {"alliance__practitioner_id": viewer.id, "instrument": look.instrument, "version": look.version}
    looks = readable(viewer.org_id, [look.alliance_id]).filter(
        mode=look.mode, medium=look.medium, rater=look.rater, **own
    )
    series = series_of(look_rows(looks))
    if not series:
        return None
    [(key, whole)] = series.items()
    until = [row for row in whole if (row.on, row.seq) <= (look.on, look.seq)]
    patches, saved = patches_of(viewer.org_id, look.alliance_id), priors_for(viewer.org_id, [look.instrument])
    return _interpret_one(viewer.org_id, key, until, patches, saved)


def _interpret_one(
    org_id: uuid.UUID,
    key: Key,
    rows: Sequence[LookRow],
    patches: Patches,
    saved: Mapping[str, OrgPrior],
) -> Interpretation:
    flat = {key} if is_flat_at_the_end(org_id, rows) else set()
    return interpret(org_id, {key: rows}, {key.alliance: patches}, saved, flat)[key]
