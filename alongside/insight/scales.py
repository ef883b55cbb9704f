"""The scale that the total of an instrument is read on."""

from __future__ import annotations

import uuid

from alongside.checkins.queries.questionnaires import version_of
from alongside.core.detection.settings import OWN_SCALE
from alongside.core.instruments import OWN
from alongside.core.scale import Scale


def scale_of(instrument: str, top: int) -> Scale:
    """In the instrument's own points; by its key, and for one that is not the product's own in whole steps to `top`."""
    return OWN_SCALE if instrument in OWN else Scale.parse(f"0:{top}:1")


def said_on(org_id: uuid.UUID, instrument: str, version: str, top: int) -> Scale:
    """The scale in which a total is said to people: for a licensed questionnaire, that of the version answered."""
    row = None if instrument in OWN else version_of(org_id, instrument, version)
    return row.instrument.total if row else scale_of(instrument, top)
