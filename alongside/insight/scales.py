"""The scale that the total of an instrument is read on."""

from __future__ import annotations

from alongside.core.detection.settings import OWN_SCALE
from alongside.core.instruments import OWN
from alongside.core.scale import Scale


def scale_of(instrument: str, top: int) -> Scale:
    """In the instrument's own points; by its key, and for one that is not the product's own in whole steps to `top`."""
    return OWN_SCALE if instrument in OWN else Scale.parse(f"0:{top}:1")
