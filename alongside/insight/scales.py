"""The scale that the total of an instrument is read on, and the one on which it is said to people."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from alongside.checkins.models import Questionnaire
from alongside.core.detection.settings import OWN_SCALE
from alongside.core.instruments.own import OWN
from alongside.core.scale import Scale
from alongside.insight.series import Key, LookRow


def scale_of(instrument: str, top: int) -> Scale:
    """In the instrument's own points; by its key, and for one that is not the product's own in whole steps to `top`."""
    return OWN_SCALE if instrument in OWN else Scale.parse(f"0:{top}:1")


def scales_of(org_id: uuid.UUID, series: Mapping[Key, Sequence[LookRow]]) -> dict[Key, Scale]:
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
