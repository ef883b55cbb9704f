"""Every rule by name over simulated relationships: ours first, the reference, then the published ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import comparators, kernel, reference, settings
from alongside.core.detection.units import Units
from alongside.core.expectation import Prior
from alongside.core.scale import Scale
from alongside.core.synthetic import Simulated

Floats = NDArray[np.float64]
OURS = settings.RULE
REFERENCE = "shrunken predictive t, one look"
TEN_POINTS = 10.0  # the comparators' parameters are for a scale of 0 to 10


def names() -> tuple[str, ...]:
    """All rules, ours first."""
    return (OURS, REFERENCE, *comparators.BY_NAME, *comparators.DATED)


def evidence_of(name: str, data: Simulated, prior: Prior | None = None) -> Floats:
    """The evidence of a rule, (people, looks), larger the stronger; `prior` is the scale's default unless given."""
    prior = prior or settings.usual(data.scale)
    if name == OURS:
        return _ours(data, prior)
    if name == REFERENCE:
        return _reference(data, prior)
    if name in comparators.DATED:
        return comparators.DATED[name].evidence(_ten_points(data), data.weeks)
    return comparators.BY_NAME[name].evidence(_ten_points(data))


def limit_of(name: str) -> float:
    """The evidence from which a rule as it is commonly used, or shipped, raises a signal."""
    if name == OURS:
        return settings.UNUSUAL_AT
    if name == REFERENCE:
        return -float(np.log(0.05))
    return (comparators.DATED.get(name) or comparators.BY_NAME[name]).limit


def _ours(data: Simulated, prior: Prior) -> Floats:
    people, looks = data.scores.shape
    lengths = np.full(people, looks)
    found = kernel.read(data.scores.ravel(), data.weeks.ravel(), lengths, Units.of(prior))
    return found.evidence.reshape(people, looks)


def _reference(data: Simulated, prior: Prior) -> Floats:
    people, looks = data.scores.shape
    scores = data.scores.ravel()
    p = reference.refer(scores, reference.past(scores, np.full(people, looks)), prior).p
    surprise = -np.log(np.maximum(p, 1e-300))
    return np.where(np.isnan(p), -np.inf, surprise).reshape(people, looks)


def _ten_points(data: Simulated) -> Floats:
    scale: Scale = data.scale
    return np.asarray(data.scores * (TEN_POINTS / scale.top), np.float64)
