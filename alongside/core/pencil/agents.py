"""Two agents who hold the pencil, many rounds at once: a toy model, to see what follows from what, not how people are.

Each agent moves their own touch and wants two things, weighed by what one can bear (Bryson's rule): to go the way they wish,
and to keep the push near the one they began with. The move that costs least over the next half second is worked out at every
moment. Of the other an agent knows what it senses: the change of push, with noise, from which a Kalman filter
guesses how the other moves. Blind, it senses nothing; where a goal is known, it knows that place as well.

A strategy says only which way an agent wishes to go. None says what the other will do, none rewards having followed, and
whoever has been at their own place wishes for nothing more. The mechanics are those of `physics` without their inertia.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.core.pencil.physics import USUAL
from alongside.core.pencil.rounds import START, STILL, THERE

Floats = NDArray[np.floating[Any]]
STEP = 0.1  # s
SOFTNESS = 1 / (2 / USUAL.arm + 2 / USUAL.pulp)  # N/m of both arms and both pulps in a row
GRIP = 1.3  # N, the push they begin with; ours, in the middle of what holds
REST = USUAL.length - GRIP / SOFTNESS  # m between the touches then
LIES = 2.0  # s until a dropped pencil is held again: it lies for one, and is taken up


class Strategy(StrEnum):
    """Which way an agent wishes to go."""

    HOLD_STILL = "hold_still"  # nowhere
    PUSH = "push"  # to my place, and I bear a good deal
    FOLLOW_FIRST = (
        "follow_first"  # where they pull; once we came to rest, or I have waited long enough, to mine
    )
    TAKE_TURNS = "take_turns"  # six seconds where I want, six where they pull
    TRUST_GROWS = "trust_grows"  # as follow first, and once I go my way I learn how far they come along
    SAY_IT = "say_it"  # I say my place; if both did, to the nearer first


class Knowledge(StrEnum):
    """What an agent knows of the other."""

    BLIND = "blind"
    PRESSURE = "pressure"
    GOAL = "goal"


@dataclass(frozen=True)
class Manner:
    """What agents are like; all ours, and varied in the report."""

    pace: float = 0.15  # m/s, how fast one would go alone
    ahead: float = 0.5  # s, how far one looks ahead
    careful: float = GRIP  # N: a change of push that one can bear: what would let it fall
    pushing: float = USUAL.hardest - GRIP  # N: all that is left until it is too hard
    patience: tuple[float, float] = (3.0, 9.0)  # s, from the least patient to the most
    turn: float = 6.0  # s
    unsteady: float = 0.003  # m: how far a hand wanders in a second by itself
    seconds: float = 30.0  # a round
    stays: bool = False  # whoever has been at their place wants to stay there


@dataclass(frozen=True)
class Outcomes:
    """Of each round: when each got there (inf: never), drops, seconds of stillness and of play, the mean push in N."""

    arrivals: Floats  # [agent, round]
    drops: NDArray[np.int16]
    still: Floats
    seconds: Floats
    press: Floats
    paths: Floats | None = None  # [moment, touch of a and of b, axis, round], where asked for

    @property
    def frozen(self) -> NDArray[np.bool_]:
        """Nobody got anywhere, and nothing moved for more than half of the time."""
        return np.isinf(self.arrivals).all(0) & (self.still > self.seconds / 2)


def filter_gains(noise: Floats, pace: float, step: float = STEP) -> tuple[Floats, Floats]:
    """What a surprise of one metre says of the gap, in m, and of the other's speed, in m/s; noise of the push in N."""
    hold, variance = math.exp(-step), (noise / SOFTNESS) ** 2
    gap, both, speed = np.zeros_like(noise), np.zeros_like(noise), np.full_like(noise, pace**2)
    for _ in range(200):
        gain, other = gap / (gap + variance), both / (gap + variance)
        gap, both, speed = gap - gain * gap, both - gain * both, speed - other * both
        gap, both = gap + 2 * step * both + step * step * speed, hold * (both + step * speed)
        speed = hold * hold * speed + pace**2 * (1 - hold * hold)
    return gap / (gap + variance), both / (gap + variance)


def play(
    strategies: tuple[Strategy, Strategy],
    knowledge: Knowledge,
    places: Floats,
    noise: Floats,
    chance: np.random.Generator,
    manner: Manner | None = None,
    keep_paths: bool = False,
) -> Outcomes:
    """Rounds of two strategies: `places` [agent, axis, round] are where each wants to get to, `noise` N of each fingertip."""
    played = _Rounds(
        strategies, knowledge, places.astype(np.float32), noise.astype(np.float32), chance, manner or Manner()
    )
    return played.through(keep_paths)


class _Rounds:
    """Arrays are [agent, axis, round]; `n` is how the fingertips face, from a to b."""

    def __init__(
        self, strategies: tuple[Strategy, Strategy], knowledge: Knowledge, places: Floats, noise: Floats,
        chance: np.random.Generator, manner: Manner,
    ) -> None:  # fmt: skip
        self.strategies, self.places, self.chance, self.manner = strategies, places, chance, manner
        self.blind, self.noise, self.gains = (
            knowledge == Knowledge.BLIND,
            noise / SOFTNESS,
            filter_gains(noise, manner.pace),
        )
        announced = [strategy == Strategy.SAY_IT for strategy in strategies]
        self.knows, self.agreed = (
            [knowledge == Knowledge.GOAL or other for other in announced[::-1]],
            all(announced),
        )
        self.learns = [strategy == Strategy.TRUST_GROWS for strategy in strategies]
        bears = [manner.pushing if strategy == Strategy.PUSH else manner.careful for strategy in strategies]
        self.care = (np.array(bears, np.float32)[:, None, None] / SOFTNESS) ** -2
        rounds = places.shape[2]
        self.n, self.start = np.zeros((2, rounds), np.float32), np.array(START, np.float32)[:, None]
        self.n[0] = 1
        self.middle = np.repeat(self.start, rounds, 1)
        self.drift = self.middle.copy()  # where the middle was about a second ago
        self.touches = self._at_ends()
        self.gap, self.speed = np.zeros((2, 2, 2, rounds), np.float32)  # what each guesses
        self.patience = chance.uniform(*manner.patience, (2, rounds)).astype(np.float32)
        self.own_way = np.zeros((2, rounds), bool)
        self.came_along, self.tried = np.zeros(
            (2, 2, rounds), np.float32
        )  # the other's speed my way, and mine, since I go it
        self.arrivals, self.drops = np.full((2, rounds), np.inf, np.float32), np.zeros(rounds, np.int16)
        self.lies, self.still, self.at_rest, self.pushed, self.held, self.seconds = np.zeros(
            (6, rounds), np.float32
        )
        a, b = _square(places - self.start)
        self.nearer_first = np.where(a <= b, places, places[::-1])
        self.first_is_a = a <= b

    def through(self, keep_paths: bool) -> Outcomes:
        paths = []
        for moment in range(round(self.manner.seconds / STEP)):
            playing = np.logical_or(*np.isinf(self.arrivals))
            if not playing.any():
                break
            self._mechanics(playing, moment * STEP)
            if not self.blind:
                self._sense()
            self._move(self._wishes(moment * STEP), playing & (self.lies <= 0))
            if keep_paths:
                paths.append(self.touches)
        push = self.pushed / np.maximum(self.held, STEP)
        return Outcomes(
            self.arrivals, self.drops, self.still, self.seconds, push, np.array(paths) if keep_paths else None
        )

    def _mechanics(self, playing: NDArray[np.bool_], now: float) -> None:
        """The pencil between the touches: how hard it is pushed, whether it drops, where it has got to."""
        between = self.touches[1] - self.touches[0]
        apart = np.sqrt(_square(between))
        e = between / apart
        self.n += (e - self.n) * (USUAL.turning * STEP)
        self.n /= np.sqrt(_square(self.n))
        press = SOFTNESS * np.maximum(USUAL.length - apart, 0)
        straight = np.clip(e[0] * self.n[0] + e[1] * self.n[1], 0, 1)
        most = (USUAL.friction * press * straight) ** 2
        holds = (press * press * (1 - straight * straight) + USUAL.weight**2 / 4 <= most) & (
            press <= USUAL.hardest
        )
        held = playing & (self.lies <= 0)
        self.middle = (self.touches[0] + self.touches[1]) / 2
        taken_up = (self.lies > 0) & (self.lies <= STEP)
        self.lies = np.where(held & ~holds, LIES, np.maximum(self.lies - STEP, 0))
        self.drops += held & ~holds
        if taken_up.any():
            self.touches = np.where(taken_up, self._at_ends(), self.touches)
            self.gap, self.speed = np.where(taken_up, 0, self.gap), np.where(taken_up, 0, self.speed)
        self.drift += (self.middle - self.drift) * STEP
        resting = held & (_square(self.middle - self.drift) < STILL**2)
        self.at_rest = (self.at_rest + STEP) * resting
        for sum_of, what in (
            (self.still, resting),
            (self.pushed, press * held),
            (self.held, held),
            (self.seconds, playing),
        ):
            sum_of += what * np.float32(STEP)
        arrived = (_square(self.middle - self.places) < THERE**2) & (held & holds) & np.isinf(self.arrivals)
        self.arrivals[arrived] = now

    def _at_ends(self) -> Floats:
        """Touches at the two ends, as they are when it is taken up."""
        half = self.n * (REST / 2)
        return np.stack([self.middle - half, self.middle + half])

    def _sense(self) -> None:
        """Each corrects what they guess by the change of push that they feel."""
        gap = self.touches[1] - self.touches[0] - self.n * REST
        surprise = self.noise * self.chance.standard_normal(self.gap.shape, np.float32) - self.gap
        surprise[0] += gap
        surprise[1] -= gap
        self.gap += self.gains[0] * surprise
        self.speed += self.gains[1] * surprise

    def _wishes(self, now: float) -> Floats:
        """Which way each wishes to go, in m/s."""
        return np.stack([self._wish(me, strategy, now) for me, strategy in enumerate(self.strategies)])

    def _wish(self, me: int, strategy: Strategy, now: float) -> Floats:
        done = np.isfinite(self.arrivals)
        if strategy == Strategy.HOLD_STILL:
            return self._towards(self.start)
        if self.agreed:
            return self._towards(
                np.where(np.where(self.first_is_a, *done), self.nearer_first[1], self.nearer_first[0])
            )
        wish = self._towards(self.places[me])
        if not self.manner.stays:
            wish *= ~done[me]
        if strategy in (Strategy.PUSH, Strategy.SAY_IT):
            return wish
        if strategy == Strategy.TAKE_TURNS:
            return wish if int(now / self.manner.turn) % 2 == me else self._their_way(me)
        moved = _square(self.middle - self.start) > (2 * THERE) ** 2
        self.own_way[me] |= (
            (moved & (self.at_rest > 1))
            | (self.at_rest > self.patience[me])
            | (self.knows[me] & done[1 - me])
        )
        return np.where(self.own_way[me], wish, self._their_way(me))

    def _towards(self, place: Floats) -> Floats:
        """At one's pace to a place, more slowly over the last stretch."""
        way = place - self.middle
        return way * np.minimum(self.manner.pace / (np.sqrt(_square(way)) + 1e-6), 1)

    def _their_way(self, me: int) -> Floats:
        """To their place where it is known; else where they seem to pull, if it is more than a quarter of one's pace."""
        if self.knows[me]:
            return self._towards(self.places[1 - me])
        pull = self.speed[me] + self.gap[me] / self.manner.ahead
        strength = np.sqrt(_square(pull))
        return pull * (strength > self.manner.pace / 4) * (self.manner.pace / (strength + 1e-6))

    def _move(self, wishes: Floats, free: NDArray[np.bool_]) -> None:
        """The move that costs least: |u - wish|^2 / pace^2 + |change of push half a second from now|^2 / bearable^2."""
        pace, h = self.manner.pace, self.manner.ahead
        share = h * (1 - self._trust()) if any(self.learns) else h
        u = (wishes / pace**2 + self.care * share * (self.gap + h * self.speed)) / (
            pace**-2 + self.care * share * share
        )
        u *= np.minimum(1, 2 * pace / (np.sqrt(_square(u)) + 1e-6))[:, None] * free
        wander = self.chance.standard_normal(u.shape, np.float32) * (self.manner.unsteady * STEP**0.5)
        self.touches = self.touches + u * STEP + wander * free
        self.gap += (self.speed - u) * STEP
        agreed = wishes if self.agreed else 0  # what both said they would do is what each expects
        self.speed = agreed + (self.speed - agreed) * math.exp(-STEP)
        if any(self.learns):
            self.came_along += self.own_way * (self.speed * wishes).sum(1)
            self.tried += self.own_way * _square(wishes)

    def _trust(self) -> Floats:
        """How far one takes it that the other comes along, from 0 to .9: learned by who lets trust grow, else not at all."""
        learned = np.clip(self.came_along / (self.tried + 10 * self.manner.pace**2), 0, 0.9)
        return (learned * np.array(self.learns)[:, None])[:, None]


def _square(way: Floats) -> Floats:
    """The square of the length, over the axes x and y."""
    x, y = way[..., 0, :], way[..., 1, :]
    return x * x + y * y
