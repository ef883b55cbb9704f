"""What one rule does on one simulation: found, late, false, and calmer told from not calmer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core import operating, rules
from alongside.core.detection import following, kernel, settings
from alongside.core.detection.units import Units
from alongside.core.reliability import wilson
from alongside.core.results import Figure
from alongside.core.synthetic import Preset, Simulated, simulate

Floats = NDArray[np.float64]
SHARES = (0.02, 0.03, 0.05, 0.10, 0.20)
USUAL = SHARES.index(0.05)
LOOKS = (1, 2, 3)
DROPS = (1.2, 1.9, 2.6, 3.3, 4.0)


@dataclass(frozen=True)
class Ruled:
    """One rule: per matched false share who was found, and at 5 % within one, two and three looks, and how late."""

    name: str
    found: list[Floats]
    within: list[Floats]
    delay: float

    def share(self, k: int = USUAL) -> float:
        """The share found at the k-th matched false share."""
        return float(self.found[k].mean())


@dataclass(frozen=True)
class Shipped:
    """Ours at the threshold that ships: false within 26 looks, found, and told calmer where it did or did not fade."""

    false: Figure
    possible: Figure
    found: Figure
    calmer_where_it_fades: Figure | None
    calmer_where_it_stays: Figure | None


@dataclass(frozen=True)
class Simulation:
    """One simulation with all its rules, ours first."""

    preset: Preset
    n: int
    ruled: list[Ruled]
    shipped: Shipped
    drop: Floats


def run(preset: Preset, n: int, seed: int) -> Simulation:
    """Every rule on `n` steady and `n` ruptured relationships."""
    steady, ruptured = simulate(preset, n, False, 2 * seed), simulate(preset, n, True, 2 * seed + 1)
    ruled = [_ruled(name, steady, ruptured) for name in rules.names()]
    return Simulation(preset, n, ruled, _shipped(steady, ruptured), ruptured.drop)


def _ruled(name: str, steady: Simulated, ruptured: Simulated) -> Ruled:
    quiet, loud = rules.evidence_of(name, steady), rules.evidence_of(name, ruptured)
    thresholds = [operating.matched(quiet, share) for share in SHARES]
    found = [operating.found(loud, ruptured.onset, threshold) for threshold in thresholds]
    usual = thresholds[USUAL]
    within = [operating.found(loud, ruptured.onset, usual, looks) for looks in LOOKS]
    return Ruled(name, found, within, operating.delay(loud, ruptured.onset, usual))


def _shipped(steady: Simulated, ruptured: Simulated) -> Shipped:
    n = len(steady.onset)
    quiet, loud = rules.evidence_of(rules.OURS, steady), rules.evidence_of(rules.OURS, ruptured)
    found = operating.found(loud, ruptured.onset, operating.Threshold(settings.UNUSUAL_AT, 1.0)) > 0
    calmer, fades = _calmer(ruptured), np.isfinite(ruptured.fade)
    return Shipped(
        false=_share(operating.false_share(quiet, settings.UNUSUAL_AT) * n, n),
        possible=_share(operating.false_share(quiet, settings.POSSIBLE_AT) * n, n),
        found=_share(found.sum(), n),
        calmer_where_it_fades=_share((calmer & found & fades).sum(), (found & fades).sum()),
        calmer_where_it_stays=_share((calmer & found & ~fades).sum(), (found & ~fades).sum()),
    )


def _share(hits: float, n: int) -> Figure:
    return wilson(round(float(hits)), int(n)) if n else Figure(float("nan"), 0, "nobody")


def _calmer(data: Simulated) -> NDArray[np.bool_]:
    """Who is told calmer at any look from the onset on."""
    people, looks = data.scores.shape
    lengths = np.full(people, looks)
    units = Units.of(settings.usual(data.scale))
    read = kernel.read(data.scores.ravel(), data.weeks.ravel(), lengths, units)
    unusual = read.evidence >= settings.UNUSUAL_AT
    after = np.arange(looks) >= data.onset[:, None]
    opens = unusual & after.ravel() & np.tile(np.arange(looks) >= settings.FEWEST, people)
    told = following.calmer(data.scores.ravel(), opens, read.level, read.spread, lengths)
    return np.asarray(told.reshape(people, looks).any(axis=1))


def by_drop(simulation: Simulation, ruled: Ruled) -> list[float]:
    """The share found at 5 %, by how far the level fell."""
    found = ruled.found[USUAL]
    bins = zip(DROPS[:-1], DROPS[1:], strict=True)
    return [float(found[(simulation.drop >= low) & (simulation.drop < high)].mean()) for low, high in bins]
