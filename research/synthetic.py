"""Series with a known truth: the public simulation, what happens when it is wrong on purpose, and people as they are asked.

Scores of 26 looks on 0 to 10 in half points, clipped. Person mean N(7.2, 1.1); spread within a person log-normal
(log 0.75, 0.3); gaps gamma (shape 4, mean 2 weeks); a random walk of 0.12 times the root of the gap; for 60 % a
warming-up of -1.2*exp(-weeks/4). Noise normal, or t with 4 degrees of freedom over the root of 2. A rupture begins
uniformly at look 7 to 22, falls by 1.2 to 4 and stays for 35 %; else it fades with exp(-weeks/tau), tau 3 to 10.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection.settings import FEWEST
from alongside.core.scale import Scale

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

HALF_POINTS = Scale.parse("0:10:0.5")
FIVE_ITEMS = Scale.parse("1:5:0.2")
WAI_SR, SRS = Scale.parse("12:60:1"), Scale.parse("0:40:0.1")
ITEMS = {FIVE_ITEMS: 5, WAI_SR: 12}  # from 1 to 5 each
ITEM_NOISE = 0.5  # spread of one item around the look, in points of 1 to 5
ASKED = 3  # times as often as there are looks, where some are left out


class Noise(StrEnum):
    """The family of what moves a look away from the level."""

    NORMAL = "normal"
    HEAVY = "heavy"
    SKEWED = "skewed"


@dataclass(frozen=True)
class Preset:
    """One simulation. Levels are in points of 0 to 10 whatever the scale; weeks for every time.

    `slides`: over how many looks a drop is reached. `history`: looks before the year that is judged. `autocorrelation`: of what
    moves one look away from the level and what moves the next. `missing`: the share left out of the looks that would lie
    below the level.
    """

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
    slides: int = 1
    always_top: float = 0.0
    history: int = 0
    autocorrelation: float = 0.0
    missing: float = 0.0


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
    history: int = 0

    @property
    def points(self) -> Floats:
        """The scores in points of the scale."""
        return np.asarray(float(self.scale.low) + float(self.scale.step) * self.scores, np.float64)


def simulate(preset: Preset, people: int, ruptured: bool, seed: int) -> Simulated:
    """`people` relationships; the same arguments give the same scores."""
    draw = np.random.default_rng(seed)
    shape = (people, preset.looks * (ASKED if preset.missing else 1))
    weeks = _weeks(preset, shape, draw)
    level = _level(preset, weeks, draw)
    spread = np.exp(draw.normal(np.log(preset.spread), preset.spread_of_spread, people))
    off = spread[:, None] * _noise(preset, shape, draw)
    onset = draw.integers(preset.first_onset - 1, preset.last_onset, people)
    drop, fade = _ruptures(preset, people, draw)
    chance = draw.random(shape) if preset.missing else np.ones(shape)
    answered = _answered(off, chance, preset)  # if nothing happened
    began = np.take_along_axis(answered, onset[:, None], 1)
    if ruptured:
        off = off - _fallen(weeks, began, drop, fade, preset.slides)
        answered = _answered(off, chance, preset)
    weeks, level, off = (np.take_along_axis(each, answered, 1) for each in (weeks, level, off))
    scores = _scores(preset, level + off, draw)
    return Simulated(preset.scale, scores, weeks, level, spread, onset, drop, fade, preset.history)


def _answered(off: Floats, chance: Floats, preset: Preset) -> Whole:
    """The places of the first looks that were answered; `off` is how far each would lie from the level."""
    left_out = (off < 0) & (chance < preset.missing)
    return np.sort(np.argsort(left_out, axis=1, kind="stable")[:, : preset.looks], axis=1)


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


def _noise(preset: Preset, shape: tuple[int, int], draw: np.random.Generator) -> Floats:
    """What moves each look away from the level, with a variance of 1."""
    noise = _fresh(preset.noise, shape, draw)
    fresh = np.sqrt(1 - preset.autocorrelation**2)
    for k in range(1, shape[1] if preset.autocorrelation else 0):
        noise[:, k] = preset.autocorrelation * noise[:, k - 1] + fresh * noise[:, k]
    return noise


def _fresh(kind: Noise, shape: tuple[int, int], draw: np.random.Generator) -> Floats:
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


def _fallen(weeks: Floats, began: Whole, drop: Floats, fade: Floats, slides: int) -> Floats:
    since = np.maximum(weeks - np.take_along_axis(weeks, began, 1), 0.0)
    reached = np.clip((np.arange(weeks.shape[1]) - began + 1) / slides, 0, 1)
    return reached * drop[:, None] * np.exp(-since / fade[:, None])


def _scores(preset: Preset, latent: Floats, draw: np.random.Generator) -> Whole:
    items = ITEMS.get(preset.scale)
    steps = _of_items(items, latent, draw) if items else _rounded(latent, preset.scale)
    top = draw.random(len(latent)) < preset.always_top
    return np.where(top[:, None], preset.scale.top, steps).astype(np.int64)


def _rounded(latent: Floats, scale: Scale) -> Floats:
    return np.clip(np.round(latent * (scale.top / 10)), 0, scale.top)


def _of_items(items: int, latent: Floats, draw: np.random.Generator) -> Floats:
    """Items from 1 to 5, each rounded and clipped by itself, added up: steps above the lowest sum."""
    total = np.zeros(latent.shape)
    for _ in range(items):
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
LICENSED = tuple(
    Preset(f"{name}, {words}", noise=noise, scale=scale)
    for name, scale in (("WAI-SR", WAI_SR), ("SRS", SRS))
    for words, noise in (("normal noise", Noise.NORMAL), ("heavy-tailed noise", Noise.HEAVY))
)


def rhythm(name: str, gap: float, looks: int, year: int, noise: Noise = Noise.NORMAL) -> Preset:
    """The own check-in every `gap` weeks, `looks` a year, judged in one year; a drop has a look before and two after it there."""
    before = looks * (year - 1)
    return Preset(
        f"own, {name}, year {year}", noise, FIVE_ITEMS, looks * year, gap=gap, gap_shape=16.0, history=before,
        first_onset=max(before, FEWEST) + 1, last_onset=before + looks - 2,
    )  # fmt: skip


RHYTHMS = (("monthly", 52 / 12, 12), ("every six weeks", 52 / 9, 9))
YEARS = tuple(rhythm(*each, year) for each in RHYTHMS for year in (1, 2, 3))
LIKE_PEOPLE = (
    Preset(
        "own, skewed, people unlike in their ups and downs", Noise.SKEWED, FIVE_ITEMS, spread_of_spread=0.7
    ),
    Preset("own, four in ten at the top", scale=FIVE_ITEMS, mean=8.9, between=1.6),
    Preset("own, left out when it is bad", scale=FIVE_ITEMS, missing=0.5),
    Preset("own, one look like the last", scale=FIVE_ITEMS, autocorrelation=0.4),
)
SLOW = (
    Preset("slides over six looks", last_onset=19, stays=1.0, slides=6),
    Preset("small lasting drops", last_onset=19, stays=1.0, least_drop=0.6, largest_drop=1.2),
)
ALL = (*PUBLIC, *OWN_SCALE, *VARIATIONS, *WRONG_ON_PURPOSE, *LICENSED, *YEARS, *LIKE_PEOPLE, *SLOW)
PRESETS = {preset.name: preset for preset in ALL}
