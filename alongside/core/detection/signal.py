"""How serious a check-in is from its evidence."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import settings as s


class Severity(StrEnum):
    """What one check-in says about itself."""

    NONE = "none"
    POSSIBLE = "possible"
    UNUSUAL = "unusual"


SEVERITIES = tuple(Severity)


def severities(evidence: NDArray[np.float64], check_ins_before: NDArray[np.int64]) -> NDArray[np.int8]:
    """Places in SEVERITIES at the thresholds that ship; nothing is said before three earlier check-ins."""
    possible = evidence >= s.POSSIBLE_AT - s.SAME
    unusual = evidence >= s.UNUSUAL_AT - s.SAME
    return np.where(check_ins_before >= s.FEWEST, possible.astype(np.int8) + unusual, 0).astype(np.int8)
