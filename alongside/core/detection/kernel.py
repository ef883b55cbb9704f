"""The same detector over many alliances at once, in numpy. `fold` is its oracle; a test holds them equal to 1e-9.

Alliances are sorted by length, so that check-in k of all that have one is one step over contiguous vectors. The products
of likelihoods over a drop that began one check-in ago are carried on instead of being computed again, in buffers that
stay in a core's own cache.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import settings as s
from alongside.core.detection.settings import Units

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

BLOCK = 4096  # alliances at a time: fewer, larger steps, whose likelihoods still fit into a cache
NODES = np.array(s.NODES) * s.REACH
DROPS = np.array(s.DROPS)[:, None]
LAG_WEIGHTS = np.exp(s.LAGS)
# what may have happened: nothing, a drop that stays, a drop that fades; each from every node
HAPPENED = 1 + 2 * len(s.DROPS)
CASES = HAPPENED * len(s.NODES)
BY_DROP = np.repeat((s.STAYS, s.FADES), len(s.DROPS)) / len(s.DROPS)
WEIGHTS = np.zeros((2, CASES))
WEIGHTS[0, : len(s.NODES)] = s.NODE_WEIGHTS
WEIGHTS[1, len(s.NODES) :] = np.outer(BY_DROP, s.NODE_WEIGHTS).ravel()


@dataclass(frozen=True)
class Readings:
    """Per check-in, in the order given: evidence, and level and spread (steps) before the likeliest beginning.

    `slow`: the evidence of a slide, and `slow_level` (steps) the level before it began.
    """

    evidence: Floats
    level: Floats
    spread: Floats
    slow: Floats
    slow_level: Floats


@dataclass(frozen=True)
class Trace:
    """Per check-in, what was thought just before it (`cold` to `noise`) and what was learned from it: a state is made of these."""

    cold: Floats
    level: Floats
    variance: Floats
    noise: Floats
    level_after: Floats
    variance_after: Floats
    noise_sum_after: Floats

    @classmethod
    def of(cls, check_ins: int) -> Trace:
        """Room for so many check-ins."""
        return cls(*(np.empty(check_ins) for _ in range(7)))


def read(scores: Whole, weeks: Floats, lengths: Whole, units: Units, trace: Trace | None = None) -> Readings:
    """Readings for alliances that stand one after the other, each in order of time; `lengths` may hold noughts.

    `trace` is filled in where one is given.
    """
    out = Readings(*(np.empty(len(scores)) for _ in range(5)))
    z = np.asarray((scores - units.mean) / units.spread, np.float64)
    buffers = _Buffers(BLOCK)
    for starts, block in blocks(lengths, BLOCK):
        _Block(z, weeks, starts, units, buffers).run(block, out, trace)
    out.evidence[:] -= units.stricter
    return out


def ahead(
    trace: Trace,
    last: Whole,
    week_of_last: Floats,
    first_week: float,
    week: Floats,
    check_ins: Whole,
    units: Units,
) -> tuple[Floats, Floats]:
    """Level and spread, in steps, of a check-in in each `week` if nothing has happened since the check-in at place `last`.

    `check_ins` is how many were learned from, `first_week` the week of the first of them. All but `trace`, `first_week`
    and `units` have one value per check-in that is expected.
    """
    cold = np.exp((first_week - week) / s.COLD_WEEKS)
    level = trace.level_after[last] + s.COLD_MEAN * (trace.cold[last] - cold)
    warmed = s.COLD_VARIANCE * (trace.cold[last] ** 2 - cold * cold)
    variance = trace.variance_after[last] + s.DRIFT * (week - week_of_last) + warmed
    noise = trace.noise_sum_after[last] / (s.NOISE_WEIGHT + check_ins)
    return units.mean + units.spread * level, units.spread * np.sqrt(variance + noise + units.rounding)


def before(trace: Trace, check_ins: Whole, units: Units) -> tuple[Floats, Floats]:
    """Level and spread, in steps, that each of these check-ins was expected to have; `check_ins` are places in `trace`."""
    spread = units.spread * np.sqrt(trace.variance[check_ins] + trace.noise[check_ins] + units.rounding)
    return units.mean + units.spread * trace.level[check_ins], spread


def blocks(lengths: Whole, size: int) -> Iterator[tuple[Whole, Whole]]:
    """Starts and lengths, the longest first, `size` alliances at a time, without the empty ones.

    `lengths` are those of alliances that stand one after the other.
    """
    starts = np.cumsum(lengths) - lengths
    order = np.argsort(-lengths, kind="stable")[: int(np.count_nonzero(lengths))]
    for at in range(0, len(order), size):
        block = order[at : at + size]
        yield starts[block], lengths[block]


def check_ins_of(starts: Whole, lengths: Whole) -> Iterator[tuple[int, Whole]]:
    """For each k, the rows of check-in k of those alliances that have one."""
    shortest_first = lengths[::-1]
    for k in range(int(lengths[0])):
        n = len(lengths) - int(np.searchsorted(shortest_first, k, side="right"))
        yield k, starts[:n] + k


class _Buffers:
    """Room for the likelihoods of so many alliances, used again and again: noise, case, alliance."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.products = [np.empty((len(s.SCALES), CASES, room)) for _ in s.LAGS]
        self.scratch = np.empty((len(s.SCALES), CASES, room))
        self.gaps = np.empty((HAPPENED, len(s.NODES), room))
        self.squares = self.gaps.reshape(CASES, room)  # the same room, by case


@dataclass
class _Begin:
    """A drop that may have begun at an earlier check-in: what was thought before it, and the products so far."""

    week: Floats
    cold: Floats
    level: Floats
    off: Floats
    noise: Floats
    inverse: Floats
    width: Floats
    product: Floats

    def narrow(self, n: int) -> None:
        """Keep the first `n` alliances, those that have a further check-in."""
        for name, value in self.__dict__.items():
            setattr(self, name, value[..., :n])


class _Block:
    """Some hundred alliances, the longest first."""

    def __init__(self, z: Floats, weeks: Floats, starts: Whole, units: Units, buffers: _Buffers) -> None:
        self.z, self.weeks, self.starts, self.units, self.buffers = z, weeks, starts, units, buffers
        n = len(starts)
        self.first = self.week = weeks[starts]
        self.cold = np.ones(n)
        self.level = np.full(n, -s.COLD_MEAN)
        self.variance = np.full(n, units.between + s.COLD_VARIANCE)
        self.noise_sum = np.full(n, s.NOISE_WEIGHT * s.USUAL_NOISE)
        self.begun: list[_Begin] = []
        self.slide, self.slide_level = np.zeros(n), np.zeros(n)

    def run(self, lengths: Whole, out: Readings, trace: Trace | None) -> None:
        for k, rows in check_ins_of(self.starts, lengths):
            self._narrow(k, len(rows))
            week, z = self.weeks[rows], self.z[rows]
            self._move_on(week)
            self.begun = [self._begin(k, week), *self.begun][: len(s.LAGS)]
            # the further apart the check-ins, the more can have happened between two
            every = np.clip((self.week - self.first) / max(k, 1), s.CLOSEST, s.WIDEST)
            since = s.RHYTHM * np.log(every / s.USUAL_GAP)
            out.evidence[rows], out.level[rows], out.spread[rows] = self._weigh(k, week, z)
            out.evidence[rows] += since
            out.slow[rows], out.slow_level[rows] = self._add_up(k, z)
            out.slow[rows] += since
            if trace:
                trace.cold[rows], trace.level[rows], trace.variance[rows] = (
                    self.cold,
                    self.level,
                    self.variance,
                )
                trace.noise[rows] = self.begun[0].noise
            self._learn(k, z)
            if trace:
                trace.level_after[rows], trace.variance_after[rows] = self.level, self.variance
                trace.noise_sum_after[rows] = self.noise_sum

    def _narrow(self, k: int, n: int) -> None:
        """Go on with the first `n`; in closer quarters once most have no further check-in."""
        if n == len(self.level):
            return
        for name in ("first", "week", "cold", "level", "variance", "noise_sum", "slide", "slide_level"):
            setattr(self, name, getattr(self, name)[:n])
        for begin in self.begun:
            begin.narrow(n)
        if 2 * n < self.buffers.room:
            self.buffers = _Buffers(n)
            for lag, begin in enumerate(self.begun):
                room = self.buffers.products[(k - 1 - lag) % len(s.LAGS)]
                room[...] = begin.product
                begin.product = room

    def _move_on(self, week: Floats) -> None:
        cold = np.exp((self.first - week) / s.COLD_WEEKS)
        self.level = self.level + s.COLD_MEAN * (self.cold - cold)
        warmed = s.COLD_VARIANCE * (self.cold * self.cold - cold * cold)
        self.variance = self.variance + s.DRIFT * (week - self.week) + warmed
        self.cold, self.week = cold, week

    def _begin(self, k: int, week: Floats) -> _Begin:
        noise = self.noise_sum / (s.NOISE_WEIGHT + k)
        wider = (s.SCALES_AT / (s.NOISE_WEIGHT + k)) ** 0.5
        noises = noise * np.exp(2 * np.array(s.SCALES) * wider)[:, None] + self.units.rounding
        product = self.buffers.products[k % len(s.LAGS)][..., : len(week)]
        off = NODES[:, None] * np.sqrt(self.variance)
        inverse, width = 1 / (s.SHAPE * noises), 1 / np.sqrt(noises)
        return _Begin(week, self.cold, self.level, off, noise, inverse, width, product)

    def _weigh(self, k: int, week: Floats, z: Floats) -> tuple[Floats, Floats, Floats]:
        ratios = np.stack(
            [
                weight * self._ratio(begin, lag, week, z)
                for lag, (begin, weight) in enumerate(zip(self.begun, LAG_WEIGHTS, strict=False))
            ]
        )
        due = s.FEW_CHECK_INS / max(k, 1)
        best = ratios.argmax(0)
        level = np.choose(best, [begin.level for begin in self.begun])
        noise = np.choose(best, [begin.noise for begin in self.begun])
        spread = self.units.spread * np.sqrt(noise + self.units.rounding)
        return np.log(ratios.sum(0)) - due, self.units.mean + self.units.spread * level, spread

    def _add_up(self, k: int, z: Floats) -> tuple[Floats, Floats]:
        """The sum of small evidence so far (Page 1954, of clipped log ratios), and the level when it was last at nought."""
        if k < s.FEWEST:
            return self.slide, self.units.mean + self.units.spread * self.level
        spread = np.sqrt(self.begun[0].noise + self.units.rounding + self.variance)
        below = np.clip((self.level - z) / spread, -s.CLIP, s.CLIP)
        self.slide_level = np.where(self.slide > 0, self.slide_level, self.level)
        self.slide = np.maximum(self.slide + s.STEP * below - s.STEP * s.STEP / 2, 0.0)
        return self.slide, self.units.mean + self.units.spread * self.slide_level

    def _ratio(self, begin: _Begin, lag: int, week: Floats, z: Floats) -> Floats:
        """The likelihood ratio of a drop that began `lag` check-ins ago; carries its products on."""
        n = len(z)
        scratch, gaps, product = self.buffers.scratch[..., :n], self.buffers.gaps[..., :n], begin.product
        left = z - begin.level - s.COLD_MEAN * (begin.cold - self.cold) - begin.off
        fade = np.exp((begin.week - week) / s.FADE_WEEKS)
        gaps[0] = left
        np.add(left, DROPS[:, :, None], out=gaps[1 : 1 + len(s.DROPS)])
        np.add(left, (DROPS * fade)[:, None], out=gaps[1 + len(s.DROPS) :])
        np.multiply(gaps, gaps, out=gaps)
        each = scratch if lag else product
        np.multiply(self.buffers.squares[..., :n], begin.inverse[:, None], out=each)
        each += 1
        if lag:
            product *= scratch
        np.multiply(product, product, out=scratch)
        scratch *= scratch
        scratch *= product
        np.reciprocal(scratch, out=scratch)  # to the power of -POWER
        steady, dropped = np.moveaxis(np.matmul(WEIGHTS, scratch), 1, 0)
        width = begin.width ** (lag + 1)
        return np.asarray((width * dropped).sum(0) / (width * steady).sum(0))

    def _learn(self, k: int, z: Floats) -> None:
        noise = self.noise_sum / (s.NOISE_WEIGHT + k)
        rounded = noise + self.units.rounding
        gap = z - self.level
        odd = gap * gap / (rounded + self.variance)
        care = (s.CARE + 1) / (s.CARE + odd)
        gain = self.variance / (self.variance + rounded / care)
        self.level = self.level + gain * gap
        self.variance = self.variance * (1 - gain)
        self.noise_sum = self.noise_sum + care * odd * noise
