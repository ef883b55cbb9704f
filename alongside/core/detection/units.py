"""A service's prior as the detector needs it: the constants that turn steps into the service's own unit."""

from __future__ import annotations

import math
from dataclasses import dataclass

from alongside.core.detection import settings as s
from alongside.core.expectation import Prior


@dataclass(frozen=True)
class Units:
    """The service's mean and usual spread in steps; between-person variance and rounding in that unit squared."""

    mean: float
    spread: float
    between: float
    rounding: float

    @classmethod
    def of(cls, prior: Prior) -> Units:
        """The units of `prior`."""
        rounding = s.ROUNDING / prior.within
        return cls(prior.mean, math.sqrt(prior.within), prior.between / prior.within, rounding)

    def steps(self, level: float) -> float:
        """A level in steps."""
        return self.mean + self.spread * level
