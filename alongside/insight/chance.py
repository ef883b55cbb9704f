"""How many notices from answers chance alone would show on my caseload, and how many there are: for my own eyes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.checkins.models import COUNTS, READABLE, Look, Rater
from alongside.core.caseload import chance_signals
from alongside.core.detection.fold import fold
from alongside.core.detection.settings import FEWEST, OWN_SCALE
from alongside.core.detection.signal import verdict
from alongside.core.detection.units import Units
from alongside.core.detection.usual import Seen
from alongside.core.expectation import Verdict
from alongside.core.false_signals import within_a_year
from alongside.core.instruments import CLIENT
from alongside.core.results import Figure
from alongside.insight.priors import prior_for
from alongside.insight.series import IN_PERSON
from alongside.people.visibility import own_alliances

YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class Chance:
    """`expected` of my relationships would show one by chance, in the looks of the last year; in `seen` there was one."""

    expected: Figure
    seen: int


def chance_of(viewer: Viewer) -> Chance:
    """Over my relationships with answers of the last year that were enough for a notice; three SELECTs."""
    units = Units.of(prior_for(viewer.org_id, CLIENT.key, OWN_SCALE))
    rows = Look.objects.filter(
        COUNTS,
        org_id=viewer.org_id,
        alliance__in=own_alliances(viewer),
        audience__in=READABLE,
        rater=Rater.CLIENT,
        instrument=CLIENT.key,
        mode__in=IN_PERSON,
        score__isnull=False,
    )
    fields = ("alliance_id", "version", "mode", "medium", "on", "score")
    since, told, seen = today(viewer.zone) - YEAR, Counter[uuid.UUID](), set()
    ordered = rows.order_by("alliance_id", "version", "mode", "medium", "on", "seq").values_list(*fields)
    for way, found in groupby(ordered, key=lambda row: row[:4]):
        looks = [Seen(on, score) for *_way, on, score in found]
        if lately := sum(one.on >= since for one in looks[FEWEST:]):
            told[way[0]] += lately
        if _unusual(looks, units, since):
            seen.add(way[0])
    share = within_a_year(OWN_SCALE, Verdict.UNUSUAL).value
    return Chance(chance_signals(list(told.values()), share), len(seen))


def _unusual(looks: Iterable[Seen], units: Units, since: dt.date) -> bool:
    """Whether any look since that day was unusually low for this person."""
    told = list(looks)
    readings = fold(((one.week, one.steps) for one in told), units)
    return any(
        one.on >= since and verdict(reading.evidence, reading.looks_before) is Verdict.UNUSUAL
        for one, reading in zip(told, readings, strict=True)
    )
