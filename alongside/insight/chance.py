"""How many notices from answers chance alone would show on my caseload, and how many there are: for my own eyes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass

from alongside.access.identities import Viewer
from alongside.base.clock import today
from alongside.checkins.models import Rater
from alongside.core.detection.settings import FEWEST, OWN_SCALE, Units
from alongside.core.detection.signal import Severity
from alongside.core.false_signals import chance_signals, within_a_year
from alongside.core.instruments.own import CLIENT
from alongside.core.interpretation import severities_of
from alongside.core.results import Figure
from alongside.insight.priors import prior_for
from alongside.insight.series import look_rows, readable, seen, series_of
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
    mine = own_alliances(viewer).values_list("pk", flat=True)
    looks = readable(viewer.org_id, mine).filter(rater=Rater.CLIENT, instrument=CLIENT.key)
    series = series_of(look_rows(looks))
    since, compared, unusual = today(viewer.zone) - YEAR, Counter[uuid.UUID](), set()
    severities = severities_of([seen(rows, ()) for rows in series.values()], units)
    for (key, rows), of_series in zip(series.items(), severities, strict=True):
        if lately := sum(look.on >= since for look in rows[FEWEST:]):
            compared[key.alliance] += lately
        lately_unusual = (
            look.on >= since and severity is Severity.UNUSUAL
            for look, severity in zip(rows, of_series, strict=True)
        )
        if any(lately_unusual):
            unusual.add(key.alliance)
    share = within_a_year(OWN_SCALE, Severity.UNUSUAL).value
    return Chance(chance_signals(list(compared.values()), share), len(unusual))
