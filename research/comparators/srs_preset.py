"""The Session Rating Scale's preset: a total under a fixed cutoff, or a drop of a point. Parameters to be confirmed."""

from dataclasses import dataclass

import numpy as np

from research.comparators.rule import Floats, silent

TO_CONFIRM = "parameters to be confirmed against the manual you hold"


@dataclass(frozen=True)
class SrsPreset:
    """Below `cutoff` of the scale's highest value, or a drop of `drop` points, whichever is the further past its mark."""

    top: float = 10.0
    cutoff: float = 0.9
    drop: float = 1.0
    limit: float = 0.0
    name: str = "SRS preset"
    caveat: str = TO_CONFIRM

    def evidence(self, scores: Floats) -> Floats:
        """How far past the nearer of the two marks, in points."""
        out = silent(scores)
        out[..., 1:] = scores[..., :-1] - scores[..., 1:] - self.drop
        return np.maximum(out, self.cutoff * self.top - scores)
