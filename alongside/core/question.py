"""Do alliances go with what is reached? The question of a service (S19), of two ratings by the same people on fixed waves.

What differs between people and what goes up and down within one are kept apart by a cross-lagged panel with random intercepts
(Hamaker, Kuiper and Grasman 2015), its lags and spreads the same from wave to wave. It is fitted by `semopy` to the covariances
of the waves; waves that are missing are allowed for by the EM algorithm (two stages: Yuan and Bentler 2000). Intervals are
percentiles over people drawn again. Beside it stands the estimate of Anderson and Hsiao (1981) from differences, by
`linearmodels`, which needs no normal spread and is less sure. Both libraries are an extra, imported when they are asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alongside.core.results import Figure, Interval, NotEnough, PracticeError

Floats = NDArray[np.float64]
FEWEST_PEOPLE, FEWEST_WAVES = 100, 6
WAVES = 8  # of one person; what came after them is not asked
DRAWS = 200
SETTLED = 0.9  # of the draws, or nothing is said
ROUNDS, CLOSE = 200, 1e-3  # of the EM algorithm, in squared spreads
FLAT = 1e-3  # a variance between people so small that nothing can go with it
METHOD = "cross-lagged panel with random intercepts, bootstrap over people"
CHECK = "Anderson and Hsiao, differences against levels two waves before, clustered by person"


class NoPanelLibraries(PracticeError):
    """The extra with semopy and linearmodels is not there."""


class Goes(StrEnum):
    """What an interval says: more of one then more of the other, less, or nothing that can be told from none."""

    MORE = "more"
    LESS = "less"
    NOT_TOLD = "not_told"

    @classmethod
    def of(cls, interval: Interval) -> "Goes":
        return cls.MORE if interval.low > 0 else cls.LESS if interval.high < 0 else cls.NOT_TOLD


@dataclass(frozen=True)
class Panel:
    """Two ratings of the same people, each (people, waves) in its own points; nan where there was no answer."""

    alliance: Floats
    outcome: Floats

    def paired(self) -> NDArray[np.bool_]:
        """Who has both ratings on which wave."""
        return ~np.isnan(self.alliance) & ~np.isnan(self.outcome)

    def often(self) -> NDArray[np.bool_]:
        """Who has both on six waves or more."""
        return np.asarray(self.paired().sum(axis=1) >= FEWEST_WAVES)

    def enough(self) -> "Panel":
        """Those who have, up to the last wave that half of them reached. Raises NotEnough below a hundred of them."""
        often = self.often()
        if often.sum() < FEWEST_PEOPLE:
            raise NotEnough("people with both on six waves", int(often.sum()), FEWEST_PEOPLE)
        last = np.flatnonzero(self.paired()[often].mean(axis=0) >= 0.5)[-1] + 1
        return Panel(self.alliance[often, :last], self.outcome[often, :last])


def installed() -> bool:
    """Whether the libraries of the extra are there."""
    return all(find_spec(name) for name in ("semopy", "linearmodels"))


def answer(panel: Panel, seed: int, draws: int = DRAWS) -> dict[str, Figure]:
    """What goes with what, in usual spreads within a person; the same `panel` and `seed` give the same figures.

    `within`: the outcome one wave after an alliance above that person's usual; `back`: the alliance one wave after such an
    outcome; `between`: how people's usual levels go together, -1 to 1; `check`: `within` by Anderson and Hsiao. Raises
    NotEnough for too few people or waves, and where answers hardly ever differ; NoPanelLibraries.
    """
    if not installed():
        raise NoPanelLibraries("semopy and linearmodels are not installed")
    panel = panel.enough()
    rows = np.hstack([_in_spreads(panel.alliance), _in_spreads(panel.outcome)])
    draw = np.random.default_rng(seed)
    model = _Model(rows)
    drawn = np.array([model.drawn(draw.integers(0, len(rows), len(rows))) for _ in range(draws)])
    figures = dict(_figures(model.whole, drawn, len(rows)))
    return figures | {"check": check(rows)}


def _figures(whole: Floats, drawn: Floats, people: int) -> Iterator[tuple[str, Figure]]:
    for name, value, column in zip(("within", "back", "between"), whole, drawn.T, strict=True):
        settled = column[~np.isnan(column)]
        if len(settled) >= SETTLED * len(column) and not np.isnan(value):
            low, high = np.quantile(settled, (0.025, 0.975), method="weibull")  # right for few draws too
            yield name, Figure(float(value), people, METHOD, Interval(float(low), float(high)))
        elif name != "between":  # without it the others still can be told
            raise NotEnough("draws in which the model settles", len(settled), int(SETTLED * len(column)))


def _in_spreads(ratings: Floats) -> Floats:
    """Each wave around its mean, in usual spreads within a person."""
    around = ratings - np.nanmean(ratings, axis=0)
    spread = np.sqrt(np.nanmean(np.nanvar(around, axis=1, ddof=1)))
    if not spread > 0:
        raise NotEnough("different answers by the same person", 1, 2)
    return np.asarray(around / spread)


class _Model:
    """The panel, fitted to everybody once; each draw starts from there."""

    def __init__(self, rows: Floats) -> None:
        self.rows, self.waves = rows, rows.shape[1] // 2
        self.names = [f"{side}{wave}" for side in "xy" for wave in range(self.waves)]
        self.model = import_module("semopy").Model(equations(self.waves))
        self.free = [name for name, parameter in self.model.parameters.items() if parameter.active]
        self.covariance = covariance(rows)
        self.whole = self._fitted(self.covariance, clean_slate=True)
        self.values = self.model.param_vals.copy()

    def drawn(self, people: NDArray[np.int64]) -> Floats:
        self.model.param_vals = self.values.copy()
        return self._fitted(covariance(self.rows[people], self.covariance), clean_slate=False)

    def _fitted(self, covariances: Floats, clean_slate: bool) -> Floats:
        """The two lags and the correlation between people; nan where they cannot be told."""
        pandas = import_module("pandas")
        self.model.load(
            cov=pandas.DataFrame(covariances, self.names, self.names),
            n_samples=len(self.rows),
            clean_slate=clean_slate,
        )
        if not self.model.fit(clean_slate=False).success:
            return np.full(3, np.nan)
        fitted = dict(zip(self.free, self.model.param_vals, strict=True))
        spread = fitted["kx"] * fitted["ky"]
        known = min(fitted["kx"], fitted["ky"]) > FLAT
        return np.array([fitted["b"], fitted["c"], fitted["kxy"] / np.sqrt(spread) if known else np.nan])


def equations(waves: int) -> str:
    """The model in the words of semopy: x the alliance, y the outcome, i levels between people, w what moves within one."""
    lines = [f"i{side} =~ {' + '.join(f'1*{side}{wave}' for wave in range(waves))}" for side in "xy"]
    for wave in range(waves):
        lines += [f"w{side}{wave} =~ 1*{side}{wave}" for side in "xy"]
        lines += [f"{side}{wave} ~~ 0*{side}{wave}" for side in "xy"]
    for before, wave in zip(range(waves - 1), range(1, waves), strict=True):
        lines.append(f"wx{wave} ~ a*wx{before} + c*wy{before}")
        lines.append(f"wy{wave} ~ d*wy{before} + b*wx{before}")
        lines += [f"wx{wave} ~~ r*wy{wave}", f"wx{wave} ~~ p*wx{wave}", f"wy{wave} ~~ q*wy{wave}"]
    lines += ["wx0 ~~ wy0", "ix ~~ kxy*iy", "ix ~~ kx*ix", "iy ~~ ky*iy"]
    lines += [f"i{level} ~~ 0*w{side}0" for level in "xy" for side in "xy"]
    return "\n".join(lines)


def covariance(rows: Floats, start: Floats | None = None) -> Floats:
    """The covariances of these columns; where values are missing, by the EM algorithm for a normal spread, from `start`."""
    seen = ~np.isnan(rows)
    mean = np.nanmean(rows, axis=0)
    if seen.all():
        return np.cov(rows.T, bias=True)
    estimate = np.diag(np.nanvar(rows, axis=0)) if start is None else start
    both, alone = seen[:, :, None] & seen[:, None, :], np.eye(rows.shape[1])
    for _ in range(ROUNDS):
        before, known = estimate, estimate * seen[:, None, :]
        gain = known @ np.linalg.inv(np.where(both, estimate, alone))
        filled = mean + np.einsum("nij,nj->ni", gain, np.where(seen, rows - mean, 0.0))
        mean = filled.mean(axis=0)
        around = filled - mean
        estimate = around.T @ around / len(rows) + (estimate - gain @ known.transpose(0, 2, 1)).mean(axis=0)
        estimate = (
            estimate + estimate.T
        ) / 2  # rounding alone makes the two halves differ, and the rounds would add that up
        if np.abs(estimate - before).max() < CLOSE:
            break
    return estimate


def check(rows: Floats) -> Figure:
    """The lag from the alliance to the outcome by Anderson and Hsiao: each change explained by the changes one wave before,
    for which the levels two waves before stand in."""
    pandas, iv = import_module("pandas"), import_module("linearmodels.iv")
    x, y = np.hsplit(rows, 2)
    person = np.repeat(np.arange(len(rows)), x.shape[1] - 2)
    columns = {
        "change": (y[:, 2:] - y[:, 1:-1]).ravel(),
        "outcome": (y[:, 1:-1] - y[:, :-2]).ravel(),
        "alliance": (x[:, 1:-1] - x[:, :-2]).ravel(),
        "outcome_before": y[:, :-2].ravel(),
        "alliance_before": x[:, :-2].ravel(),
        "person": person,
        "one": np.ones(len(person)),
    }
    frame = pandas.DataFrame(columns).dropna()
    before = frame[["outcome_before", "alliance_before"]]
    model: Any = iv.IV2SLS(frame["change"], frame[["one"]], frame[["outcome", "alliance"]], before)
    fitted = model.fit(cov_type="clustered", clusters=frame["person"])
    low, high = fitted.conf_int().loc["alliance"]
    return Figure(float(fitted.params["alliance"]), len(rows), CHECK, Interval(float(low), float(high)))
