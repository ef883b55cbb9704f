"""How well a rule works on relationships whose truth is known: found, false, and how surely one rule is ahead."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core.results import Interval

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
SAME = 1e-9  # two figures of evidence closer than this are the same


@dataclass(frozen=True)
class Threshold:
    """A signal above `value`; at exactly `value` in `share_at` of cases, so that rules with few values can be matched."""

    value: float
    share_at: float = 0.0


def matched(steady: Floats, share: float) -> Threshold:
    """The threshold at which `share` of the steady relationships, (people, looks), has any signal."""
    highest = np.sort(np.round(steady.max(axis=1), 9))[::-1]
    value = highest[min(int(share * len(highest)), len(highest) - 1)]
    above, at = np.mean(highest > value), np.mean(highest == value)
    return Threshold(float(value), float((share - above) / at) if np.isfinite(value) else 0.0)


def signals(evidence: Floats, threshold: Threshold) -> Floats:
    """The chance of a signal given each evidence, 0 to 1."""
    rounded = np.round(evidence, 9)
    return np.where(
        rounded > threshold.value, 1.0, np.where(rounded == threshold.value, threshold.share_at, 0.0)
    )


def false_share(steady: Floats, limit: float) -> float:
    """The share of steady relationships with any look at or above a shipped `limit`."""
    return float(np.mean(steady.max(axis=1) >= limit - SAME))


def found(ruptured: Floats, onset: Whole, threshold: Threshold, within: int = 3) -> Floats:
    """Per person the chance of a signal at the onset look or one of the `within` - 1 after it."""
    last = ruptured.shape[1] - 1
    looks = np.minimum(onset[:, None] + np.arange(within), last)
    return np.asarray(signals(np.take_along_axis(ruptured, looks, 1), threshold).max(axis=1))


def delay(ruptured: Floats, onset: Whole, threshold: Threshold) -> float:
    """The mean number of looks from the onset to the first signal, among those found within three looks."""
    hits = [found(ruptured, onset, threshold, within).mean() for within in (1, 2, 3)]
    return float((2 * hits[2] - hits[0] - hits[1]) / hits[2]) if hits[2] else math.nan


def ahead(ours: Floats, other: Floats) -> tuple[float, Interval]:
    """How much larger a share `other` finds among the same people, with a paired 95 % interval."""
    gap = other - ours
    half = 1.96 * float(gap.std(ddof=1)) / math.sqrt(len(gap))
    middle = float(gap.mean())
    return middle, Interval(middle - half, middle + half)
