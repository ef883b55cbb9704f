"""The rounds of the simulation: every two strategies, with each knowledge, over four distances and three kinds of fingertips."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from alongside.core.pencil.agents import Knowledge, Manner, Strategy, play
from alongside.core.pencil.rounds import START

Floats = NDArray[np.float64]
PAIRS = tuple(combinations_with_replacement(Strategy, 2))
WAY = 0.25  # m from the start to each place
APART = (0.1, 0.2, 0.35, 0.5)  # m between the two places
NOISE = (0.05, 0.2, 0.8)  # N: fine, usual and dull fingertips
FIGURES = ("a", "b", "both", "dropped", "frozen", "push", "seconds")
CHUNK = 3000
VARIED = {
    "as it is": Manner(),
    "who has been at their place stays there": Manner(stays=True),
    "twice as careful": Manner(careful=0.65),
    "half as careful": Manner(careful=2.6),
    "looking ahead a quarter of a second": Manner(ahead=0.25),
    "looking ahead a second": Manner(ahead=1.0),
    "equally patient": Manner(patience=(6.0, 6.0)),
    "a minute": Manner(seconds=60.0),
}
SHOWN = (
    (Strategy.PUSH, Strategy.PUSH),
    (Strategy.PUSH, Strategy.FOLLOW_FIRST),
    (Strategy.FOLLOW_FIRST, Strategy.FOLLOW_FIRST),
    (Strategy.TAKE_TURNS, Strategy.TAKE_TURNS),
    (Strategy.FOLLOW_FIRST, Strategy.SAY_IT),
    (Strategy.SAY_IT, Strategy.SAY_IT),
)


@dataclass(frozen=True)
class Job:
    """Rounds that are played together: from which seed, of whom, how many."""

    seed: tuple[int, ...]
    pair: tuple[Strategy, Strategy]
    knowledge: Knowledge
    rounds: int
    manner: Manner = Manner()


def played(job: Job) -> Floats:
    """Sums over the rounds: [distance, fingertips, count and FIGURES]; distances and fingertips take turns."""
    chance = np.random.default_rng(job.seed)
    kind = np.arange(job.rounds) % (len(APART) * len(NOISE))
    apart, tips = kind % len(APART), kind // len(APART)
    noise = np.array(NOISE)[tips]
    outcomes = play(
        job.pair, job.knowledge, places(np.array(APART)[apart], chance), noise, chance, job.manner
    )
    there = np.isfinite(outcomes.arrivals)
    both = there.all(0)
    end = np.where(both, outcomes.arrivals.max(0), job.manner.seconds)
    rows = np.stack(
        [np.ones(job.rounds), *there, both, outcomes.drops > 0, outcomes.frozen, outcomes.press, end], 1
    )
    sums = np.zeros((len(APART), len(NOISE), rows.shape[1]))
    np.add.at(sums, (apart, tips), rows)
    return sums


def places(apart: Floats, chance: np.random.Generator) -> Floats:
    """Two places so far from each other, each `WAY` from the start, in any direction: [agent, axis, round]."""
    first = chance.uniform(0, 2 * np.pi, apart.shape)
    second = first + 2 * np.arcsin(apart / 2 / WAY) * chance.choice((-1, 1), apart.shape)
    ways = np.stack([np.stack([np.cos(angle), np.sin(angle)]) for angle in (first, second)])
    return np.array(START)[:, None] + WAY * ways


def jobs(runs: int, seed: int) -> Iterator[Job]:
    """All pairs with each knowledge, sharing the runs, the first ones one more where they do not divide."""
    cells = [(pair, knowledge) for knowledge in Knowledge for pair in PAIRS]
    for cell, (pair, knowledge) in enumerate(cells):
        share = runs // len(cells) + (cell < runs % len(cells))
        for chunk, first in enumerate(range(0, share, CHUNK)):
            yield Job((seed, cell, chunk), pair, knowledge, min(CHUNK, share - first))


def varied_jobs(runs: int, seed: int) -> Iterator[Job]:
    """The pairs shown, feeling the pressure, with each of the manners."""
    each = min(CHUNK, max(120, runs // 500))
    for number, manner in enumerate(VARIED.values()):
        for pair in SHOWN:
            yield Job((seed, 10_000 + number), pair, Knowledge.PRESSURE, each, replace(manner))


def sums_of(todo: Sequence[Job], workers: int) -> list[Floats]:
    """The sums of each job in its order, whoever works on it."""
    if workers == 1:
        return [played(job) for job in todo]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(played, todo))


def shares(sums: Floats) -> dict[str, float]:
    """Figures per round from sums over any cells; the count as `rounds`."""
    total = sums.reshape(-1, sums.shape[-1]).sum(0)
    rounds = max(1.0, total[0])
    return {"rounds": total[0]} | dict(zip(FIGURES, (total[1:] / rounds).tolist(), strict=True))
