"""When a signal has become *calmer*. Mended it is only by their word, or by both sides' word; never by time alone.

The level is frozen as it was before the signal; calmer is a look by the same rater, within the next three, that comes
back to that level less half a spread.
"""

from __future__ import annotations

from dataclasses import dataclass

WITHIN = 3  # looks
HALF = 0.5  # of the spread
SAME = 1e-9  # steps


@dataclass(frozen=True)
class Watch:
    """What is being waited for after a signal; `level` and `spread` in steps, `left` in looks by the same rater."""

    level: float
    spread: float
    left: int = WITHIN

    def calmed_by(self, steps: int) -> bool:
        """Whether a look has come back to the level less half a spread."""
        return steps >= self.level - HALF * self.spread - SAME


@dataclass(frozen=True)
class Look:
    """What one look says to the watch; `level` and `spread` are from before the likeliest beginning of a drop."""

    steps: int
    opens: bool
    level: float
    spread: float


def follow(watch: Watch | None, look: Look) -> tuple[Watch | None, bool]:
    """The watch after a look, and whether this look is the calmer one. An open watch is not opened again."""
    if watch is None:
        return (Watch(look.level, look.spread), False) if look.opens else (None, False)
    if watch.calmed_by(look.steps):
        return None, True
    left = watch.left - 1
    return (Watch(watch.level, watch.spread, left), False) if left else (None, False)
