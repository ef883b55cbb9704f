"""What is kept of a person's past: a small value of fixed size, whatever the length of the history."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.core.detection import settings as s


@dataclass(frozen=True)
class Recent:
    """One of the last two looks, and what was thought of the level just before it."""

    week: float
    score: float
    cold: float
    level: float
    variance: float
    noise: float
    looks: int


@dataclass(frozen=True)
class State:
    """After `looks` looks of one rater with one instrument, in the service's unit.

    `level` and `variance`: where the person is thought to be, and how surely. `noise_sum` over NOISE_WEIGHT + looks is
    the variance of one look. `cold` is what is left of the first weeks (1 to 0).
    """

    looks: int = 0
    first_week: float = 0.0
    week: float = 0.0
    cold: float = 1.0
    level: float = -s.COLD_MEAN
    variance: float = s.COLD_VARIANCE
    noise_sum: float = s.NOISE_WEIGHT * s.USUAL_NOISE
    recent: tuple[Recent, ...] = ()

    @property
    def noise(self) -> float:
        """The variance of one look."""
        return self.noise_sum / (s.NOISE_WEIGHT + self.looks)
