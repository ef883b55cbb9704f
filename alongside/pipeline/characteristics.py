"""What one rule does on one simulation: found, late, false, and calmer told from not calmer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core import operating, priors, rules
from alongside.core.detection import following, kernel, settings
from alongside.core.detection.units import Units
from alongside.core.expectation import Prior
from alongside.core.operating import Threshold
from alongside.core.reliability import wilson
from alongside.core.results import Figure
from alongside.core.synthetic import Preset, Simulated, simulate

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
SHARES = (0.02, 0.03, 0.05, 0.10, 0.20)
USUAL = SHARES.index(0.05)
LOOKS = (1, 2, 3)
DROPS = (1.2, 1.9, 2.6, 3.3, 4.0)
SERVICE, OTHERS = 1000, 10**6  # alliances that priors are estimated from, and how far off their seed lies


@dataclass(frozen=True)
class Own:
    """A rule at the threshold it ships with, or is commonly used with: false within 26 looks, and found."""

    threshold: float
    false: Figure
    found: Figure


@dataclass(frozen=True)
class Ruled:
    """One rule: per matched false share who was found, and at 5 % within one, two and three looks, and how late."""

    name: str
    found: list[Floats]
    within: list[Floats]
    delay: float
    calmer: Figure | None
    own: Own

    def share(self, k: int = USUAL) -> float:
        """The share found at the k-th matched false share."""
        return float(self.found[k].mean())


@dataclass(frozen=True)
class Shipped:
    """Ours at the thresholds that ship, and how many are told calmer where the drop fades, and where it stays.

    `false_with_own` is the false share with priors estimated from other relationships of the same service.
    """

    false: Figure
    possible: Figure
    false_with_own: Figure
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


@dataclass(frozen=True)
class Level:
    """What was thought of the level and its spread before the likeliest beginning of a drop, (people, looks)."""

    level: Floats
    spread: Floats


def run(preset: Preset, n: int, seed: int, names: Sequence[str] = ()) -> Simulation:
    """Our rule and those of `names` (all unless given) on `n` steady and `n` ruptured relationships."""
    steady, ruptured = simulate(preset, n, False, 2 * seed), simulate(preset, n, True, 2 * seed + 1)
    chosen = [rules.OURS, *(name for name in names or rules.names() if name != rules.OURS)]
    level = _level(ruptured)
    ruled = [_ruled(name, steady, ruptured, level) for name in chosen]
    service = simulate(preset, SERVICE, False, OTHERS + seed)
    return Simulation(preset, n, ruled, _shipped(steady, ruptured, level, service), ruptured.drop)


def _level(data: Simulated) -> Level:
    people, looks = data.scores.shape
    units = Units.of(settings.usual(data.scale))
    read = kernel.read(data.scores.ravel(), data.weeks.ravel(), np.full(people, looks), units)
    return Level(read.level.reshape(people, looks), read.spread.reshape(people, looks))


def _ruled(name: str, steady: Simulated, ruptured: Simulated, level: Level) -> Ruled:
    quiet, loud = rules.evidence_of(name, steady), rules.evidence_of(name, ruptured)
    thresholds = [operating.matched(quiet, share) for share in SHARES]
    found = [operating.found(loud, ruptured.onset, threshold) for threshold in thresholds]
    usual = thresholds[USUAL]
    within = [operating.found(loud, ruptured.onset, usual, looks) for looks in LOOKS]
    delay = operating.delay(loud, ruptured.onset, usual)
    return Ruled(
        name,
        found,
        within,
        delay,
        _calmer_of_found(loud, ruptured, usual, level),
        _own(name, quiet, loud, ruptured),
    )


def _own(name: str, quiet: Floats, loud: Floats, ruptured: Simulated) -> Own:
    limit, n = rules.limit_of(name), len(quiet)
    found = operating.found(loud, ruptured.onset, Threshold(limit, 1.0)).sum()
    return Own(limit, _share(operating.false_share(quiet, limit) * n, n), _share(found, n))


def _calmer_of_found(loud: Floats, data: Simulated, usual: Threshold, level: Level) -> Figure | None:
    """Of those found whose drop fades, how many are told calmer: the repair rule after any rule's signal."""
    signals = operating.signals(loud, usual) == 1.0
    found = operating.found(loud, data.onset, usual) == 1.0
    fades = found & np.isfinite(data.fade)
    return _share((_calmer(data, signals, level) & fades).sum(), fades.sum()) if fades.any() else None


def _shipped(steady: Simulated, ruptured: Simulated, level: Level, service: Simulated) -> Shipped:
    n = len(steady.onset)
    quiet, loud = rules.evidence_of(rules.OURS, steady), rules.evidence_of(rules.OURS, ruptured)
    with_own = rules.evidence_of(rules.OURS, steady, _prior(service))
    unusual = Threshold(settings.UNUSUAL_AT, 1.0)
    found = operating.found(loud, ruptured.onset, unusual) > 0
    calmer, fades = _calmer(ruptured, loud >= settings.UNUSUAL_AT, level), np.isfinite(ruptured.fade)
    return Shipped(
        false=_share(operating.false_share(quiet, settings.UNUSUAL_AT) * n, n),
        possible=_share(operating.false_share(quiet, settings.POSSIBLE_AT) * n, n),
        false_with_own=_share(operating.false_share(with_own, settings.UNUSUAL_AT) * n, n),
        found=_share(found.sum(), n),
        calmer_where_it_fades=_share((calmer & found & fades).sum(), (found & fades).sum()),
        calmer_where_it_stays=_share((calmer & found & ~fades).sum(), (found & ~fades).sum()),
    )


def _prior(service: Simulated) -> Prior:
    return priors.estimate(list(service.scores), "estimated", 1).prior


def _share(hits: float, n: int) -> Figure:
    return wilson(round(float(hits)), int(n)) if n else Figure(float("nan"), 0, "nobody")


def _calmer(data: Simulated, signals: Flags, level: Level) -> Flags:
    """Who is told calmer at any look from the onset on, after any of these signals."""
    people, looks = data.scores.shape
    after = np.arange(looks) >= data.onset[:, None]
    opens = (signals & after & (np.arange(looks) >= settings.FEWEST)).ravel()
    lengths = np.full(people, looks)
    followed = following.follow(
        data.scores.ravel(), opens, level.level.ravel(), level.spread.ravel(), lengths
    )
    return np.asarray(followed.calmer.reshape(people, looks).any(axis=1))


def by_drop(simulation: Simulation, ruled: Ruled) -> list[float]:
    """The share found at 5 %, by how far the level fell."""
    found = ruled.found[USUAL]
    bins = zip(DROPS[:-1], DROPS[1:], strict=True)
    return [float(found[(simulation.drop >= low) & (simulation.drop < high)].mean()) for low, high in bins]
