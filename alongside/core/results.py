"""What the statistics hand back: never a bare number; and what they raise where there is too little for one."""

from dataclasses import asdict, dataclass
from typing import Any, Self


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
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """The figure that `as_json` stored, or that an earlier version did with its method."""
        interval = stored["interval"] and Interval(**stored["interval"])
        return cls(stored["value"], stored["n"], stored.get("method", ""), interval)


class PracticeError(Exception):
    """Something was asked that the practice, or the data in hand, does not allow."""


class NotEnough(PracticeError):
    """Too few looks, pairs or people for a figure; `had` and `needed` say how far it is."""

    def __init__(self, what: str, had: int, needed: int) -> None:
        self.what, self.had, self.needed = what, had, needed
        super().__init__(f"{what}: {needed} are needed and there are {had}, too few to say")
