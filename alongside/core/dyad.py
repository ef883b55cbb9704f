"""The gap between the two sides: their answer, and how the worker thought it was for them, about the same time.

Nothing here says who is right, nor anything about a worker's competence or a client's credibility.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from alongside.core.distributions import t_quantile
from alongside.core.results import Figure, Interval, NotEnough

#: Further apart than this, they are not about the same time.
DAYS_APART = 14


class DatedScore(NamedTuple):
    on: date
    steps: int


@dataclass(frozen=True)
class Pair:
    """An answer and the guess that belongs to it."""

    answer: DatedScore
    guess: DatedScore

    @property
    def difference(self) -> int:
        """How many steps the guess lies above the answer."""
        return self.guess.steps - self.answer.steps


def pairs(answers: Sequence[DatedScore], guesses: Sequence[DatedScore]) -> list[Pair]:
    """The nearest in time first, each used once, in order of the answers' days. Of two as near, the earlier guess:
    it cannot have been made knowing the answer."""
    near = sorted(
        (abs((guess.on - answer.on).days), answer.on, guess.on, a, g)
        for a, answer in enumerate(answers)
        for g, guess in enumerate(guesses)
        if abs((guess.on - answer.on).days) <= DAYS_APART
    )
    used_answers: set[int] = set()
    used_guesses: set[int] = set()
    matched = []
    for _apart, _answer, _guess, a, g in near:
        if a not in used_answers and g not in used_guesses:
            used_answers.add(a)
            used_guesses.add(g)
            matched.append(Pair(answers[a], guesses[g]))
    return sorted(matched, key=lambda pair: (pair.answer.on, pair.guess.on))


FEWEST_FOR_GAP = 3
FEWEST_FOR_TRACKING = 8
LIMITS = 1.96


@dataclass(frozen=True)
class Gap:
    """How much higher the worker's guess lies (steps), and between which gaps most pairs lie."""

    mean: Figure
    limits: Interval


@dataclass(frozen=True)
class Tracking:
    """Truth and bias (West and Kenny 2011): `bias`, how far the guesses lie above the answers at their usual level;
    `tracking`, how many steps a guess moves when the answer moves by one."""

    bias: Figure
    tracking: Figure


def gap(answers: Sequence[int], guesses: Sequence[int]) -> Gap:
    """Mean difference with its t interval, and limits of agreement (Bland and Altman 1986); from three pairs on."""
    difference = _paired(answers, guesses, FEWEST_FOR_GAP)
    n, mean, spread = len(difference), float(difference.mean()), float(difference.std(ddof=1))
    half = t_quantile(0.975, n - 1) * spread / math.sqrt(n)
    figure = Figure(mean, n, "mean difference, t interval", Interval(mean - half, mean + half))
    return Gap(figure, Interval(mean - LIMITS * spread, mean + LIMITS * spread))


def tracking(answers: Sequence[int], guesses: Sequence[int]) -> Tracking:
    """Truth and bias from eight pairs on; NotEnough before, or when the answers never vary."""
    _paired(answers, guesses, FEWEST_FOR_TRACKING)
    x, y = np.asarray(answers, float), np.asarray(guesses, float)
    n, centred = len(x), np.asarray(answers, float) - np.mean(answers)
    square = float(centred @ centred)
    if square == 0:
        raise NotEnough("different answers", 1, 2)
    slope = float(centred @ y) / square
    left = y - y.mean() - slope * centred
    noise = math.sqrt(float(left @ left) / (n - 2))
    reach = t_quantile(0.975, n - 2)
    return Tracking(
        _figure(float(y.mean() - x.mean()), reach * noise / math.sqrt(n), n),
        _figure(slope, reach * noise / math.sqrt(square), n),
    )


def _figure(value: float, half: float, n: int) -> Figure:
    method = "truth and bias: guesses less the mean answer, regressed on centred answers"
    return Figure(value, n, method, Interval(value - half, value + half))


def _paired(answers: Sequence[int], guesses: Sequence[int], fewest: int) -> np.ndarray:
    if len(answers) != len(guesses):
        raise ValueError("every answer needs its guess")
    if len(answers) < fewest:
        raise NotEnough("pairs of both sides", len(answers), fewest)
    return np.asarray(guesses, float) - np.asarray(answers, float)
