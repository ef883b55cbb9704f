"""Where one series of looks stands: what the detector keeps, what is usual, what is waited for, and the newest reading.

A series is one rater with one instrument, asked in one way. `bring_up` reads only what is new where the looks before it
are as they were, and everything again where they are not. Both ways lead to the same.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from itertools import chain
from typing import Any

from alongside.core.detection import signal
from alongside.core.detection.fold import look
from alongside.core.detection.state import State
from alongside.core.detection.units import Units
from alongside.core.detection.usual import Seen, Usual, taken, usual
from alongside.core.expectation import Verdict
from alongside.core.repair_rule import Look, Watch, follow


@dataclass(frozen=True)
class Told:
    """What the newest look says: `level` and `spread` (steps) lie before the likeliest beginning of a drop.

    `below`: it lies under what is usual, which by itself is no signal: one odd day is no proof.
    """

    evidence: float
    looks_before: int
    level: float
    spread: float
    verdict: Verdict
    calmer: bool
    usual: Usual | None
    below: bool

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Told:
        """What `asdict` wrote."""
        band = Usual(**raw["usual"]) if raw["usual"] else None
        return cls(**{**raw, "verdict": Verdict(raw["verdict"]), "usual": band})


@dataclass(frozen=True)
class Standing:
    """Of a fixed size, whatever the length of the history."""

    detector: State = State()
    usual: State = State()
    watch: Watch | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain values, for a JSON column."""
        watch = asdict(self.watch) if self.watch else None
        return {"detector": self.detector.as_json(), "usual": self.usual.as_json(), "watch": watch}

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Standing:
        """What `as_json` wrote; ValueError where another version of the rule made it."""
        watch = Watch(**raw["watch"]) if raw["watch"] else None
        return cls(State.from_json(raw["detector"]), State.from_json(raw["usual"]), watch)


@dataclass(frozen=True)
class Read:
    """A series read so far: `mark` is of all `n` looks read, so that any other past is told apart."""

    standing: Standing = Standing()
    told: Told | None = None
    n: int = 0
    mark: str = ""


def step(standing: Standing, units: Units, top: int, seen: Seen) -> tuple[Standing, Told]:
    """One more look; it may not be earlier than the last one."""
    band = usual(standing.usual, units, seen.week, top)
    detector, found = look(standing.detector, units, seen.week, seen.steps)
    verdict = signal.verdict(found.evidence, found.looks_before)
    opens = Look(seen.steps, verdict is Verdict.UNUSUAL, found.level, found.spread)
    watch, calmer = follow(standing.watch, opens)
    below = band is not None and seen.steps < band.low
    reading = (found.evidence, found.looks_before, found.level, found.spread)
    told = Told(*reading, verdict, calmer, band, below)
    return Standing(detector, taken(standing.usual, units, seen), watch), told


def bring_up(kept: Read | None, looks: Sequence[Seen], units: Units, top: int) -> Read:
    """The series read to its end, from where `kept` stands if its past still holds; `looks` in order of time."""
    past, kept = _print_of(looks[: kept.n] if kept else ()), kept or Read()
    if kept.mark != _told_by(past, kept.n):
        past, kept = _print_of(()), Read()
    if kept.n == len(looks):
        return kept
    new, standing, told = looks[kept.n :], kept.standing, kept.told
    for seen in new:
        standing, told = step(standing, units, top, seen)
    return Read(standing, told, len(looks), _told_by(_print_of(new, past), len(looks)))


def mark(looks: Sequence[Seen]) -> str:
    """A fingerprint of days, scores and hard patches, in order; "" for none."""
    return _told_by(_print_of(looks), len(looks))


def _print_of(looks: Sequence[Seen], past: blake2b | None = None) -> blake2b:
    """The print of these looks after those of the past, which stays as it is."""
    found = past.copy() if past else blake2b(digest_size=16)
    rows = [(on.toordinal(), steps, hard) for on, steps, hard in looks]
    found.update(array("q", chain.from_iterable(rows)).tobytes())
    return found


def _told_by(found: blake2b, looks: int) -> str:
    return found.hexdigest() if looks else ""
