"""A drop from the look before."""

from dataclasses import dataclass

from research.comparators.rule import Floats, silent


@dataclass(frozen=True)
class DropFromLast:
    """`limit` points lower than last time. Noise alone does this in 37 to 42 % of looks at one point of the SRS."""

    limit: float = 1.0
    name: str = "drop from the last look"

    def evidence(self, scores: Floats) -> Floats:
        """The fall since the look before, in points."""
        out = silent(scores)
        out[..., 1:] = scores[..., :-1] - scores[..., 1:]
        return out
