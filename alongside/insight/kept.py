"""What a state says to pages: the reading of the newest look of one series, with what it was read from."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import asdict, dataclass
from typing import Any

from alongside.core.expectation import Prior
from alongside.core.standing import Told
from alongside.insight.series import Key


@dataclass(frozen=True)
class Kept:
    """`look` is the newest look read, `seq` its place in the order; `waiting`: a signal has not become calmer yet.

    `scale` is that on which its total is said, in points.
    """

    key: Key
    look: uuid.UUID
    on: dt.date
    seq: int
    steps: int
    top: int
    rule: str
    prior: Prior
    told: Told
    flat: bool
    waiting: bool
    scale: str = ""

    @property
    def mode(self) -> str:
        return self.key.way.split(" ")[0]

    @property
    def medium(self) -> str:
        return self.key.way.split(" ")[1]

    def as_json(self) -> dict[str, Any]:
        """Plain values, for a JSON column."""
        raw = asdict(self) | {"key": list(self.key), "look": self.look.hex, "on": self.on.isoformat()}
        return raw | {"told": raw["told"] | {"verdict": self.told.verdict.value}}

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Kept:
        """What `as_json` wrote."""
        given = {
            "key": Key(*raw["key"]),
            "look": uuid.UUID(raw["look"]),
            "on": dt.date.fromisoformat(raw["on"]),
            "prior": Prior(**raw["prior"]),
            "told": Told.from_json(raw["told"]),
        }
        return cls(**{**raw, **given})
