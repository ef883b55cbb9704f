"""So many points below the mean of all looks before."""

from dataclasses import dataclass

from research.comparators.rule import Floats, earlier_means, silent


@dataclass(frozen=True)
class RunningMean:
    """`limit` points below the running mean, after `fewest` looks."""

    fewest: int = 5
    limit: float = 2.0
    name: str = "running mean"

    def evidence(self, scores: Floats) -> Floats:
        """Points below the mean of the looks before."""
        out, k = silent(scores), self.fewest
        out[..., k:] = earlier_means(scores)[..., k:] - scores[..., k:]
        return out
