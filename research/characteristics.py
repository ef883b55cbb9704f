"""What one rule does on one simulation: found, late, false, and calmer told from not calmer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alongside.core import priors
from alongside.core.detection import kernel, settings, signal
from alongside.core.detection.settings import Units
from alongside.core.results import Figure, Interval
from alongside.core.service_figures import Z
from research import operating, rules
from research.operating import Threshold
from research.synthetic import Preset, Simulated, simulate

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
SHARES = (0.02, 0.03, 0.05, 0.10, 0.20)
USUAL = SHARES.index(0.05)
LOOKS = (1, 2, 3)
BINS = 4  # of how far the level fell
SERVICE, OTHERS = 1000, 10**6  # alliances that priors are estimated from, and how far off their seed lies


@dataclass(frozen=True)
class Common:
    """A rule at the threshold it ships with, or is commonly used with: false within 26 looks, and found."""

    threshold: float
    false: Figure
    found: Figure


@dataclass(frozen=True)
class RuleResult:
    """One rule: per matched false share who was found, and at 5 % within one, two and three looks, and how late."""

    name: str
    found: list[Floats]
    within: list[Floats]
    delay: float
    calmer: Figure | None
    common: Common

    def share(self, k: int = USUAL) -> float:
        """The share found at the k-th matched false share."""
        return float(self.found[k].mean())


@dataclass(frozen=True)
class Shipped:
    """Ours at the thresholds that ship, and how many are told calmer where the drop fades, and where it stays.

    `either` is the false share of unusual or a little lower for some time, `found_in_eight` who shows one of the two within
    eight looks. `false_with_own` is with priors estimated from other relationships of the same service.
    """

    false: Figure
    either: Figure
    possible: Figure
    false_with_own: Figure
    found: Figure
    found_in_eight: Figure
    calmer_where_it_fades: Figure
    calmer_where_it_stays: Figure


@dataclass(frozen=True)
class Simulation:
    """One simulation with the results of all its rules, ours first."""

    preset: Preset
    n: int
    results: list[RuleResult]
    shipped: Shipped
    drop: Floats

    @property
    def bins(self) -> list[tuple[float, float]]:
        """How far the level fell, in as many equal steps as there are bins."""
        ends = np.linspace(self.preset.least_drop, self.preset.largest_drop, BINS + 1).tolist()
        return list(pairwise(ends))

    def by_drop(self, result: RuleResult) -> list[float]:
        """The share found at 5 %, by how far the level fell."""
        found = result.found[USUAL]
        return [float(found[(self.drop >= low) & (self.drop < high)].mean()) for low, high in self.bins]


@dataclass(frozen=True)
class Ruptured:
    """Ruptured relationships, with their level and spread before the likeliest beginning of a drop, one look after another."""

    data: Simulated
    level: Floats
    spread: Floats

    @classmethod
    def of(cls, data: Simulated) -> Ruptured:
        """With the level and spread that our rule reads."""
        people, looks = data.scores.shape
        units = Units.of(settings.usual(data.scale))
        readings = kernel.read(data.scores.ravel(), data.weeks.ravel(), np.full(people, looks), units)
        return cls(data, readings.level, readings.spread)

    def calmer(self, signals: Flags) -> Flags:
        """Who is told calmer at any look from the onset on, after any of these signals."""
        people, looks = self.data.scores.shape
        after = np.arange(looks) >= self.data.onset[:, None]
        opens = (signals & after & (np.arange(looks) >= settings.FEWEST)).ravel()
        lengths = np.full(people, looks)
        calmer = signal.follow(self.data.scores.ravel(), opens, self.level, self.spread, lengths).calmer
        return np.asarray(calmer.reshape(people, looks).any(axis=1))


def run(preset: Preset, n: int, seed: int, names: Sequence[str] = ()) -> Simulation:
    """Our rule and those of `names` (all unless given) on `n` steady and `n` ruptured relationships."""
    steady, ruptured = (
        simulate(preset, n, False, 2 * seed),
        Ruptured.of(simulate(preset, n, True, 2 * seed + 1)),
    )
    chosen = [rules.OURS, *(name for name in names or rules.names() if name != rules.OURS)]
    results = [rule_result(name, steady, ruptured) for name in chosen]
    service = simulate(preset, SERVICE, False, OTHERS + seed)
    return Simulation(preset, n, results, shipped_result(steady, ruptured, service), ruptured.data.drop)


def rule_result(name: str, steady: Simulated, ruptured: Ruptured) -> RuleResult:
    """What the rule called `name` does at thresholds of the same false share, and at its common one."""
    onset, n = ruptured.data.onset, len(steady.onset)
    quiet, loud = rules.evidence_of(name, steady), rules.evidence_of(name, ruptured.data)
    thresholds, limit = [operating.matched(quiet, share) for share in SHARES], rules.limit_of(name)
    usual = thresholds[USUAL]
    fades = (operating.found(loud, onset, usual) == 1.0) & np.isfinite(ruptured.data.fade)
    calmer = ruptured.calmer(operating.signals(loud, usual) == 1.0)
    return RuleResult(
        name,
        found=[operating.found(loud, onset, threshold) for threshold in thresholds],
        within=[operating.found(loud, onset, usual, looks) for looks in LOOKS],
        delay=operating.delay(loud, onset, usual),
        calmer=_share((calmer & fades).sum(), fades.sum()) if fades.any() else None,
        common=Common(
            limit,
            _share(operating.false_share(quiet, limit) * n, n),
            _share(operating.found(loud, onset, Threshold(limit, 1.0)).sum(), n),
        ),
    )


def shipped_result(steady: Simulated, ruptured: Ruptured, service: Simulated) -> Shipped:
    """What our rule does at the thresholds that ship, with the default prior and with the `service`'s own."""
    n, own = len(steady.onset), priors.estimate(list(service.scores), "estimated", 1).prior
    quiet, loud = rules.evidence_of(rules.OURS, steady), rules.evidence_of(rules.OURS, ruptured.data)
    slow, slowly = rules.evidence_of(rules.SLOW, steady), rules.evidence_of(rules.SLOW, ruptured.data)
    either, either_way = (
        np.maximum(now - settings.UNUSUAL_AT, some_time - settings.SLOW_AT)
        for now, some_time in ((quiet, slow), (loud, slowly))
    )
    with_own = rules.evidence_of(rules.OURS, steady, own)
    found = operating.found(loud, ruptured.data.onset, Threshold(settings.UNUSUAL_AT, 1.0)) > 0
    calmer, fades = ruptured.calmer(loud >= settings.UNUSUAL_AT), np.isfinite(ruptured.data.fade)
    return Shipped(
        false=_share(operating.false_share(quiet, settings.UNUSUAL_AT) * n, n),
        either=_share(operating.false_share(either, 0.0) * n, n),
        possible=_share(operating.false_share(quiet, settings.POSSIBLE_AT) * n, n),
        false_with_own=_share(operating.false_share(with_own, settings.UNUSUAL_AT) * n, n),
        found=_share(found.sum(), n),
        found_in_eight=_share(
            operating.found(either_way, ruptured.data.onset, Threshold(0.0, 1.0), 8).sum(), n
        ),
        calmer_where_it_fades=_share((calmer & found & fades).sum(), (found & fades).sum()),
        calmer_where_it_stays=_share((calmer & found & ~fades).sum(), (found & ~fades).sum()),
    )


def _share(hits: float, n: int) -> Figure:
    return wilson(round(float(hits)), int(n)) if n else Figure(float("nan"), 0, "nobody")


def wilson(hits: int, n: int) -> Figure:
    """A share with Wilson's 95 % interval (Wilson 1927)."""
    share, z2 = hits / n, Z * Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return Figure(
        share, n, "share with Wilson's interval", Interval(max(0.0, middle - half), min(1.0, middle + half))
    )
