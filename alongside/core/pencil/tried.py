"""Two strategies tried in the room of the game: ten thousand rounds of a minute, and one round to watch.

A toy model, as `agents` says. The many come from the agents alone; in the one that is watched the whole mechanics of `physics`
carry the pencil after their touches, as on the table, and what is told of it is measured there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, starmap

import numpy as np

from alongside.core.pencil import agents
from alongside.core.pencil.agents import Knowledge, Manner, Strategy, play
from alongside.core.pencil.physics import STEP, USUAL, FingerTouch, Pencil, laid_down, step
from alongside.core.pencil.rounds import PLACES, SECONDS, START, Round, Watch, new_watch, watch

ROUNDS = 10_000
NOISE = (0.05, 0.2, 0.8)  # N: fine, usual and dull fingertips, as in research/pencil
A_MINUTE = Manner(seconds=SECONDS)
PAIRS = tuple(permutations(PLACES, 2))
BIN = 5  # s
EVERY = round(agents.STEP / STEP)  # steps of the mechanics from one move of the agents to the next
SETTLES = 20  # moves for which the last touches stay, as the fingers come a little after them

Pair = tuple[Strategy, Strategy]
Touches = tuple[float, float, float, float]  # m: x and y of a's, of b's


@dataclass(frozen=True)
class Tried:
    """Shares of the rounds from 0 to 1; `when`: of all rounds, in which five seconds both had been at their place."""

    both: float
    only_a: float
    only_b: float
    nobody: float
    dropped: float
    frozen: float
    when: tuple[float, ...]


def tried(pair: Pair, knowledge: Knowledge, rounds: int = ROUNDS, seed: int = 1) -> Tried:
    """What comes of it between all places of the room, with three kinds of fingertips in turn."""
    chance = np.random.default_rng(seed)
    kind = np.arange(rounds)
    xy = np.array([[PLACES[a], PLACES[b]] for a, b in PAIRS]).transpose(1, 2, 0)
    noise = np.array(NOISE)[kind // len(PAIRS) % len(NOISE)]
    outcomes = play(pair, knowledge, xy[:, :, kind % len(PAIRS)], noise, chance, A_MINUTE)
    a, b = np.isfinite(outcomes.arrivals)
    ends = outcomes.arrivals[:, a & b].max(0)
    when = np.histogram(ends, np.arange(0, SECONDS + BIN, BIN))[0] / rounds
    kinds = np.stack([a & b, a & ~b, b & ~a, ~a & ~b, outcomes.drops > 0, outcomes.frozen])
    both, only_a, only_b, nobody, dropped, frozen = kinds.mean(1).tolist()
    return Tried(both, only_a, only_b, nobody, dropped, frozen, tuple(when.tolist()))


@dataclass(frozen=True)
class Watched:
    """One round: where each wants to get to, the touches at each tenth of a second, what became of it, and some moments."""

    places: tuple[str, str]
    touches: list[Touches]
    seen: Watch
    moments: list[tuple[float, Pencil]]  # seconds, and how it was


def watched(pair: Pair, knowledge: Knowledge, number: int, rows: int = 10) -> Watched:
    """The round of this number, with usual fingertips; about so many moments of it, evenly apart, and its end."""
    chance = np.random.default_rng(number)
    a, b = PAIRS[chance.integers(len(PAIRS))]
    xy = np.array([PLACES[a], PLACES[b]])[:, :, None]
    outcomes = play(pair, knowledge, xy, np.array(NOISE[1:2]), chance, A_MINUTE, keep_paths=True)
    assert outcomes.paths is not None
    path = outcomes.paths.reshape(-1, 4).round(4).astype(float).tolist()
    touches: list[Touches] = [*starmap(_four, path), *[_four(*path[-1])] * SETTLES]
    seen, moments = new_watch(Round.MY_WAY, a, b), []
    every = max(1, len(path) // rows)
    for steps, pencil in enumerate(carried(touches), 1):
        seen = watch(seen, pencil, STEP)
        if steps % (every * EVERY) == 0 or seen.over:
            moments.append((seen.seconds, pencil))
        if seen.over:
            break
    if len(moments) > 1 and moments[-1][0] - moments[-2][0] < every * agents.STEP / 2:
        del moments[-2]
    return Watched((a, b), touches[: round(seen.seconds / agents.STEP) + 1], seen, moments)


def carried(touches: list[Touches]) -> Iterator[Pencil]:
    """The pencil after each step, while the touches go evenly from one moment to the next: static/pencil/watched.js."""
    pencil, now = laid_down(*START), touches[0]
    for then in touches:
        for part in range(1, EVERY + 1):
            ax, ay, bx, by = (
                before + (after - before) * part / EVERY for before, after in zip(now, then, strict=True)
            )
            pencil = step(pencil, (FingerTouch(ax, ay, True), FingerTouch(bx, by, True)), STEP, USUAL)
            yield pencil
        now = then


def _four(ax: float, ay: float, bx: float, by: float) -> Touches:
    return ax, ay, bx, by
