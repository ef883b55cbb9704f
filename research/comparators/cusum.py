"""The cumulative sum chart (NIST handbook 6.3.2.3)."""

from dataclasses import dataclass

import numpy as np

from research.comparators.rule import Floats, silent


def upper(values: Floats, target: float | Floats, slack: float | Floats) -> Floats:
    """The sum of what lies more than `slack` above `target`, never below nought, along the last axis."""
    out, last = np.empty(values.shape), np.zeros(values.shape[:-1])
    for k in range(values.shape[-1]):
        last = np.maximum(0.0, last + values[..., k] - target - slack)
        out[..., k] = last
    return out


def lower(values: Floats, target: float | Floats, slack: float | Floats) -> Floats:
    """The same for what lies below."""
    return upper(-values, -np.asarray(target, float), slack)


@dataclass(frozen=True)
class Cusum:
    """The lower sum in standard deviations of the first `baseline` looks; `limit` is the usual h."""

    baseline: int = 5
    slack: float = 0.5
    limit: float = 5.0
    floor: float = 0.1
    name: str = "CUSUM from the first looks"

    def evidence(self, scores: Floats) -> Floats:
        """The lower sum."""
        out, k = silent(scores), self.baseline
        first = scores[..., :k]
        mean, spread = first.mean(axis=-1), np.maximum(first.std(axis=-1, ddof=1), self.floor)
        out[..., k:] = lower(scores[..., k:], mean, self.slack * spread) / spread[..., None]
        return out
