"""Every rule by name over simulated relationships: ours first, the reference, then the published ones."""

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import kernel, reference, settings, signal
from alongside.core.detection.settings import Units
from alongside.core.priors import Prior
from research import comparators
from research.synthetic import Simulated

Floats = NDArray[np.float64]
OURS = settings.RULE
SLOW = f"{settings.RULE}, a little lower for some time"
REFERENCE = "shrunken predictive t, one look"
TEN_POINTS = 10.0  # the comparators' parameters are for a scale of 0 to 10


def names() -> tuple[str, ...]:
    """All rules, ours first."""
    return (OURS, REFERENCE, *comparators.BY_NAME, *comparators.DATED)


def evidence_of(name: str, data: Simulated, prior: Prior | None = None) -> Floats:
    """The evidence of a rule, (people, looks), larger the stronger; `prior` is the scale's default unless given.

    There is none in the years before the one that is judged.
    """
    evidence = _evidence_of(name, data, prior)
    evidence[:, : data.history] = -np.inf
    return evidence


def _evidence_of(name: str, data: Simulated, prior: Prior | None) -> Floats:
    prior = prior or settings.usual(data.scale)
    people, looks = data.scores.shape
    scores, lengths = data.scores.ravel(), np.full(people, looks)
    if name in (OURS, SLOW):
        readings = kernel.read(scores, data.weeks.ravel(), lengths, Units.of(prior))
        evidence, level = (
            (readings.evidence, readings.level) if name == OURS else (readings.slow, readings.slow_level)
        )
        low = signal.is_low(scores, level, np.tile(np.arange(looks), people), data.scale.top)
        return np.where(low, evidence, -np.inf).reshape(people, looks)
    if name == REFERENCE:
        p = reference.refer(scores, reference.past(scores, lengths), prior).p
        surprise = -np.log(np.maximum(p, 1e-300))
        return np.where(np.isnan(p), -np.inf, surprise).reshape(people, looks)
    points = np.asarray(data.scores * (TEN_POINTS / data.scale.top), np.float64)
    if name in comparators.DATED:
        return comparators.DATED[name].evidence(points, data.weeks)
    return comparators.BY_NAME[name].evidence(points)


def limit_of(name: str) -> float:
    """The evidence from which a rule as it is commonly used, or shipped, raises a signal."""
    if name == OURS:
        return settings.UNUSUAL_AT
    if name == REFERENCE:
        return -float(np.log(0.05))
    return (comparators.DATED.get(name) or comparators.BY_NAME[name]).limit
