"""Two agents who hold the pencil, many rounds at once: a toy model, to see what follows from what, not how people are.

Each agent moves their own touch and wants two things, weighed by what one can bear (Bryson's rule): to go the way they wish,
and to keep the push near the one they began with. The move that costs least over the next half second is worked out at every
moment. Of the other an agent knows what it senses: the change of push, with noise, from which a Kalman filter
guesses how the other moves. Blind, it senses nothing; where a goal is known, it knows that place as well.

A strategy says only which way an agent wishes to go. None says what the other will do, none rewards having followed, and
whoever has been at their own place wishes for nothing more. The mechanics are those of `physics` without their inertia.
"""

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

    there: Floats  # [agent, round]
    drops: NDArray[np.int16]
    still: Floats
    seconds: Floats
    press: Floats
    paths: Floats | None = None  # [moment, touch of a and of b, axis, round], where asked for

    @property
    def frozen(self) -> NDArray[np.bool_]:
        """Nobody got anywhere, and nothing moved for more than half of the time."""
        return np.isinf(self.there).all(0) & (self.still > self.seconds / 2)


def filter_gains(noise: Floats, pace: float, step: float = STEP) -> tuple[Floats, Floats]:
    """What a surprise of one metre says of the gap, in m, and of the other's speed, in m/s; noise of the push in N."""
    hold, variance = np.exp(-step), (noise / SOFTNESS) ** 2
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
    room = _Rounds(
        strategies, knowledge, places.astype(np.float32), noise.astype(np.float32), chance, manner or Manner()
    )
    return room.played(keep_paths)


class _Rounds:
    """Arrays are [agent, axis, round]; `n` is how the fingertips face, from a to b."""

    def __init__(
        self, strategies: tuple[Strategy, Strategy], knowledge: Knowledge, places: Floats, noise: Floats,
        chance: np.random.Generator, manner: Manner,
    ) -> None:  # fmt: skip
        self.strategies, self.places, self.noise, self.chance, self.manner = (
            strategies,
            places,
            noise / SOFTNESS,
            chance,
            manner,
        )
        self.senses = knowledge != Knowledge.BLIND
        said = [strategy == Strategy.SAY_IT for strategy in strategies]
        self.knows = [knowledge == Knowledge.GOAL or said[1], knowledge == Knowledge.GOAL or said[0]]
        self.both_said = all(said)
        rounds = places.shape[2]
        self.gains = filter_gains(noise, manner.pace)
        bears = [manner.pushing if strategy == Strategy.PUSH else manner.careful for strategy in strategies]
        self.care = (np.array(bears, np.float32)[:, None, None] / np.float32(SOFTNESS)) ** -2
        self.start = np.array(START, np.float32)[:, None]
        self.n = np.zeros((2, rounds), np.float32)
        self.n[0] = 1
        self.touches = np.zeros((2, 2, rounds), np.float32)
        self.gap, self.speed = np.zeros((2, 2, 2, rounds), np.float32)  # what each guesses
        self.patience = chance.uniform(*manner.patience, (2, rounds)).astype(np.float32)
        self.came_along = np.zeros(
            (2, 2, rounds), np.float32
        )  # [their speed my way, mine][agent], since I go it
        self.own_way = np.zeros((2, rounds), bool)
        self.there = np.full((2, rounds), np.inf, np.float32)
        self.drops = np.zeros(rounds, np.int16)
        self.lies, self.still, self.at_rest, self.press_sum, self.held, self.seconds = np.zeros(
            (6, rounds), np.float32
        )
        self.nearer = self._nearer()
        self._take_up(np.ones(rounds, bool), np.broadcast_to(self.start, (2, rounds)))

    def _nearer(self) -> NDArray[np.bool_]:
        """Whether a's place is the nearer one from where they start."""
        a, b = ((self.places - self.start) ** 2).sum(1)
        return a <= b

    def _take_up(self, which: NDArray[np.bool_], middle: Floats) -> None:
        half = self.n * np.float32(REST / 2)
        self.touches = np.where(which, np.stack([middle - half, middle + half]), self.touches)
        self.gap, self.speed = np.where(which, 0, self.gap), np.where(which, 0, self.speed)

    def played(self, keep_paths: bool) -> Outcomes:
        paths = []
        self.drift = np.broadcast_to(
            self.start, self.n.shape
        ).copy()  # where the middle was about a second ago
        for moment in range(round(self.manner.seconds / STEP)):
            playing = np.logical_or(*np.isinf(self.there))
            if not playing.any():
                break
            self._mechanics(playing, moment * STEP)
            self._sense()
            self._move(self._wishes(moment * STEP), playing & (self.lies <= 0))
            if keep_paths:
                paths.append(self.touches.copy())
        mean_press = self.press_sum / np.maximum(self.held, np.float32(STEP))
        return Outcomes(
            self.there,
            self.drops,
            self.still,
            self.seconds,
            mean_press,
            np.array(paths) if keep_paths else None,
        )

    def _mechanics(self, playing: NDArray[np.bool_], now: float) -> None:
        """The pencil between the touches: how hard it is pushed, whether it drops, where it has got to."""
        between = self.touches[1] - self.touches[0]
        apart = np.sqrt((between**2).sum(0))
        e = between / apart
        self.n += (e - self.n) * np.float32(USUAL.turning * STEP)
        self.n /= np.sqrt((self.n**2).sum(0))
        press = np.float32(SOFTNESS) * np.maximum(np.float32(USUAL.length) - apart, 0)
        straight = np.clip((e * self.n).sum(0), 0, 1)
        across = press**2 * (1 - straight**2) + np.float32(USUAL.weight**2 / 4)
        holds = (across <= (np.float32(USUAL.friction) * press * straight) ** 2) & (press <= USUAL.hardest)
        held = playing & (self.lies <= 0)
        dropped = held & ~holds
        self.middle = self.touches.mean(0)
        taken_up = (self.lies > 0) & (self.lies <= STEP)
        self.lies = np.where(dropped, np.float32(LIES), np.maximum(self.lies - np.float32(STEP), 0))
        self.drops += dropped
        self._take_up(taken_up & playing, self.middle)
        self.drift += (self.middle - self.drift) * np.float32(STEP)
        resting = held & (((self.middle - self.drift) ** 2).sum(0) < STILL**2)
        self.at_rest = np.where(resting, self.at_rest + np.float32(STEP), 0)
        self.still += resting * np.float32(STEP)
        self.press_sum += press * held * np.float32(STEP)
        self.held += held * np.float32(STEP)
        self.seconds += playing * np.float32(STEP)
        near = ((self.middle - self.places) ** 2).sum(1) < THERE**2
        self.there = np.where(near & held & ~dropped & np.isinf(self.there), np.float32(now), self.there)

    def _sense(self) -> None:
        """Each corrects what they guess by the change of push that they feel."""
        if not self.senses:
            return
        gap = self.touches[1] - self.touches[0] - self.n * np.float32(REST)
        felt = np.stack([gap, -gap]) + self.noise * self.chance.standard_normal(self.gap.shape, np.float32)
        surprise = felt - self.gap
        self.gap = self.gap + self.gains[0] * surprise
        self.speed = self.speed + self.gains[1] * surprise

    def _wishes(self, now: float) -> Floats:
        """Which way each wishes to go, in m/s."""
        moved = ((self.middle - self.start) ** 2).sum(0) > (2 * THERE) ** 2
        mine, done = self._towards(self.places), ~np.isinf(self.there)
        wishes = np.zeros_like(self.touches)
        for me, strategy in enumerate(self.strategies):
            to_mine = mine[me] if self.manner.stays else np.where(done[me], 0, mine[me])
            if strategy == Strategy.HOLD_STILL:
                wishes[me] = self._towards(self.start)
            elif strategy == Strategy.SAY_IT and self.both_said:
                first = np.where(self.nearer, self.places[0], self.places[1])
                second = np.where(self.nearer, self.places[1], self.places[0])
                wishes[me] = self._towards(np.where(np.where(self.nearer, done[0], done[1]), second, first))
            elif strategy in (Strategy.PUSH, Strategy.SAY_IT):
                wishes[me] = to_mine
            else:
                if strategy == Strategy.TAKE_TURNS:
                    own = np.full(moved.shape, int(now / self.manner.turn) % 2 == me)
                else:
                    rested = (moved & (self.at_rest > 1)) | (self.at_rest > self.patience[me])
                    self.own_way[me] |= rested | (done[1 - me] if self.knows[me] else False)
                    own = self.own_way[me]
                wishes[me] = np.where(own, to_mine, self._their_way(me))
        return wishes

    def _towards(self, place: Floats) -> Floats:
        """At one's pace to a place, more slowly over the last stretch."""
        way = place - self.middle
        far = np.sqrt((way**2).sum(-2, keepdims=True)) + np.float32(1e-6)
        return way / far * np.minimum(np.float32(self.manner.pace), far)

    def _their_way(self, me: int) -> Floats:
        """To their place where it is known; else where they seem to pull, if it is more than a quarter of one's pace."""
        if self.knows[me]:
            return self._towards(self.places[1 - me])
        pull = self.speed[me] + self.gap[me] / np.float32(self.manner.ahead)
        strength = np.sqrt((pull**2).sum(0)) + np.float32(1e-6)
        return np.where(strength > self.manner.pace / 4, pull / strength * np.float32(self.manner.pace), 0)

    def _move(self, wishes: Floats, free: NDArray[np.bool_]) -> None:
        """The move that costs least: |u - wish|^2 / pace^2 + |change of push half a second from now|^2 / bearable^2."""
        h, along = np.float32(self.manner.ahead), self._trust()
        share = h * (1 - along)
        weight = np.float32(self.manner.pace**-2)
        u = (weight * wishes + self.care * share * (self.gap + h * self.speed)) / (
            weight + self.care * share * share
        )
        fastest = np.float32(2 * self.manner.pace)
        u = u * np.minimum(1, fastest / (np.sqrt((u**2).sum(1, keepdims=True)) + np.float32(1e-6))) * free
        self.came_along += self.own_way * np.stack([(self.speed * wishes).sum(1), (wishes * wishes).sum(1)])
        wander = np.float32(self.manner.unsteady * STEP**0.5) * self.chance.standard_normal(
            u.shape, np.float32
        )
        self.touches = self.touches + u * np.float32(STEP) + wander * free
        self.gap = self.gap + (self.speed - u) * np.float32(STEP)
        agreed = (
            wishes if self.both_said else np.float32(0)
        )  # what both said they would do is what each expects
        self.speed = agreed + (self.speed - agreed) * np.float32(np.exp(-STEP))

    def _trust(self) -> Floats:
        """How far one takes it that the other comes along, from 0 to .9: learned by who lets trust grow, else not at all."""
        learns = np.array([[strategy == Strategy.TRUST_GROWS] for strategy in self.strategies])
        theirs, mine = self.came_along
        learned = np.clip(theirs / (mine + np.float32(10 * self.manner.pace**2)), 0, np.float32(0.9))
        return np.where(learns, learned, np.float32(0))[:, None]
