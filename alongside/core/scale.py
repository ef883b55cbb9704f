"""A response scale in whole steps, so that a limit is never compared between two rounded fractions.

Half-point scores land exactly on limits: an algebraically equal formula flagged 203 more of 10 million. A score is
therefore kept as the number of steps above the lowest value.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from alongside.core.results import PracticeError

MOST_STEPS = 10_000


class NotOnScale(PracticeError):
    """A value that the scale does not have."""


@dataclass(frozen=True)
class Scale:
    """`low` to `high` by `step`, in the instrument's own points."""

    low: Fraction
    high: Fraction
    step: Fraction

    def __post_init__(self) -> None:
        if self.step <= 0 or self.high <= self.low:
            raise NotOnScale(f"the scale {self} needs its lowest value first and a step above nought")
        if (self.high - self.low) % self.step:
            raise NotOnScale(f"the scale {self} does not reach its highest value in whole steps")
        if self.top > MOST_STEPS:
            raise NotOnScale(f"the scale {self} has more than {MOST_STEPS} steps; give a wider step")

    def __str__(self) -> str:
        return ":".join(as_text(part) for part in (self.low, self.high, self.step))

    @classmethod
    def parse(cls, text: str) -> Scale:
        """Read MIN:MAX:STEP, as in 0:10:0.5; NotOnScale says what is wrong."""
        try:
            low, high, step = (Fraction(part.strip()) for part in text.split(":"))
        except (ValueError, ZeroDivisionError):
            raise NotOnScale(f"{text!r} is not a scale: write MIN:MAX:STEP, as in 0:10:0.5") from None
        return cls(low, high, step)

    @property
    def top(self) -> int:
        """The highest score in steps; the lowest is 0."""
        return int((self.high - self.low) / self.step)

    def steps(self, text: str) -> int:
        """The score in whole steps; NotOnScale when it is no number, out of range or between two steps."""
        try:
            value = Fraction(text.strip())
        except (ValueError, ZeroDivisionError):
            raise NotOnScale(f"{text!r} is not a number") from None
        if not self.low <= value <= self.high:
            raise NotOnScale(f"{text} is not between {as_text(self.low)} and {as_text(self.high)}")
        steps = (value - self.low) / self.step
        if steps.denominator != 1:
            raise NotOnScale(f"{text} lies between two steps of {as_text(self.step)}")
        return int(steps)

    def points(self, steps: float) -> float:
        """Steps back in the instrument's own points."""
        return float(self.low) + float(self.step) * steps


def as_text(value: Fraction) -> str:
    return str(int(value)) if value.denominator == 1 else repr(float(value))
