"""What every comparator is: a name, parameters in the constructor, scores in the call."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SILENT = -np.inf


class PublishedRule(Protocol):
    """A published rule. `evidence` takes scores in points, (alliances, looks), and is larger the stronger the drop."""

    @property
    def name(self) -> str:
        """The name it is chosen by."""

    @property
    def limit(self) -> float:
        """The evidence from which its authors, or common use, would raise a signal."""

    def evidence(self, scores: Floats) -> Floats:
        """One number a look; minus infinity where the rule cannot speak yet."""


def silent(scores: Floats) -> Floats:
    """No evidence anywhere, in the shape of `scores`."""
    return np.full(scores.shape, SILENT)


def earlier_means(scores: Floats) -> Floats:
    """The mean of all looks before each one; nan for the first."""
    counts = np.arange(scores.shape[-1], dtype=float)
    before = np.cumsum(scores, axis=-1) - scores
    return np.where(counts > 0, before / np.maximum(counts, 1), np.nan)
