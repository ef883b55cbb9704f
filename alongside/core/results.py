"""What the statistics hand back: never a bare number."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`, holding the true value in `level` of such intervals (0 to 1)."""

    low: float
    high: float
    level: float = 0.95


@dataclass(frozen=True)
class Figure:
    """One estimate, how sure it is, on how many it rests, how it was made and what to bear in mind."""

    value: float
    n: int
    method: str
    interval: Interval | None = None
    caveats: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Plain values, for a JSON column. How it was made, and what to bear in mind, stand in the code and not in a row."""
        return {"value": self.value, "n": self.n, "interval": self.interval and asdict(self.interval)}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Figure:
        """The figure that `as_json` stored, or that an earlier version did with its method."""
        interval = stored["interval"] and Interval(**stored["interval"])
        return cls(stored["value"], stored["n"], stored.get("method", ""), interval)
