"""Series with a known truth: the public simulation and what happens when it is wrong on purpose.

Scores of 26 looks on 0 to 10 in half points, clipped. Person mean N(7.2, 1.1); spread within a person log-normal
(log 0.75, 0.3); gaps gamma (shape 4, mean 2 weeks); a random walk of 0.12 times the root of the gap; for 60 % a
warming-up of -1.2*exp(-weeks/4). Noise normal, or t with 4 degrees of freedom over the root of 2. A rupture begins
uniformly at look 7 to 22, falls by 1.2 to 4 and stays for 35 %; else it fades with exp(-weeks/tau), tau 3 to 10.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from alongside.core.scale import Scale

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

HALF_POINTS = Scale.parse("0:10:0.5")
FIVE_ITEMS = Scale.parse("1:5:0.2")
ITEM_NOISE = 0.5  # spread of one of the five items around the look, in points of 1 to 5


class Noise(StrEnum):
    """The family of what moves a look away from the level."""

    NORMAL = "normal"
    HEAVY = "heavy"
    SKEWED = "skewed"


@dataclass(frozen=True)
class Preset:
    """One simulation. Levels are in points of 0 to 10 whatever the scale; weeks for every time."""

    name: str
    noise: Noise = Noise.NORMAL
    scale: Scale = HALF_POINTS
    looks: int = 26
    mean: float = 7.2
    between: float = 1.1
    spread: float = 0.75
    spread_of_spread: float = 0.3
    gap_shape: float = 4.0
    gap: float = 2.0
    walk: float = 0.12
    slope: float = 0.0
    warming: float = 1.2
    warming_share: float = 0.6
    warming_weeks: float = 4.0
    first_onset: int = 7
    last_onset: int = 22
    least_drop: float = 1.2
    largest_drop: float = 4.0
    stays: float = 0.35
    quickest_fade: float = 3.0
    slowest_fade: float = 10.0
    always_top: float = 0.0


@dataclass(frozen=True)
class Simulated:
    """Scores in steps and what lies behind them, (people, looks); `onset` counts looks from 0."""

    scale: Scale
    scores: Whole
    weeks: Floats
    level: Floats
    spread: Floats
    onset: Whole
    drop: Floats
    fade: Floats

    @property
    def points(self) -> Floats:
        """The scores in points of the scale."""
        return np.asarray(float(self.scale.low) + float(self.scale.step) * self.scores, np.float64)


def simulate(preset: Preset, people: int, ruptured: bool, seed: int) -> Simulated:
    """`people` relationships; the same arguments give the same scores."""
    draw = np.random.default_rng(seed)
    shape = (people, preset.looks)
    weeks = _weeks(preset, shape, draw)
    level = _level(preset, weeks, draw)
    spread = np.exp(draw.normal(np.log(preset.spread), preset.spread_of_spread, people))
    noise = spread[:, None] * _noise(preset.noise, shape, draw)
    onset = draw.integers(preset.first_onset - 1, preset.last_onset, people)
    drop, fade = _ruptures(preset, people, draw)
    fallen = _fallen(weeks, onset, drop, fade) if ruptured else 0.0
    scores = _scores(preset, level + noise - fallen, draw)
    return Simulated(preset.scale, scores, weeks, level, spread, onset, drop, fade)


def _weeks(preset: Preset, shape: tuple[int, int], draw: np.random.Generator) -> Floats:
    gaps = draw.gamma(preset.gap_shape, preset.gap / preset.gap_shape, shape)
    gaps[:, 0] = 0.0
    return np.asarray(np.cumsum(gaps, axis=1), np.float64)


def _level(preset: Preset, weeks: Floats, draw: np.random.Generator) -> Floats:
    people = len(weeks)
    mean = draw.normal(preset.mean, preset.between, people)[:, None]
    steps = draw.normal(size=weeks.shape) * preset.walk * np.sqrt(np.diff(weeks, axis=1, prepend=0.0))
    warms = (draw.random(people) < preset.warming_share)[:, None]
    slope = draw.normal(0.0, 1.0, people)[:, None] * preset.slope * weeks
    cold = preset.warming * np.exp(-weeks / preset.warming_weeks)
    return np.asarray(mean + np.cumsum(steps, axis=1) + slope - np.where(warms, cold, 0.0), np.float64)


def _noise(kind: Noise, shape: tuple[int, int], draw: np.random.Generator) -> Floats:
    if kind is Noise.HEAVY:
        return draw.standard_t(4, shape) / np.sqrt(2)
    if kind is Noise.SKEWED:
        return (2.0 - draw.gamma(2.0, 1.0, shape)) / np.sqrt(2)
    return draw.normal(size=shape)


def _ruptures(preset: Preset, people: int, draw: np.random.Generator) -> tuple[Floats, Floats]:
    drop = draw.uniform(preset.least_drop, preset.largest_drop, people)
    stays = draw.random(people) < preset.stays
    fade = draw.uniform(preset.quickest_fade, preset.slowest_fade, people)
    return drop, np.where(stays, np.inf, fade)


def _fallen(weeks: Floats, onset: Whole, drop: Floats, fade: Floats) -> Floats:
    began = np.take_along_axis(weeks, onset[:, None], 1)
    since = np.maximum(weeks - began, 0.0)
    after = np.arange(weeks.shape[1]) >= onset[:, None]
    return np.where(after, drop[:, None] * np.exp(-since / fade[:, None]), 0.0)


def _scores(preset: Preset, latent: Floats, draw: np.random.Generator) -> Whole:
    steps = _five_items(latent, draw) if preset.scale == FIVE_ITEMS else _rounded(latent, preset.scale)
    top = draw.random(len(latent)) < preset.always_top
    return np.where(top[:, None], preset.scale.top, steps).astype(np.int64)


def _rounded(latent: Floats, scale: Scale) -> Floats:
    return np.clip(np.round((latent - float(scale.low)) / float(scale.step)), 0, scale.top)


def _five_items(latent: Floats, draw: np.random.Generator) -> Floats:
    """Five items from 1 to 5, each rounded and clipped by itself, added up: steps of the mean above 1."""
    total = np.zeros(latent.shape)
    for _ in range(5):
        item = 1.4 + 0.4 * latent + draw.normal(0.0, ITEM_NOISE, latent.shape)
        total += np.clip(np.round(item), 1, 5) - 1
    return total


PUBLIC = (Preset("public, normal noise"), Preset("public, heavy-tailed noise", noise=Noise.HEAVY))
OWN_SCALE = (
    Preset("own five-point scale, normal noise", scale=FIVE_ITEMS),
    Preset("own five-point scale, heavy-tailed noise", noise=Noise.HEAVY, scale=FIVE_ITEMS),
)
VARIATIONS = (
    Preset("whole points", scale=Scale.parse("0:10:1")),
    Preset("near the ceiling", mean=8.5),
    Preset("long gaps", gap=5.0),
    Preset("very uneven gaps", gap_shape=0.7),
    Preset("noisier people", spread=1.0),
    Preset("steadier people", spread=0.5),
    Preset("ten looks before", first_onset=11, last_onset=11),
    Preset("twenty looks before", first_onset=21, last_onset=21),
)
WRONG_ON_PURPOSE = (
    Preset("drifting baselines", slope=0.03),
    Preset("noise skewed downwards", noise=Noise.SKEWED),
    Preset("four looks before", first_onset=5, last_onset=5),
    Preset("three in ten always tick the top", always_top=0.3),
)
PRESETS = {preset.name: preset for preset in (*PUBLIC, *OWN_SCALE, *VARIATIONS, *WRONG_ON_PURPOSE)}
