"""How many steady relationships show a signal by chance within a year: the figure that stands beside every signal.

It is that of the rhythm and history of whom it is said: how often they are asked in a year, and how many looks came
before that year. data/false_shares.csv is made with the rule that ships, and has to be made again when that changes:
`python3 run.py evidence --shares alongside/core/data/false_shares.csv`. A test simulates some of it again.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from alongside.core.detection import settings
from alongside.core.detection.signal import Severity
from alongside.core.priors import Calibration
from alongside.core.results import Figure, Interval
from alongside.core.scale import Scale

Floats = NDArray[np.float64]
OWN, ANY = "own", "any"  # the own check-in, and every other scale
COLUMNS = ("scale", "signal", "looks_a_year", "looks_before", "normal", "heavy", "uneven")
N = 40_000  # steady relationships behind each figure
METHOD = "simulated: share of steady relationships with a new signal of this kind within a year, asked as often as this one"
CAVEATS = (
    "The middle of normal and heavy-tailed ups and downs; from the lowest to the highest of those and of skewed ones that differ much between people.",
    "Relationships that drift slowly, or answers that go together from look to look, give more.",
)
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class History:
    """How often somebody is asked in a year, and how many looks came before that year."""

    looks_a_year: int
    looks_before: int = 0


@dataclass(frozen=True)
class Chance:
    """A share, 0 to 1, of steady relationships with this history that show a signal by chance within the year."""

    share: float
    looks_a_year: int
    looks_before: int
    own: bool = False  # as the service's own shuffled looks show it


def history_of(days: Sequence[date]) -> History:
    """Of looks on these days, in order: the year is the one that ends with the last of them.

    Where all began within that year, as if it went on as often as until now.
    """
    before = sum(day <= days[-1] - YEAR for day in days)
    lately, weeks = len(days) - before, (days[-1] - days[0]) / timedelta(days=7)
    if before or lately == 1:
        return History(lately, before)
    return History(round((lately - 1) * 52 / max(weeks, 1.0)))


def within_a_year(
    scale: Scale, severity: Severity, history: History, calibration: Calibration | None = None
) -> Figure:
    """The share, 0 to 1, of steady relationships that begin to show `severity` or a stronger one within a year.

    Between the rhythms and histories that were simulated it is drawn straight; beyond them the last one counts. With a
    `calibration`, so many times that as the service's own shuffled looks show.
    """
    if severity is Severity.NONE:
        raise ValueError("nothing was said, so nothing can be false")
    looks, before, shares = _simulated()[OWN if scale == settings.OWN_SCALE else ANY, severity]
    families = [
        float(np.interp(history.looks_a_year, looks, [np.interp(history.looks_before, before, row) for row in family]))
        for family in shares
    ]  # fmt: skip
    middle = (families[0] + families[1]) / 2
    if calibration is None:
        return Figure(middle, N, METHOD, Interval(min(families), max(families), 1.0), CAVEATS)
    times = calibration.times[severity]
    value, low, high = (min(1.0, middle * end) for end in _ends(times))
    return Figure(value, times.n, times.method, Interval(low, high), CAVEATS[1:])


def until(
    today: date,
    days: Sequence[date],
    scale: Scale,
    severity: Severity,
    calibration: Calibration | None = None,
) -> Figure:
    """The same for the year up to `today`, of somebody asked on these days, in order.

    Where all began within that year, in proportion to the looks so far that could be unusual.
    """
    lately = sum(day > today - YEAR for day in days)
    if lately < len(days):
        return within_a_year(scale, severity, History(lately, len(days) - lately), calibration)
    history = history_of(days)
    figure = within_a_year(scale, severity, history, calibration)
    part = min(1.0, max(0, lately - settings.FEWEST) / max(1, history.looks_a_year - settings.FEWEST))
    value, low, high = (part * end for end in _ends(figure))
    return replace(figure, value=value, interval=Interval(low, high, 1.0))


def in_so_many(share: float) -> tuple[int, int]:
    """A share as it is said, so that rounding moves it by a tenth at most: of 100, or of 1,000 where it is below 5 %."""
    of = 100 if share >= 0.05 else 1000
    return of, round(of * share)


@cache
def _simulated() -> dict[tuple[str, str], tuple[Floats, Floats, Floats]]:
    """By scale and signal: looks a year, looks before, and shares by (family, looks a year, looks before)."""
    text = files(__package__).joinpath("data", "false_shares.csv").read_text("utf-8")
    cells: dict[tuple[str, str], list[list[float]]] = defaultdict(list)
    for scale, signal, *figures in list(csv.reader(text.splitlines()))[1:]:
        cells[scale, signal].append([float(figure) for figure in figures])
    tables = {}
    for key, rows in cells.items():
        looks, before = (np.unique([row[column] for row in rows]) for column in (0, 1))
        shares = np.array(rows)[:, 2:].T.reshape(-1, len(looks), len(before))
        none = np.zeros((len(shares), 1, len(before)))  # who is never asked shows nothing
        tables[key] = np.append(0.0, looks), before, np.concatenate([none, shares], axis=1)
    return tables


CHANCE_METHOD = "the sum of what each relationship shows by chance at its own rhythm and history: Bernoullis, each on its own"
CHANCE_CAVEAT = "as if every relationship were steady; from the calmest to the most uneven ups and downs that were simulated"


def either(figures: Sequence[Figure]) -> Figure:
    """The share of those that show at least one of these, each for itself: of one relationship asked in several ways."""
    value, low, high = (
        1 - np.prod(1 - np.array(ends), axis=0) for ends in zip(*map(_ends, figures), strict=True)
    )
    return Figure(float(value), N, METHOD, Interval(float(low), float(high), 1.0), CAVEATS)


def chance_signals(figures: Sequence[Figure]) -> Figure:
    """How many relationships show a signal by chance, given the share of each, all steady, with the middle 95 %.

    The lower end is that of the lowest shares and the upper end that of the highest.
    """
    values, lows, highs = zip(*map(_ends, figures), strict=True) if figures else ((), (), ())
    interval = Interval(poisson_binomial_quantile(lows, 0.025), poisson_binomial_quantile(highs, 0.975))
    return Figure(sum(values), len(figures), CHANCE_METHOD, interval, (CHANCE_CAVEAT,))


def _ends(figure: Figure) -> tuple[float, float, float]:
    between = figure.interval or Interval(figure.value, figure.value)
    return figure.value, between.low, between.high


def poisson_binomial_quantile(shares: Sequence[float], level: float) -> int:
    """The `level` quantile of how many of these events happen, each with its own chance, by the usual recursion."""
    chances = [1.0]  # of 0, 1, 2 ... of the events so far
    for share in shares:
        without, with_it = [*chances, 0.0], [0.0, *chances]
        chances = [p * (1 - share) + q * share for p, q in zip(without, with_it, strict=True)]
    total = 0.0
    for k, chance in enumerate(chances):
        total += chance
        if total >= level - 1e-12:
            return k
    return len(shares)
