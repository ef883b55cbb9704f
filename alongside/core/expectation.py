"""What is usual for this person: the shrunken predictive t, the reference rule of the product (docs: evidence).

One rater, one instrument, earlier scores y1..yn, new score y. With a prior mean m0, a variance T between people and S0
within a person, and v0 = 4: w = T/(T + S0/n), m = w*mean(y) + (1-w)*m0, s2 = (v0*S0 + SS)/(v0 + n - 1),
t = (y - m)/(s*sqrt(1 + 1/n)) on v0 + n - 1 degrees of freedom. Below three earlier looks there are no statistics.
`detection.reference` works it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

RULE = "shrunken-t 1"
FEWEST = 3
UNUSUAL_BELOW = 0.05  # half of what lies outside the range in which 90 in 100 next looks would lie


class Verdict(StrEnum):
    """What one look says about itself."""

    NONE = "none"
    POSSIBLE = "possible"
    UNUSUAL = "unusual"


@dataclass(frozen=True)
class Prior:
    """What is usual in the service, in steps: mean, variance between people and within a person.

    `source` says where it comes from, so that a page can say which was used. `weight` is in looks.
    """

    mean: float
    between: float
    within: float
    weight: int = 4
    source: str = "default"

    def __post_init__(self) -> None:
        if not (self.between > 0 and self.within > 0 and self.weight >= 1):
            raise ValueError("a prior needs variances above nought and a weight of at least one look")
