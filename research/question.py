"""What the question of a service is worth: services whose truth is known, asked whether alliances go with what is reached.

Each person has a usual level of both and moves around it from wave to wave: `lag` is how much of the alliance's move stands in the
outcome one wave later, `back` the other way round, both in spreads of a move. Levels go together between people by `traits`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.core import question
from alongside.core.question import Goes, Panel
from alongside.core.results import Figure, NotEnough
from research.characteristics import wilson

Floats = NDArray[np.float64]
CARRIED, SHARED, WARMING = (
    0.3,
    0.3,
    30,
)  # what is left of a move, what both share of a wave, waves before the first
POINTS, TOP = (
    (17.0, 2.5),
    20.0,
)  # the five questions: where people lie, how far one step of the model is, and the ceiling
DRAWS = 60  # fewer than a page draws, so that it ends: ranges are a little too narrow, and wrong a little more often


@dataclass(frozen=True)
class Truth:
    """How alliances and outcomes hang together in a simulated service. `real`: answers in whole points under a ceiling, and
    a wave is left out the likelier the lower the alliance is (12 of 100 on the whole)."""

    name: str
    lag: float = 0.0
    back: float = 0.0
    traits: float = 0.5
    real: bool = False


@dataclass(frozen=True)
class Cell:
    truth: Truth
    people: int
    waves: int


ONLY_TRAITS = Truth("only usual levels go together")
BACK = Truth("the outcome drives the alliance (.20)", back=0.2)
TENTH, FIFTH = (
    Truth("the alliance is followed by the outcome (.10)", lag=0.1),
    Truth("the alliance is followed by the outcome (.20)", lag=0.2),
)
CELLS = (
    *(Cell(truth, *size) for truth in (ONLY_TRAITS, BACK) for size in ((100, 6), (120, 8))),
    Cell(Truth("the outcome drives the alliance (.20), gaps and a ceiling", back=0.2, real=True), 160, 8),
    *(Cell(TENTH, *size) for size in ((100, 6), (120, 8), (200, 8), (400, 8))),
    Cell(
        Truth("the alliance is followed by the outcome (.10), gaps and a ceiling", lag=0.1, real=True), 160, 8
    ),
    Cell(FIFTH, 120, 8),
)


def simulated(cell: Cell, seed: int) -> Panel:
    """One service; the same cell and seed give the same one."""
    draw, truth = np.random.default_rng(seed), cell.truth
    levels = draw.multivariate_normal([0, 0], [[1, truth.traits], [truth.traits, 1]], cell.people)
    moves = np.zeros((WARMING + cell.waves, cell.people, 2))
    carried = np.array([[CARRIED, truth.back], [truth.lag, CARRIED]])
    for wave in range(1, len(moves)):
        shock = draw.multivariate_normal([0, 0], [[1, SHARED], [SHARED, 1]], cell.people)
        moves[wave] = moves[wave - 1] @ carried.T + shock
    both = levels + moves[WARMING:]
    alliance, outcome = both[:, :, 0].T, both[:, :, 1].T
    return _as_answered(alliance, outcome, draw) if truth.real else Panel(alliance, outcome)


def _as_answered(alliance: Floats, outcome: Floats, draw: np.random.Generator) -> Panel:
    middle, step = POINTS
    points = np.clip(np.round(middle + step * alliance), 0, TOP)
    left_out = draw.random(alliance.shape) < 0.24 / (1 + np.exp(alliance))
    gone = np.where(left_out, np.nan, 0.0)
    return Panel(points + gone, np.clip(np.round(2 + outcome), 0, 4) + gone)


@dataclass(frozen=True)
class Asked:
    """What some services were told: the lag on the whole, and how often "more goes with more" was said, and by the check."""

    cell: Cell
    mean: float
    more: Figure
    check: Figure
    held: Figure
    too_few: int


def asked(cell: Cell, services: int, seed: int, draws: int = DRAWS) -> Asked:
    figures, too_few = [], 0
    for number in range(services):
        try:
            figures.append(question.answer(simulated(cell, seed + number), seed, draws))
        except NotEnough:
            too_few += 1
    intervals = [figure["within"].interval for figure in figures]
    held = sum(between.low <= cell.truth.lag <= between.high for between in intervals if between)
    return Asked(
        cell,
        float(np.mean([figure["within"].value for figure in figures])),
        wilson(_said(figures, "within"), len(figures)),
        wilson(_said(figures, "check"), len(figures)),
        wilson(held, len(figures)),
        too_few,
    )


def _said(figures: Sequence[dict[str, Figure]], name: str) -> int:
    return sum(
        Goes.of(interval) is Goes.MORE
        for figure in figures
        if (interval := figure[name].interval) is not None
    )


HEAD = """# What the question of a service is worth

Written by `python3 run.py evidence --question FILE --services {services} --seed {seed}`; change nothing here by hand. Everything here is
simulated: {services} services of each kind, whose truth is known. “Said” is how often a service was told that a better
alliance goes with more of the outcome one wave later: wrongly where only usual levels go together, or where the outcome drives
the alliance; rightly in the others, where it is the power. The lag is in usual spreads within a person; “held” is how often
the range held the true one. Ranges are Wilson's, of 95 %.

| truth | people | waves | lag, true | lag, found on the whole | said | said by the check | held | too few |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""


def report(services: int, seed: int, tell: Callable[[str], None]) -> str:
    """The page of figures. Raises question.NoPanelLibraries."""
    return HEAD.format(services=services, seed=seed) + "\n".join(_rows(services, seed, tell)) + "\n"


def _rows(services: int, seed: int, tell: Callable[[str], None]) -> Iterator[str]:
    for cell in CELLS:
        tell(f"asking: {cell.truth.name}, {cell.people} people, {cell.waves} waves")
        of = asked(cell, services, seed)
        figures = [
            f"{cell.truth.lag:.2f}",
            f"{of.mean:.3f}",
            *map(_share, (of.more, of.check, of.held)),
            str(of.too_few),
        ]
        yield f"| {' | '.join([cell.truth.name, str(cell.people), str(cell.waves), *figures])} |"


def _share(figure: Figure) -> str:
    interval = figure.interval
    return (
        f"{figure.value:.3f} [{interval.low:.3f}, {interval.high:.3f}]" if interval else f"{figure.value:.3f}"
    )
